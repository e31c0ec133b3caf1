"""What goes into a file comes out of it again, whatever the words are; and the same rows give the same bytes."""

import csv
import io
import json
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reports.cells import runs, safe, unsafe
from reports.files import workbook
from reports.files.catalogue import FILES
from tests.reports.files.rows import contents, written

HOSTILE = [
    '=HYPERLINK("http://x.example","read")', "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "'=1",
    "''+1", "＝1+1", "＋1", "－1", "＠x", "=cmd|'/c calc'!A0",
    "#N/A", "TRUE", "1/2", "007", "1e5", '"', 'a"b,c;d', "'quoted'",
    "قتل ثلاثة مقاتلين", "a\nb\r\nc", "\u202eabc", "𝟜 𐎀", "_x000D_",
]  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=60),
)
often = settings(max_examples=60, deadline=None)


def table(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode(), newline="")))


@given(WORDS)
@often
def test_words_come_back_out_of_csv_once_the_apostrophe_is_off(said):
    for name in ("claims.csv", "figures.csv", "incidents.csv", "sources.csv", "allegations.csv", "linkage.csv"):
        cells = [cell for row in table(written(name, contents(said))) for cell in row.values()]
        assert not [cell for cell in cells if runs(cell) and not cell.startswith("'")]
    (row,) = table(written("claims.csv", contents(said)))
    assert unsafe(row["quote"]) == said
    assert (row["min"], row["best"], row["max"], row["start"], row["end"]) == ("3", "4", "", "10", str(10 + len(said)))
    assert row["redaction"] == "public"


@given(WORDS)
@often
def test_taking_an_apostrophe_off_gives_the_text_as_it_was(said):
    assert unsafe(safe(said)) == said
    assert safe(said) == said or not safe(said).startswith(said)


@given(WORDS)
@settings(max_examples=25, deadline=None)
def test_words_come_back_out_of_a_workbook_as_text_and_no_cell_is_a_formula(said):
    book = load_workbook(io.BytesIO(written("edition.xlsx", contents(said))))
    head, row = book["Claims"].iter_rows()
    cells = {name.value: cell for name, cell in zip(head, row, strict=True)}
    assert cells["quote"].value == workbook.writable(said)
    assert cells["quote"].data_type == "s"
    assert bool(cells["quote"].quotePrefix) == runs(said)
    assert (cells["min"].value, cells["best"].value, cells["max"].value) == (3, 4, None)
    assert (cells["start"].value, cells["end"].value) == (10, 10 + len(said))
    assert not [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type in "fe"]


@given(WORDS)
@often
def test_words_stay_as_they_are_in_json(said):
    whole = json.loads(written("edition.json", contents(said)))
    (claim,), (article,) = whole["claims"], whole["articles"]
    assert claim["quote"] == said == article["text"][claim["start"] : claim["end"]]
    assert (claim["fact"]["min"], claim["fact"]["max"]) == (3, None)
    assert whole["incidents"][0]["title"] == said
    assert whole["allegations"][0]["data"]["missing"] == [said]


@given(WORDS)
@often
def test_every_file_is_utf_8_without_nul_or_byte_order_mark(said):
    for file in FILES:
        if file.name != "edition.xlsx":
            raw = written(file.name, contents(said))
            assert "\x00" not in raw.decode()
            assert not raw.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_the_same_rows_give_the_same_bytes(name):
    assert written(name, contents("قتل ثلاثة")) == written(name, contents("قتل ثلاثة"))


def test_a_workbook_does_not_depend_on_the_clock():
    with zipfile.ZipFile(io.BytesIO(written("edition.xlsx", contents()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2022-02-03T12:00:00Z"}


@pytest.mark.parametrize(
    ("text", "held"),
    [("a\rb\r\nc", "a\nb\nc"), ("a\x07b", "a�b"), ("x" * 40_000, "x" * (32_767 - len(workbook.CUT)) + workbook.CUT)],
)
def test_what_a_sheet_cannot_hold_is_told_in_it(text, held):
    assert workbook.writable(text) == held


def test_rows_past_a_sheet_s_end_are_told_on_the_first_sheet(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 150)
    rows = contents()
    rows.claims.extend(rows.claims * 199)
    book = load_workbook(io.BytesIO(written("edition.xlsx", rows)))
    assert book["Claims"].max_row == 150
    said = dict(book["About"].iter_rows(values_only=True))
    assert said["Claims"] == "51 more rows than a sheet can hold; all of them are in the CSV."
    assert "Figures" not in said
