"""A figure as the pictures draw it: what shape it has, how far it reaches, what it says. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reports.ranges import shown_number

POINT, RANGE, OPEN = "point", "range", "open"
UNQUANTIFIED, NONE, SILENCE = "unquantified", "none", "silence"
NUMBERS = frozenset({POINT, RANGE, OPEN})

Number = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its range, or what stands in its place: no number, none reported, nothing said."""

    shape: str
    min: int | None = None
    best: int | None = None
    max: int | None = None
    words: str = ""

    @property
    def reach(self) -> int:
        """Return the largest number in it."""
        return max(number for number in (0, self.min, self.best, self.max) if number is not None)

    @property
    def said(self) -> tuple[Any, ...]:
        """Return what two values that say the same have in common, whatever their words."""
        return (self.min, self.best, self.max) if self.shape in NUMBERS else (self.shape, self.words)


def value_of(data: Mapping[str, Any], words: str) -> Value:
    """Return the value of a figure as an edition keeps it."""
    number = shown_number(data)
    if number is not None:
        return of_number(number, words)
    if data["unquantified_incidents"]:
        return Value(UNQUANTIFIED, words=words)
    return Value(NONE if data["reported_none"] else SILENCE, words=words)


def of_number(number: Number, words: str = "") -> Value:
    """Return the value of a number."""
    low, best, high = number["min"] or 0, number["best"], number["max"]
    shape = OPEN if high is None else POINT if low == high else RANGE
    return Value(shape, low, best, high, words or written(low, high))


def written(low: int, high: int | None) -> str:
    """Return a range in words."""
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def added(numbers: Iterable[Number | None]) -> Value:
    """Return what numbers of one measure come to: an envelope of lowest and highest; None is an incident without."""
    given = list(numbers)
    known = [number for number in given if number is not None]
    if not known:
        return Value(UNQUANTIFIED if given else SILENCE, words="in no number" if given else "no report")
    bests = [number["best"] if number["best"] is not None else number["min"] for number in known]
    highs = [number["max"] for number in known]
    closed = None not in highs
    total: dict[str, int | None] = {
        "min": sum(number["min"] or 0 for number in known),
        "best": sum(best or 0 for best in bests) if all(number["best"] is not None for number in known) else None,
        "max": sum(high or 0 for high in highs) if closed else None,
    }
    value = of_number(total)
    more = len(given) - len(known)
    return Value(
        value.shape, value.min, value.best, value.max, value.words + (f" + {more} without number" if more else "")
    )


def top(values: Iterable[Value]) -> int:
    """Return where an axis ends that holds all the values: a round number with room for an open end."""
    reach = max((value.reach for value in values), default=0)
    if reach < 5:
        return 5
    wanted = reach * 1.08
    step = 10 ** (len(str(int(wanted))) - 1)
    return next(int(part * step) for part in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if part * step >= wanted)
