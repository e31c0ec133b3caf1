"""Tables with a row of headings: CSV and its kin, and sheets."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from annotator.exchange.contract import Row
from annotator.exchange.tables import delimited, geonames, headings, losses
from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.encodings import encoding_of
from annotator.exchange.tables.layout import Layout
from annotator.exchange.tables.opendocument import Spreadsheet
from annotator.exchange.tables.raw import Raw
from annotator.exchange.tables.rows import rows
from annotator.exchange.tables.workbook import Workbook

SAMPLE = 1_000
SHOWN = 5


def detect_text(path: Path, filename: str, bounds: Bounds, chosen: Layout | None) -> Layout:
    """Say how a file of delimited text is laid out."""
    encoding, notes = encoding_of(path)
    if chosen and chosen.encoding:
        encoding, notes = chosen.encoding, ()
    if geonames.is_one(path, encoding, bounds):
        return geonames.detect(path, encoding, notes, bounds)
    hint = "\t" if filename.lower().endswith((".tsv", ".tab")) else ","
    delimiter = (chosen and chosen.delimiter) or delimited.delimiter_of(path, encoding, hint, bounds)
    kind = "tsv" if delimiter == "\t" else "csv"
    if delimiter not in (",", "\t"):
        notes += (f"Cells are separated by {delimited.DELIMITERS.get(delimiter, delimiter)}.",)
    return with_columns(path, Layout(kind, encoding=encoding, delimiter=delimiter, notes=notes), bounds)


def detect_sheets(path: Path, kind: str, bounds: Bounds, chosen: Layout | None) -> Layout:
    """Say how a workbook is laid out, and which of its sheets is read."""
    with closing(SPREADSHEETS[kind](path, bounds)) as book:
        sheets, notes = book.sheets, book.notes
        if not sheets:
            raise BadTable("The workbook has no sheet with cells.")
        sheet = chosen.sheet if chosen and chosen.sheet in sheets else sheets[0]
        notes = [*notes, *book.peek(sheet)]
    if len(sheets) > 1:
        notes.append(f"Of {len(sheets)} sheets, “{sheet[:80]}” is read.")
    return with_columns(path, Layout(kind, sheet=sheet, sheets=tuple(sheets), notes=tuple(notes)), bounds)


def with_columns(path: Path, layout: Layout, bounds: Bounds) -> Layout:
    """Fill in a layout's columns, the first rows, and what the first thousand rows give away."""
    raws = raw_rows(path, layout, bounds)
    columns, notes = headings.names(_heading(raws).values, bounds)
    sample = list(islice(rows(raws, columns, bounds), SAMPLE))
    if not sample:
        raise BadTable("The file has headings but no rows.")
    notes = [*layout.notes, *notes, *losses.notes(sample, columns)]
    shown = tuple(dict(row.cells) for row in sample[:SHOWN])
    return replace(layout, columns=columns, sample=shown, notes=tuple(notes))


def read(path: Path, layout: Layout, bounds: Bounds) -> Iterator[Row]:
    """Return the rows below the headings."""
    if layout.format == "geonames":
        yield from geonames.read(path, layout, bounds)
        return
    raws = raw_rows(path, layout, bounds)
    _heading(raws)
    yield from rows(raws, layout.columns, bounds)


def raw_rows(path: Path, layout: Layout, bounds: Bounds) -> Iterator[Raw]:
    """Return all rows of the file, headings and empty ones with them."""
    if layout.format not in SPREADSHEETS:
        yield from delimited.raw_rows(path, layout.encoding, layout.delimiter, bounds)
        return
    with closing(SPREADSHEETS[layout.format](path, bounds)) as book:
        yield from book.rows(layout.sheet)


def _heading(raws: Iterable[Raw]) -> Raw:
    found = next((raw for raw in raws if not raw.is_empty), None)
    if found is None:
        raise BadTable("The file is empty: it has no headings and no rows.")
    if found.problems:
        raise BadTable(f"The headings cannot be read. {found.problems[0].reason}")
    return found


SPREADSHEETS: dict[str, type[Workbook] | type[Spreadsheet]] = {"ods": Spreadsheet, "xlsx": Workbook}
