"""One embedded server for all processes, from the first that comes to the last that leaves, however they leave."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from annotator.config.postgres.cluster import PORT, SUPERUSER, socket_folder
from tests.annotator.config.users import enter, is_gone, keeper, kill, leave, server, start_user, wait_until


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for one server, which the tests of this module start over and over."""
    return tmp_path_factory.mktemp("pg") / "postgres"


@pytest.fixture(autouse=True)
def nobody_left(home: Path) -> Iterator[None]:
    """Fail a test after which the server still runs."""
    yield
    wait_until(lambda: is_gone(home))


def ask(home: Path, question: str) -> tuple[object, ...] | None:
    address = {"host": str(socket_folder(home)), "port": PORT, "user": SUPERUSER, "dbname": "claimdesk"}
    with psycopg.connect(**address) as connection:
        return connection.execute(question).fetchone()


def test_the_first_user_makes_a_database_in_utf8_with_a_fixed_order_and_checksums(home):
    user = enter(home)
    question = "SELECT pg_encoding_to_char(encoding), datlocprovider, datlocale, current_setting('data_checksums')"
    assert ask(home, f"{question} FROM pg_database WHERE datname = 'claimdesk'") == ("UTF8", "b", "C.UTF-8", "on")
    leave(user)


def test_it_listens_on_its_socket_alone_and_shows_its_files_to_nobody(home):
    user = enter(home)
    assert ask(home, "SELECT current_setting('listen_addresses')") == ("",)
    assert (home / "data").stat().st_mode & 0o077 == 0
    assert (home / "server.log").stat().st_mode & 0o077 == 0
    leave(user)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_it_serves_two_processes_until_the_last_has_left_by_whatever_signal(home, end):
    first, second = enter(home), enter(home)
    pid = server(home).pid
    kill(first, end)
    assert ask(home, "SELECT 1") == (1,)
    assert server(home).pid == pid
    kill(second, end)


def test_a_killed_user_does_not_count_for_the_next(home):
    first, second = enter(home), enter(home)
    kill(first, signal.SIGKILL)
    third = enter(home)
    leave(second)
    assert ask(home, "SELECT 1") == (1,)
    leave(third)


def test_a_forked_process_keeps_the_server_that_its_parent_has_left(home):
    parent = enter(home, then="if os.fork(): os._exit(0)")
    wait_until(lambda: parent.poll() == 0)
    assert ask(home, "SELECT 1") == (1,)
    leave(parent)


def test_many_who_come_and_go_at_once_are_all_served(home):
    users = [start_user(home) for _ in range(6)]
    for user in users:
        leave(user)
    late = start_user(home)  # the server is being stopped
    leave(late)


def test_a_new_keeper_takes_over_the_server_of_a_killed_one(home):
    first = enter(home)
    pid = server(home).pid
    keeper(home).kill()
    second = enter(home)
    assert server(home).pid == pid
    leave(first)
    assert ask(home, "SELECT 1") == (1,)
    leave(second)


def test_a_killed_server_is_started_again_by_the_next_connection(home):
    first = enter(home)
    dead = server(home)
    dead.kill()
    wait_until(lambda: not dead.is_running())
    second = enter(home)
    assert server(home).pid != dead.pid
    leave(first)
    leave(second)


@pytest.mark.parametrize("pid", ["dead", "in use by another program"])
def test_the_pid_file_of_a_dead_server_does_not_stop_it(home, pid):
    leave(enter(home))
    wait_until(lambda: is_gone(home))
    left = home / "data" / "postmaster.pid"
    number = 2**22 + 1 if pid == "dead" else os.getpid()
    left.write_text(f"{number}\n{home / 'data'}\n1700000000\n{PORT}\n{home / 'data'}\n\n  1234567         0\nready\n")
    leave(enter(home))


def test_a_user_starts_where_nothing_of_the_environment_is_set(home, monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("PGPORT", "6543")
    user = start_user(home)
    output, errors = user.communicate()
    assert output == "in\n"
    assert "Warning" not in errors


def test_it_serves_a_folder_whose_path_is_too_long_for_a_socket(tmp_path):
    home = tmp_path / ("deep, with a comma and 'quotes' " * 4) / "postgres"
    user = enter(home)
    assert socket_folder(home).parent == Path("/tmp")
    assert socket_folder(home).stat().st_mode & 0o077 == 0
    assert ask(home, "SELECT 1") == (1,)
    leave(user)
    wait_until(lambda: is_gone(home))
    socket_folder(home).rmdir()
