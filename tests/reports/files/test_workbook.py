"""The workbook: its sheets, its heads, its types."""

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from tests.reports.files.rows import contents, written


@pytest.fixture(scope="module")
def book():
    return load_workbook(io.BytesIO(written("edition.xlsx", contents())))


def test_it_has_a_sheet_a_table_and_says_first_where_it_comes_from(book):
    assert book.sheetnames == [
        "About", "Figures", "Incidents", "Claims", "Not counted", "Allegations", "Sources", "Definitions",
    ]  # fmt: skip
    said = dict(book["About"].iter_rows(values_only=True))
    assert said["edition"] == 7
    assert said["manifest sha256"] == "a" * 64
    assert said["redaction"] == "public"
    assert "https://tallies.example/editions/7/" in said["cite"]
    assert said["published"] == datetime(2022, 2, 3)


def test_each_sheet_keeps_its_head_in_sight_and_can_be_filtered(book):
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A1"].font.bold
        assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])


def test_days_are_days_and_numbers_are_numbers(book):
    head, row = book["Incidents"].iter_rows()
    cells = {name.value: cell for name, cell in zip(head, row, strict=True)}
    assert cells["date_start"].is_date
    assert cells["date_start"].number_format == "yyyy-mm-dd"
    assert cells["latitude"].value == 35.95
    assert [cells[f"killed_combatants_{bound}"].value for bound in ("min", "best", "max")] == [3, 4, None]


def test_every_column_is_defined(book):
    defined = {(row[2], row[0]) for row in book["Definitions"].iter_rows(min_row=2, values_only=True)} or set()
    defined |= {(row[0], row[1]) for row in book["Definitions"].iter_rows(min_row=2, values_only=True)}
    for sheet in book.worksheets[1:-1]:
        assert {(sheet.title, cell.value) for cell in sheet[1]} <= defined
