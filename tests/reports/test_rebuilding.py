"""An edition is made again from its rows byte for byte, also on a database restored from a backup."""

import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pgtrigger
import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from annotator.config.postgres.cluster import program
from reports.actions import publish_edition
from reports.bundle import bundle
from reports.models import Edition
from tests.factories import make_article, make_decided_claim, make_user
from tests.reports.worked_example import END, START, decide_example, store_example

ROOT = Path(__file__).resolve().parents[2]
RESTORED = "claimdesk_restored"


def rebuild(*arguments, **options) -> str:
    out = StringIO()
    call_command("rebuild_edition", *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_the_bundle_is_rebuilt_from_the_rows(edition, tmp_path):
    said = rebuild(1, out=tmp_path / "again.zip")
    assert "Edition 1 is rebuilt from its rows, byte for byte." in said
    assert (tmp_path / "again.zip").read_bytes() == bundle(Edition.objects.get())
    assert edition.manifest_sha256 in said


@pytest.mark.django_db
def test_rows_that_were_changed_are_not_rebuilt(edition):
    with pgtrigger.ignore():
        edition.figures.filter(label="Arrested").update(display="13")
    with pytest.raises(CommandError, match="give another manifest than the one published; `verify_edition 1` says"):
        rebuild(1)


@pytest.mark.django_db
def test_the_desk_says_the_same_until_somebody_decides_otherwise(edition):
    assert rebuild(1, from_desk=True).strip() == "The desk says the same today."


@pytest.mark.django_db
def test_the_desk_s_differences_are_told_in_words(edition):
    claim = make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    said = rebuild(1, from_desk=True)
    assert "figure Killed, combatants, recorded: then 24–26, now 28–30" in said
    assert f"article {claim.article_id}: not covered then" in said
    assert f"claim {claim.pk}: not there then" in said
    assert "differences from edition 1." in said


@pytest.mark.django_db
def test_there_is_nothing_to_rebuild_of_no_edition(edition):
    with pytest.raises(CommandError, match=r"There is no edition 9\. Editions: 1\."):
        rebuild(9)


@pytest.fixture
def restored(transactional_db, tmp_path) -> Iterator[str]:
    """The address of a database restored from a dump of this one, with two editions in it."""
    decide_example(store_example()[1])
    publisher = make_user("publisher")
    publish_edition(title="A month", start=START, end=END, publisher=publisher)
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    publish_edition(title="Again", start=START, end=END, publisher=publisher)
    dump, (here, there) = tmp_path / "dump.sql", (address(connection.settings_dict["NAME"]), address(RESTORED))
    tool("pg_dump", "--no-owner", f"--file={dump}", here)
    with psycopg.connect(here, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {RESTORED}")
        server.execute(f"CREATE DATABASE {RESTORED}")
        try:
            tool("psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--file={dump}", there)
            yield there
        finally:
            server.execute(f"DROP DATABASE {RESTORED} WITH (FORCE)")


def test_a_restored_database_gives_the_same_bytes_and_takes_no_further_row(restored, tmp_path):
    for edition in Edition.objects.all():
        out = tmp_path / f"edition-{edition.number}.zip"
        done = manage(restored, "rebuild_edition", str(edition.number), "--out", str(out))
        assert done.returncode == 0, done.stderr
        assert out.read_bytes() == bundle(edition)
        assert manage(restored, "verify_edition", str(edition.number)).returncode == 0
    with (
        psycopg.connect(restored) as database,
        pytest.raises(psycopg.errors.RestrictViolation, match="takes no further row"),
    ):
        database.execute(
            "INSERT INTO reports_editionpicture (edition_id, name, title, description, spec, svg, csv, sha256) "
            "SELECT id, 'x', 'X', '', '{}', '<svg/>', '', repeat('0', 64) FROM reports_edition"
        )


def address(database: str) -> str:
    """Return the address of a database on the server that the tests run on."""
    given = {name: str(connection.settings_dict[name]) for name in ("USER", "PASSWORD", "HOST", "PORT")}
    who = quote(given["USER"], safe="") + (f":{quote(given['PASSWORD'], safe='')}" if given["PASSWORD"] else "")
    return f"postgresql://{who}@{quote(given['HOST'], safe='')}:{given['PORT']}/{database}"


def tool(name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs."""
    done = subprocess.run([program(name), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def manage(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on another database, in a process of its own and without the key that signed."""
    environment = {**os.environ, "DATABASE_URL": url, "CLAIMDESK_SECRET_KEY": "k" * 50, "CLAIMDESK_SIGNING_KEY": ""}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
