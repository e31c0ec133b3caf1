"""Which server the settings name, and how connections to it are kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections

from annotator.config.database import database_settings
from tests.annotator.config.users import ROOT


def test_with_no_url_the_embedded_server_is_meant_and_nothing_is_made(tmp_path):
    home = tmp_path / "var" / "postgres"
    settings = database_settings("", home)
    assert settings["ENGINE"] == "annotator.config.postgres"
    assert settings["EMBEDDED"] == str(home)
    assert settings["NAME"] == "claimdesk"
    assert list(tmp_path.iterdir()) == []


def test_a_url_is_read_in_full():
    url = "postgres://anna:s%40fe@db.example.org:6432/claims?sslmode=require"
    settings = database_settings(url, Path("/unused"))
    assert (settings["USER"], settings["PASSWORD"], settings["HOST"], settings["PORT"], settings["NAME"]) == (
        "anna",
        "s@fe",
        "db.example.org",
        6432,
        "claims",
    )
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert "EMBEDDED" not in settings


def test_connections_are_pooled_and_checked():
    for url in ("", "postgresql://db/claims"):
        settings = database_settings(url, Path("/unused"))
        assert settings["OPTIONS"]["pool"]["max_size"] > 1
        assert settings["CONN_MAX_AGE"] == 0, "Django refuses a pool of connections that are kept besides"
        assert settings["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize(
    "url",
    [
        "mysql://anna:geheim@db/claims",
        "sqlite:///claims.sqlite3",
        "anna:geheim@db/claims",
        "postgres://anna:geheim@db:no-port/claims",
        "postgres://anna:geheim@db:99999/claims",
        "postgres://anna:geheim@[db/claims",
        "postgres://anna:geheim@db",
        "postgres://anna:geheim@db/",
        "true",
    ],
)
def test_a_bad_url_is_refused_without_telling_the_password(url):
    with pytest.raises(ImproperlyConfigured) as refusal:
        database_settings(url, Path("/unused"))
    assert str(refusal.value).startswith("DATABASE_URL ")
    assert "geheim" not in str(refusal.value)
    assert "postgres://user:password@host:5432/name" in str(refusal.value)


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={**kept, "CLAIMDESK_SECRET_KEY": "x", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_command_that_needs_no_database_starts_no_server(tmp_path):
    assert run("help", CLAIMDESK_VAR=str(tmp_path)).returncode == 0
    assert not (tmp_path / "postgres").exists()


def test_a_command_says_in_one_sentence_that_the_server_is_unusable(tmp_path):
    (tmp_path / "postgres").write_text("a file")
    done = run("migrate", CLAIMDESK_VAR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == f"ServerUnusable: {tmp_path}/postgres must be a folder, for the embedded PostgreSQL.\n"


def test_a_server_that_is_not_there_is_reported_at_once():
    address = "postgres://nobody@127.0.0.1:1/claims"
    done = run("migrate", DATABASE_URL=address, CLAIMDESK_HOSTS="localhost")
    assert "Connection refused" in done.stderr
    assert "PoolTimeout" not in done.stderr


@pytest.mark.django_db(transaction=True)
def test_a_forked_process_has_connections_of_its_own():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        ours = cursor.fetchone()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with connections["default"].cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                os.write(writing, b"another" if cursor.fetchone() != ours else b"the same")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    assert os.read(reading, 100) == b"another"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone() == ours


@pytest.mark.django_db
def test_the_tests_run_on_a_database_of_their_own():
    assert connection.settings_dict["NAME"].startswith("test_")
