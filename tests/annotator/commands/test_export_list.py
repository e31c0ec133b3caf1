"""Tests for the command that takes a list."""

import json

import pytest
from django.core.management import CommandError, call_command

from annotator.exchange.exports.models import ExportJob
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db


def test_it_writes_what_the_filters_find_and_records_it(tmp_path, capsys):
    make_claim(kind="killed")
    make_claim(kind="injured")
    path, lead = tmp_path / "claims.jsonl", make_user("lead")
    call_command("export_list", "claims", str(path), "--user", lead.username, "--filter", "kind=injured&page=2")
    (row,) = [json.loads(line) for line in path.read_text().splitlines()]
    assert row["kind"] == "injured"
    job = ExportJob.objects.get()
    assert (job.user, job.query, job.profile, job.downloads.count()) == (lead, "kind=injured", "redacted", 1)
    assert job.sha256 in capsys.readouterr().out


@pytest.mark.parametrize(
    ("role", "file", "says"),
    [("analyst", "a.csv", "take lists"), ("lead", "a.pdf", "should end in"), ("publisher", "a.csv", "protected names")],
)
def test_it_keeps_to_rights_and_formats(tmp_path, role, file, says):
    user = make_user(role)
    with pytest.raises(CommandError, match=says):
        call_command("export_list", "articles", str(tmp_path / file), "--user", user.username, "--full")
    assert not (tmp_path / file).exists()


def test_nobody_takes_nothing(tmp_path):
    with pytest.raises(CommandError, match="nobody called"):
        call_command("export_list", "articles", str(tmp_path / "a.csv"), "--user", "nobody")
