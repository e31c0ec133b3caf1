"""One picture as an edition keeps it. Pure."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reports.cells import safe
from reports.charts.drawing import draw

# A specification for windows as narrow as a phone's is a picture of its own, under the same name with this ending.
NARROW = "-narrow"


# The same rows give the same picture: an edition that is drafted, then published, is drawn once.
remembered = lru_cache(maxsize=16)


@dataclass(frozen=True)
class Picture:
    """A picture: its name, its words, how it is drawn, the drawing, and the numbers in it as CSV."""

    name: str
    title: str
    description: str
    spec: dict[str, Any]
    svg: str
    csv: str


# A table of more rows than this stops there and says so; the files of the edition have them all.
MOST_LISTED = 5000


def cut_short(count: int) -> str:
    """Return the sentence that says that a table of so many rows stops early, if it does."""
    return (
        f" The table lists {MOST_LISTED:,} of {count:,}; the edition’s files have all." if count > MOST_LISTED else ""
    )


@dataclass(frozen=True)
class Table:
    """The numbers of a picture: what its columns are called, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def made(*, name: str, title: str, description: str, spec: dict[str, Any], table: Table) -> Picture:
    """Return a picture, drawn."""
    svg = draw(spec, name=name, title=title, description=description)
    return Picture(name, title, description, spec, svg, to_csv(table.columns, table.rows[:MOST_LISTED]))


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return file.getvalue()
