"""CSV and its kin: one line after the other, cells between delimiters, quotation marks where a cell needs them."""

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from annotator.exchange.apostrophes import unsafe
from annotator.exchange.contract import Problem
from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.encodings import opened
from annotator.exchange.tables.raw import Raw, Said, Value

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_SAMPLE_LINES = 200
_AFTER_QUOTE = "After a closing quotation mark there is more text before the next delimiter."
_UNQUOTED = "begins with an apostrophe that keeps spreadsheets from running it; the apostrophe is no part of it."


class Lines:
    """The lines of a file, none longer than a row may be, with the first line of the row at hand."""

    def __init__(self, file: IO[str], bounds: Bounds) -> None:
        self.file, self.bounds = file, bounds
        self.number, self.begun, self.length = 0, 1, 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        try:
            line = self.file.readline(self.bounds.row + 1)
        except UnicodeError as error:
            raise BadTable(f"Line {self.begun}: the file leaves its encoding here or is cut off.") from error
        if not line:
            raise StopIteration
        self.number += 1
        self.length += len(line)
        if self.length > self.bounds.row:
            self._too_long()
        return line

    def next_row(self) -> None:
        """Begin a row: what follows is counted afresh."""
        self.begun, self.length = self.number + 1, 0

    def _too_long(self) -> None:
        why = " A quotation mark that was opened there may not be closed." if self.number > self.begun else ""
        raise BadTable(f"Line {self.begun}: {self.bounds.sentence('row', self.length)}{why}")


def raw_rows(path: Path, encoding: str, delimiter: str, bounds: Bounds) -> Iterator[Raw]:
    """Return the rows of a file, each with the line on which it begins."""
    csv.field_size_limit(max(csv.field_size_limit(), bounds.row + 1))
    with opened(path, encoding) as file:
        lines = Lines(file, bounds)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while (raw := _next_row(reader, lines)) is not None:
            if not _is_separator_line(raw):
                yield raw
            lines.next_row()


def _next_row(reader: Iterator[list[str]], lines: Lines) -> Raw | None:
    try:
        return Raw(lines.begun, [_value(cell) for cell in next(reader)])
    except StopIteration:
        return None
    except csv.Error as error:
        if "end of data" in str(error):
            reason = f"The quotation mark opened in the row that begins on line {lines.begun} is never closed."
            raise BadTable(reason) from None
        return Raw(lines.begun, [], [Problem.of("quotes", "", "", f"Line {lines.number}: {_AFTER_QUOTE}")])


def _value(cell: str) -> Value:
    if cell[:1] == "'" and (bare := unsafe(cell)) != cell:
        return Said(bare, _UNQUOTED)
    return cell


def _is_separator_line(raw: Raw) -> bool:
    """Tell Excel's own first line "sep=;" from a heading."""
    return raw.number == 1 and bool(raw.values) and str(raw.values[0]).lower() in ("sep=", *_SEPARATORS)


_SEPARATORS = tuple(f"sep={sign}" for sign in DELIMITERS)


def delimiter_of(path: Path, encoding: str, hint: str, bounds: Bounds) -> str:
    """Return the delimiter that cuts the first rows most evenly; the file's name breaks a tie."""
    with opened(path, encoding) as file:
        lines = list(islice(Lines(file, bounds), _SAMPLE_LINES))
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5] in DELIMITERS:
        return lines[0][4]
    return max(DELIMITERS, key=lambda sign: (*_evenness(lines, sign), sign == hint, sign == ","))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Return which share of the rows is as wide as the first, and how wide that is."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return 0.0, 0
    if not widths or widths[0] < 2:
        return 0.0, 0
    return round(Counter(widths)[widths[0]] / len(widths), 1), widths[0]
