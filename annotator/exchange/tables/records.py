"""Tables of JSON: one object a line, or the objects of one array."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from annotator.exchange.contract import Problem, Row
from annotator.exchange.tables import headings
from annotator.exchange.tables.arrays import elements, names_of_arrays
from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.delimited import Lines
from annotator.exchange.tables.encodings import encoding_of, opened
from annotator.exchange.tables.layout import Layout
from annotator.exchange.tables.objects import raw_row, record
from annotator.exchange.tables.raw import Value
from annotator.exchange.tables.rows import rows

SAMPLE = 1_000
SHOWN = 5


def detect_json(path: Path, kind: str, bounds: Bounds, chosen: Layout | None) -> Layout:
    """Say how a file of JSON is laid out: its columns are the names that the first rows have."""
    encoding, notes = encoding_of(path)
    layout = Layout(kind, encoding=(chosen and chosen.encoding) or encoding, notes=notes)
    if kind == "json":
        layout = _with_array(path, layout, bounds, chosen)
    found = [each for _, each in islice(_records(path, layout, bounds), SAMPLE)]
    columns, more = headings.names(_names(found, bounds), bounds)
    layout = replace(layout, columns=columns, notes=(*layout.notes, *more))
    return replace(layout, sample=tuple(dict(row.cells) for row in islice(read(path, layout, bounds), SHOWN)))


def _with_array(path: Path, layout: Layout, bounds: Bounds, chosen: Layout | None) -> Layout:
    arrays = names_of_arrays(path, layout.encoding, bounds)
    if not arrays:
        raise BadTable("The file is one JSON object without a list of rows in it.")
    sheet = chosen.sheet if chosen and chosen.sheet in arrays else arrays[0]
    notes = layout.notes if len(arrays) == 1 else (*layout.notes, f"Of {len(arrays)} lists, “{sheet[:80]}” is read.")
    return replace(layout, sheet=sheet, sheets=tuple(arrays), notes=notes)


def _names(found: list[dict[str, Value] | Problem], bounds: Bounds) -> list[Value]:
    names = dict.fromkeys(name for each in found if isinstance(each, dict) for name in each)
    if not names:
        why = next((each.reason for each in found if isinstance(each, Problem)), "It holds no objects.")
        raise BadTable(f"The file has no rows that can be read. {why}")
    bounds.check("columns", len(names))
    return list(names)


def read(path: Path, layout: Layout, bounds: Bounds) -> Iterator[Row]:
    """Return the objects as rows."""
    raws = (raw_row(number, each, layout.columns) for number, each in _records(path, layout, bounds))
    return rows(raws, layout.columns, bounds)


def _records(path: Path, layout: Layout, bounds: Bounds) -> Iterator[tuple[int, dict[str, Value] | Problem]]:
    if layout.format == "json":
        texts = elements(path, layout.encoding, layout.sheet, bounds)
    else:
        texts = _lines(path, layout.encoding, bounds)
    return ((number, record(number, text, bounds)) for number, text in texts)


def _lines(path: Path, encoding: str, bounds: Bounds) -> Iterator[tuple[int, str]]:
    with opened(path, encoding) as file:
        lines = Lines(file, bounds)
        for line in lines:
            if text := line.strip("\ufeff \t\r\n\x1e"):
                yield lines.number, text
            lines.next_row()
