"""The command takes claims in from tables and from the extractor's own lines."""

import json

import pytest
from django.core.management import CommandError, call_command

from annotator.claims.models import Claim
from annotator.extraction import Document, extract
from annotator.extraction.__main__ import claim
from tests.factories import TEXT, make_article, make_user

pytestmark = pytest.mark.django_db
REPORT = (
    "On Monday 17 January 2022, nine civilians, including four children, were killed in shelling on Idlib. "
    "Forces fired three rockets from Hama at Al-Bab. A convoy of 130 vehicles entered in four batches. "
    "A large group of fighters withdrew from Al-Tanaf and returned two hours later."
)


def run(*arguments):
    call_command("import_claims", *map(str, arguments))


def table(tmp_path, *rows, name="claims.csv"):
    path = tmp_path / name
    path.write_text("article,quote,kind,number\n" + "".join(f"{row}\n" for row in rows))
    return path


def test_a_table_becomes_candidates(tmp_path, capsys):
    article, person = make_article(), make_user("data_manager")
    path = table(tmp_path, f"{article.pk},Four fighters were killed,killed,four")
    run(path, "--user", person.username)
    found = Claim.objects.get()
    assert (found.origin, found.best, found.created_by) == ("import", 4, person)
    assert "1 new, 0 changed, 0 unchanged, 0 refused." in capsys.readouterr().out


def test_a_dry_run_stores_nothing(tmp_path, capsys):
    article = make_article()
    run(table(tmp_path, f"{article.pk},Four fighters were killed,killed,four"), "--dry-run")
    assert not Claim.objects.exists()
    assert "Nothing was stored; it would be: 1 new" in capsys.readouterr().out


def test_rows_that_make_no_sense_are_named_and_the_others_stored(tmp_path, capsys):
    article = make_article()
    good, bad = f"{article.pk},Four fighters were killed,killed,four", f"{article.pk},No such words,killed,four"
    with pytest.raises(CommandError, match="1 rows were refused") as error:
        run(table(tmp_path, good, bad, good))
    assert error.value.returncode == 1
    assert Claim.objects.count() == 1
    assert "row 3, quote: 'No such words': These words do not stand in the article." in capsys.readouterr().err


def test_the_extractors_own_lines_come_in_as_they_are_and_only_once(tmp_path, capsys):
    article = make_article(REPORT)
    candidates = extract(Document(article.text, published=article.published))
    lines = tmp_path / "claims.jsonl"
    lines.write_text(json.dumps({"id": article.text_sha256, "claims": [claim(one) for one in candidates]}) + "\n")
    run(lines, "--id-is", "sha256")
    stored = list(Claim.objects.order_by("start", "end", "pk"))
    assert len(stored) == len(candidates) > 5
    for one, said in zip(stored, sorted(candidates, key=lambda one: (one.start, one.end)), strict=True):
        names = "kind unit min best max quote modality role date_start date_basis rule score paragraph".split()
        assert {name: getattr(one, name) for name in names} == {name: getattr(said, name) for name in names}
    assert sum(one.of_id is not None for one in stored) == sum(one.of is not None for one in candidates) > 0
    run(lines, "--id-is", "sha256")
    assert f"0 new, 0 changed, {len(stored)} unchanged" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", '{"claims": [', "article\n"])
def test_a_file_that_is_none_gets_a_sentence(tmp_path, text):
    path = tmp_path / "claims.jsonl"
    path.write_text(text)
    with pytest.raises(CommandError, match=r"claims\.jsonl: "):
        run(path)


def test_nobody_is_no_person(tmp_path):
    with pytest.raises(CommandError, match="nobody called"):
        run(table(tmp_path, TEXT), "--user", "nobody")
