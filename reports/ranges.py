"""Where a figure lies on its axis: the numbers behind the pictures, in per cent of the axis. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# The largest number of an axis stands this far along it, so that an open end still has somewhere to go.
FARTHEST = 90.0
NO_BEST = -1.0

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as a bar, a dot, an arrow, a plus, a hollow zero or a hatch (see components/range.html)."""

    shape: str
    start: float = 0.0
    end: float = 0.0
    best: float = NO_BEST


def scales(figures: Iterable[Data]) -> dict[str, int]:
    """Return for each unit the largest number: figures of one unit share one axis, as only they may be compared."""
    largest: dict[str, int] = {}
    for data in figures:
        number, unit = shown_number(data), unit_of(data)
        if number:
            reach = max(value for value in number.values() if value is not None)
            largest[unit] = max(largest.get(unit, 1), reach)
    return largest


def picture(data: Data, scale: Mapping[str, int]) -> Picture:
    """Return the picture of a figure on the axis of its unit."""
    number = shown_number(data)
    if number is None:
        return Picture(_without_number(data))
    most = scale[unit_of(data)]
    start = _along(number["min"] or 0, most)
    best = NO_BEST if number["best"] is None else _along(number["best"], most)
    if number["max"] is None:
        return Picture("open", start, 100.0, best)
    if number["min"] == number["max"]:
        return Picture("point", start, start, start)
    return Picture("range", start, _along(number["max"], most), best)


def shown_number(data: Data) -> Mapping[str, int | None] | None:
    """Return the number that is shown largest: the net where something was reversed."""
    number: Mapping[str, int | None] | None = data["net"] if data["net"] is not None else data["number"]
    return number


def unit_of(data: Data) -> str:
    """Return the unit in which a figure counts."""
    return str(data["measure"]["unit"])


def _along(value: int, most: int) -> float:
    return round(FARTHEST * value / most, 1)


def _without_number(data: Data) -> str:
    if data["unquantified_incidents"]:
        return "unquantified"
    return "none" if data["reported_none"] else "silence"
