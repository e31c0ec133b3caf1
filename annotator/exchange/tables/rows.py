"""Rows out of raw ones: cells by name, each cleaned, with what is wrong and what is worth saying."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from annotator.exchange.contract import Problem, Row
from annotator.exchange.tables.bounds import Bounds
from annotator.exchange.tables.cells import clean, readable
from annotator.exchange.tables.raw import Raw, plain


def rows(raws: Iterable[Raw], columns: Sequence[str], bounds: Bounds) -> Iterator[Row]:
    """Return the rows that hold something, and stop at the bound."""
    found = 0
    for raw in raws:
        if raw.is_empty:
            continue
        found += 1
        if found > bounds.rows:
            bounds.refuse("rows", found, f"Row {raw.number}")
        yield row(raw, columns, bounds)


def row(raw: Raw, columns: Sequence[str], bounds: Bounds) -> Row:
    """Return one row with its cells cleaned."""
    cells: dict[str, str] = {}
    problems, notes = list(raw.problems), list(raw.notes)
    for name, value in zip_longest(columns, raw.values[: len(columns)], fillvalue=""):
        text, problem, note = clean(name, value, bounds) if value else ("", None, "")
        cells[name] = readable(text) if problem else text
        if problem:
            problems.append(problem)
        if note:
            notes.append(note)
    problems += _beyond(raw, len(columns))
    return Row(raw.number, cells, tuple(problems), tuple(notes))


def _beyond(raw: Raw, width: int) -> list[Problem]:
    left = [text for value in raw.values[width:] if (text := readable(plain(value)).strip())]
    if not left:
        return []
    reason = f"The row has more cells than the {width} headings; quotation marks or delimiters may be missing."
    return [Problem.of("too_many_cells", "", " | ".join(left), reason)]
