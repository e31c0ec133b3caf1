"""Draws the numbers of one measure on one axis: what each source says, and what the rules make of it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.incidents import wording
from annotator.incidents.facts import Fact, Number
from annotator.incidents.figures import Figure

# The largest number stands this far along the axis, so that an open end still has somewhere to go.
FARTHEST = 90.0
NO_BEST = -1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A number as bar, dot, arrow, plus or hollow zero, in per cent of the axis (see components/range.html)."""

    shape: str
    start: float = 0.0
    end: float = 0.0
    best: float = NO_BEST


@dataclass(frozen=True, slots=True)
class Row:
    """One number on the axis: who says it, in words and as a mark, and the rule that keeps it out."""

    who: str
    words: str
    mark: Mark
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """A measure with its figure and the numbers behind it."""

    label: str
    column: str
    total: Row
    rows: Sequence[Row]
    notes: Sequence[str]
    reach: int


def reach_of(numbers: Iterable[Number | None]) -> int:
    """Return the largest bound of some numbers, and 1 where there is none."""
    bounds = [bound for one in numbers if one for bound in (one.min, one.best, one.max) if bound is not None]
    return max([1, *bounds])


def mark_of_fact(fact: Fact, reach: int) -> Mark:
    """Return the mark of what one claim says."""
    if fact.says_none:
        return Mark("none")
    return mark(fact.number if fact.is_quantified else None, reach)


def mark_of_figure(figure: Figure, reach: int) -> Mark:
    """Return the mark of what the rules make of all."""
    number = figure.net or figure.number
    return Mark("none") if number is None and figure.reported_none else mark(number, reach)


def mark(number: Number | None, reach: int) -> Mark:
    """Return a number's mark; one that was not given is a plus."""
    if number is None:
        return Mark("unquantified")
    start = _along(number.min, reach)
    best = NO_BEST if number.best is None else _along(number.best, reach)
    if number.max is None:
        return Mark("open", start, 100.0, best)
    if number.min == number.max:
        return Mark("point", start, start, start)
    return Mark("range", start, _along(number.max, reach), best)


def row_of(fact: Fact, reach: int, left_out: str) -> Row:
    """Return the row of one claim."""
    return Row(fact.source_name or fact.group, wording.stated(fact), mark_of_fact(fact, reach), left_out)


def _along(value: int, reach: int) -> float:
    return round(FARTHEST * value / reach, 1)
