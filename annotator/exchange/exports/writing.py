"""Rows into a file, one after the other: CSV that no spreadsheet runs, JSON Lines word for word, or a workbook."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from annotator.exchange.apostrophes import runs, safe

MOST_ROWS, MOST_CHARACTERS = 1_048_575, 32_767
CUT = " … [cut: CSV and JSON Lines have the whole text]"
# Not allowed in XML, or read back as something else.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

Write = Callable[[Mapping[str, str]], int]  # writes a row, and returns how many of its cells had to be cut


class TooManyRows(Exception):
    """A sheet cannot hold so many rows; the message is the sentence to show."""


@contextmanager
def _csv(path: Path, columns: Sequence[str]) -> Iterator[Write]:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)

        def write(cells: Mapping[str, str]) -> int:
            writer.writerow([safe(cells[column]) for column in columns])
            return 0

        yield write


@contextmanager
def _json_lines(path: Path, columns: Sequence[str]) -> Iterator[Write]:
    with path.open("w", encoding="utf-8") as file:

        def write(cells: Mapping[str, str]) -> int:
            file.write(json.dumps({column: cells[column] for column in columns}, ensure_ascii=False) + "\n")
            return 0

        yield write


@contextmanager
def _workbook(path: Path, columns: Sequence[str]) -> Iterator[Write]:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rows")
    sheet.freeze_panes = "A2"
    pen, written = _Pen(sheet), 0
    sheet.append([pen.cell(column) for column in columns])

    def write(cells: Mapping[str, str]) -> int:
        nonlocal written
        written += 1
        if written > MOST_ROWS:
            raise TooManyRows(f"A sheet holds {MOST_ROWS:,} rows; take CSV or JSON Lines, or filter the list.")
        sheet.append([pen.cell(cells[column]) for column in columns])
        return sum(len(cells[column]) > MOST_CHARACTERS for column in columns)

    try:
        yield write
    finally:
        # Also a book that is given up has a file of its own, which goes with this.
        book.save(path)


class _Pen:
    """Writes cells that stay text, also when somebody edits them."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        quoted = WriteOnlyCell(sheet)
        quoted.quotePrefix = True
        self.quoted = quoted._style

    def cell(self, text: str) -> Any:
        """Return a text as a cell; nothing is no cell."""
        if not text:
            return None
        made = WriteOnlyCell(self.sheet, writable(text))
        made.data_type = "s"
        if runs(text):
            made._style = self.quoted
        return made


def writable(text: str) -> str:
    """Return a text as a sheet can hold it: no control signs, lines that end in one way, not longer than a cell."""
    clean = _LIKE_ESCAPE.sub("_x005F_", _UNWRITABLE.sub("\ufffd", _LINE_ENDS.sub("\n", text)))
    return clean if len(clean) <= MOST_CHARACTERS else clean[: MOST_CHARACTERS - len(CUT)] + CUT


WRITERS: dict[str, Callable[[Path, Sequence[str]], Any]] = {"csv": _csv, "xlsx": _workbook, "jsonl": _json_lines}
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
}
