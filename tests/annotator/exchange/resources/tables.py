"""Rows of made-up tables, and an import of them as a batch does it."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotator.exchange.contract import BulkResource, Checked, Context, Outcome, Row, Stored

WRITTEN = (Outcome.NEW, Outcome.CHANGED)


def rows(*cells: Mapping[str, str]) -> list[Row]:
    """Return rows as a table has them, the first below the heading."""
    return [Row(number, dict(each)) for number, each in enumerate(cells, start=2)]


def checked(resource: BulkResource, context: Context, *cells: Mapping[str, str]) -> list[Checked]:
    """Return what the rows would do."""
    return resource.check(rows(*cells), context)


def imported(resource: BulkResource, context: Context, *cells: Mapping[str, str]) -> list[Stored]:
    """Check rows and store those that are new or change something."""
    found = checked(resource, context, *cells)
    return resource.store([one for one in found if one.outcome in WRITTEN], context)


def undone(resource: BulkResource, context: Context, stored: Sequence[Stored]) -> None:
    """Take rows back that nothing stands in the way of."""
    assert resource.in_the_way(stored, context) == []
    resource.take_back(stored, context)


def outcomes(found: Sequence[Checked]) -> list[str]:
    """Return the outcome of each row."""
    return [one.outcome.value for one in found]


def problems(found: Sequence[Checked]) -> list[tuple[Any, ...]]:
    """Return row, field, value and kind of every problem."""
    return [(one.number, p.field, p.value, p.kind) for one in found for p in one.problems]
