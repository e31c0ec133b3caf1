"""ODS, row by row. The libraries at hand build whole sheets in memory, fill every gap and do not tell formulas."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.exchange.tables import packages
from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.damage import reading
from annotator.exchange.tables.raw import Raw, Said, Value
from annotator.exchange.tables.typed import formula, number
from annotator.exchange.tables.xml import events

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{_OASIS}{name}:1.0}}" for name in ("table", "office", "text", "style"))
_SHEET, _ROW, _CELL, _COVERED = (
    f"{_TABLE}{name}" for name in ("table", "table-row", "table-cell", "covered-table-cell")
)
_KIND, _VALUE = f"{_OFFICE}value-type", f"{_OFFICE}value"
_WIDEST = 16_384  # columns of the widest sheet that any program makes
_NUMBERS = {"float", "percentage", "currency"}
_PADDED = re.compile(r"0\d{1,20}")
_MIDNIGHT = re.compile(r"T00:00:00(\.0+)?$")
_READ_WHOLE = {"mimetype", "META-INF/manifest.xml"}


@dataclass(slots=True)
class _Sheet:
    name: str
    hidden: bool
    merged: int = 0
    hidden_rows: int = 0


class Spreadsheet:
    """An open spreadsheet: the names of its sheets, and the rows of one."""

    def __init__(self, path: Path, bounds: Bounds) -> None:
        self.bounds = bounds
        self.archive = packages.opened(path, bounds)
        try:
            self._check_parts()
            packages.check_xml(self.archive, "content.xml")
            with reading():
                self.found = self._look_through()
        except BadTable:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self.archive.close()

    def _check_parts(self) -> None:
        for one in self.archive.infolist():
            if one.filename in _READ_WHOLE:
                self.bounds.check("part", one.file_size, one.filename[:80])
        if b"opendocument.spreadsheet" not in packages.content(self.archive, "mimetype"):
            raise BadTable("The file is an OpenDocument file, but no spreadsheet.")
        names = self.archive.namelist()
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in packages.content(self.archive, manifest):
            raise BadTable("The file is locked with a password; save it without one.")

    @property
    def sheets(self) -> list[str]:
        """Return the names of the sheets, the visible ones first."""
        return [sheet.name for sheet in sorted(self.found, key=lambda sheet: sheet.hidden)]

    @property
    def notes(self) -> list[str]:
        """Say what the spreadsheet has that its rows do not show."""
        return [f"The sheet “{sheet.name[:80]}” is hidden." for sheet in self.found if sheet.hidden]

    def peek(self, name: str) -> list[str]:
        """Say what a sheet hides or joins."""
        sheet = next(sheet for sheet in self.found if sheet.name == name)
        return joined_and_hidden(sheet.merged, sheet.hidden_rows)

    def _look_through(self) -> list[_Sheet]:
        found: list[_Sheet] = []
        unseen: set[str] = set()
        for event, element in events(self._content(), _SHEET, _ROW, f"{_STYLE}style"):
            if element.tag == f"{_STYLE}style":
                if event == "end" and any(each.get(f"{_TABLE}display") == "false" for each in element):
                    unseen.add(element.get(f"{_STYLE}name", ""))
            elif element.tag == _SHEET and event == "start":
                found.append(_Sheet(element.get(f"{_TABLE}name", ""), element.get(f"{_TABLE}style-name") in unseen))
            elif element.tag == _ROW and event == "end" and found:
                found[-1].hidden_rows += element.get(f"{_TABLE}visibility") in ("collapse", "filter")
                found[-1].merged += sum(cell.get(f"{_TABLE}number-columns-spanned", "1") != "1" for cell in element)
        return found

    def rows(self, name: str) -> Iterator[Raw]:
        """Return the rows of a sheet that have cells, numbered as the sheet numbers them."""
        with reading():
            yield from self._rows(name)

    def _rows(self, name: str) -> Iterator[Raw]:
        row, within, repeats = 0, False, 1
        for event, element in events(self._content(), _SHEET, _ROW):
            if element.tag == _SHEET:
                within = event == "start" and element.get(f"{_TABLE}name", "") == name
                continue
            if not within or event == "start":
                continue
            repeats = _times(element, "rows")
            values = _values(element)
            if any(values):
                yield from (Raw(row + nth, list(values)) for nth in range(1, repeats + 1))
            row += repeats

    def _content(self) -> packages.Counted:
        return packages.Counted(self.archive, "content.xml")


def joined_and_hidden(merged: int, hidden: int) -> list[str]:
    """Say how many ranges of a sheet are merged and how many rows are hidden."""
    found = [f"Merged ranges: {merged:,}. Only the first cell of each has a value."] if merged else []
    return found + ([f"Hidden rows: {hidden:,}. They are read all the same."] if hidden else [])


def _times(element: Any, what: str) -> int:
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))


def _values(row: Any) -> list[Value]:
    values: list[Value] = []
    blank = 0
    for cell in row.iterchildren(_CELL, _COVERED):
        value, times = _value(cell), min(_times(cell, "columns"), _WIDEST)
        if not value:
            blank += times
            continue
        values += [""] * min(blank, _WIDEST - len(values))
        # One more than there may be, so that what is too wide is told and never built.
        values += [value] * min(times, _WIDEST + 1 - len(values))
        blank = 0
        if len(values) > _WIDEST:
            break
    return values


def _value(cell: Any) -> Value:
    if told := cell.get(f"{_TABLE}formula"):
        return formula(str(told))
    kind, shown = cell.get(_KIND, ""), _words(cell)
    if kind in _NUMBERS:
        return _number(float(cell.get(_VALUE, "nan")), shown)
    if kind == "date":
        return _MIDNIGHT.sub("", cell.get(f"{_OFFICE}date-value", shown)).replace("T", " ")
    if kind == "boolean":
        return str(cell.get(f"{_OFFICE}boolean-value", shown))
    return str(cell.get(f"{_OFFICE}string-value", shown))


def _number(value: float, shown: str) -> Value:
    plain = number(value)
    if isinstance(plain, str) and _PADDED.fullmatch(shown) and shown.lstrip("0") == plain.lstrip("0"):
        return Said(shown, f"{plain} is shown as {shown} and read so.")
    return plain


def _words(cell: Any) -> str:
    """Return the paragraphs of a cell, its comments left out."""
    return "\n".join("".join(_inline(each)) for each in cell.iterchildren(f"{_TEXT}p", f"{_TEXT}h"))


def _inline(element: Any) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        if inner.tag == f"{_TEXT}s":
            yield " " * min(int(inner.get(f"{_TEXT}c", "1")), 10_000)
        elif inner.tag == f"{_TEXT}tab":
            yield "\t"
        elif inner.tag == f"{_TEXT}line-break":
            yield "\n"
        elif inner.tag != f"{_OFFICE}annotation":
            yield from _inline(inner)
        yield inner.tail or ""
