"""One public column, and what tables share. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.files.about import NOT_STATED

Cell = str | int | float | bool | date | None
NARROW, WIDE, WIDEST = 11, 26, 60
BOUNDS = ("min", "best", "max")
MEANS = {"min": "the lowest number", "best": "the best number", "max": "the highest number; empty where it is open"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, one sentence on what it says, how it is read off a row, its HXL tag, its width."""

    name: str
    says: str
    read: Callable[[Any], Cell]
    hxl: str = ""
    width: int = NARROW


EDITION = Column("edition", "The number of the edition.", lambda row: row.edition.number, "#meta+edition")
REDACTION = Column(
    "redaction",
    "The profile by which people were protected; what it withholds is in none of the columns.",
    lambda row: row.edition.redaction or NOT_STATED,
    "#meta+redaction",
)
FIRST = (EDITION, REDACTION)


def day(value: str | date | None) -> date | None:
    """Return a day that JSON holds as text."""
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None  # type: ignore[return-value]


def listed(values: Sequence[Any], mark: str = "; ") -> str:
    """Return several values in one cell."""
    return mark.join(str(value) for value in values)


def bounds(
    prefix: str, of: str, number: Callable[[Any], Mapping[str, int | None] | None], hxl: str = ""
) -> tuple[Column, ...]:
    """Return the three columns of a number; all are empty where there is none."""

    def column(bound: str) -> Column:
        tag = f"{hxl}+{bound}" if hxl else ""
        return Column(f"{prefix}{bound}", f"{of}: {MEANS[bound]}.", lambda row: (number(row) or {}).get(bound), tag, 8)

    return tuple(map(column, BOUNDS))
