"""Tests for `manage.py check_article`, which needs no database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = "River Watch\n\nTwo men were killed on Monday, 5 January 2022.\n\nRead more\n"


def checked(*args: str) -> str:
    out = StringIO()
    call_command("check_article", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_it_prints_each_flag_in_words_with_its_passages(report: Path) -> None:
    said = checked(str(report), "--published", "2022-01-06")
    assert "warn  5 Jan 2022 was a Wednesday, not a Monday.  [weekday_against_date]" in said
    assert "Monday, 5 January 2022" in said


def test_it_prints_json_whose_spans_are_code_points_of_the_text(report: Path) -> None:
    flags = json.loads(checked(str(report), "--published", "2022-01-06", "--json"))["flags"]
    (flag,) = [one for one in flags if one["check"] == "weekday_against_date"]
    ((start, end),) = flag["spans"]
    assert TEXT[start:end] == "Monday, 5 January 2022"
    assert flag["severity"] == "warn"


def test_it_says_so_when_nothing_was_found(tmp_path: Path) -> None:
    path = tmp_path / "clean.txt"
    path.write_text("Two men were killed on Wednesday, 5 January 2022.\n", "utf-8")
    assert checked(str(path), "--published", "2022-01-06").strip() == "Nothing found: every check passed."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("missing.txt",), "missing.txt cannot be read: No such file or directory."),
        (("missing.txt", "--published", "last week"), "last week is no day; write it as 2022-01-24."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError) as refused:
        checked(*arguments)
    assert str(refused.value) == sentence


def test_a_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    with pytest.raises(CommandError, match="an image"):
        checked(str(path))


PLACES = "admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode\nRaqqa,SY11,Tabqa,SY1103\nAleppo,SY02,Manbij,SY0206\n"


def test_it_looks_up_places_in_a_gazetteer_that_is_named(tmp_path: Path) -> None:
    report, places = tmp_path / "report.txt", tmp_path / "places.csv"
    report.write_text("Two men were killed in Manbij in Raqqa countryside on 5 January 2022.\n", "utf-8")
    places.write_text(PLACES, "utf-8")
    said = checked(str(report), "--published", "2022-01-06", "--places", str(places))
    assert "The gazetteer has Manbij in Aleppo, none in Raqqa.  [place_outside_governorate]" in said


def test_a_gazetteer_that_is_missing_is_named(report: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.csv cannot be read"):
        checked(str(report), "--places", str(tmp_path / "nowhere.csv"))
