"""The marks of a range: a bar with ends, a tick for the best number, an arrow where it is open, and the signs for none.

A range is drawn along an axis of numbers, at a place in pixels on the other one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reports.charts.palette import LIGHT
from reports.charts.values import NONE, OPEN, POINT, RANGE, SILENCE, UNQUANTIFIED, Value
from reports.charts.vega import Spec, as_is, fixed, layered, marks, pixels, until

SIGN = 8
THICK = 9
HATCH = 46


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and where it is drawn: pixels from the top or from the left, a colour of the palette, its thickness."""

    at: float
    value: Value
    bar: str = "bar"
    edge: str = "edge"


@dataclass(frozen=True, slots=True)
class Ruler:
    """The axis of numbers: how far it goes, along which side, and over how many pixels."""

    end: int
    length: int
    along: Literal["x", "y"] = "x"
    ticks: int = 5
    grid: bool = True  # without it, each value stands on a line of its own

    def channel(self, field: str) -> Spec:
        """Return the place of a number on this axis."""
        axis = {"tickCount": self.ticks, "tickMinStep": 1, "format": ",d", "grid": self.grid, "title": None}
        scale = {"domain": [0, self.end], "nice": False, "zero": True}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}

    def places(self, **channels: Any) -> dict[str, Any]:
        """Return channels under the names that this axis and the other one have."""
        names = {"low": self.along, "high": f"{self.along}2", "across": "y" if self.along == "x" else "x"}
        return {names[name]: channel for name, channel in channels.items()}


def range_marks(placed: Iterable[Placed], ruler: Ruler) -> list[Spec]:
    """Return the layers that draw the values on a ruler."""
    rows = [_row(one, ruler) for one in placed]
    layers = [
        None if ruler.grid else _lines(rows, ruler),
        _bars(_of(rows, RANGE, OPEN), ruler),
        _ends(_of(rows, RANGE), ruler, ("low", "high")),
        _ends(_of(rows, OPEN), ruler, ("low",)),
        _arrows(_of(rows, OPEN), ruler),
        _best([row for row in _of(rows, RANGE, OPEN) if row["best"] is not None], ruler),
        _points(_of(rows, POINT), ruler),
        _signs(_of(rows, UNQUANTIFIED), ruler, "cross"),
        _signs(_of(rows, NONE), ruler, "circle"),
        _silence(_of(rows, SILENCE), ruler),
    ]
    # The axis is drawn by a layer that always has a row, also where nothing has a number.
    return [_axis(ruler), *(layer for layer in layers if layer is not None)]


def _row(one: Placed, ruler: Ruler) -> dict[str, Any]:
    value = one.value
    high = ruler.end if value.shape == OPEN else value.max
    return {
        "at": one.at, "shape": value.shape, "low": value.min, "high": high, "best": value.best,
        "bar": LIGHT[one.bar], "edge": LIGHT[one.edge], "words": value.words,
    }  # fmt: skip


def _of(rows: Sequence[dict[str, Any]], *shapes: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["shape"] in shapes]


def _axis(ruler: Ruler) -> Spec:
    return marks([{"low": 0}], "rule", ruler.places(low=ruler.channel("low")), opacity=0)


def _lines(rows: list[dict[str, Any]], ruler: Ruler) -> Spec:
    whole = [row | {"low": 0, "high": ruler.end} for row in rows]
    return marks(whole, "rule", _along(ruler), color=LIGHT["grid"])


def _bars(rows: list[dict[str, Any]], ruler: Ruler) -> Spec | None:
    if not rows:
        return None
    return marks(rows, "rule", _along(ruler) | {"color": as_is("bar")}, strokeWidth=THICK)


def _along(ruler: Ruler) -> Spec:
    return ruler.places(low=ruler.channel("low"), high=until("high"), across=pixels("at"))


def _at(ruler: Ruler, field: str) -> Spec:
    return ruler.places(low=ruler.channel(field), across=pixels("at"))


def _ends(rows: list[dict[str, Any]], ruler: Ruler, fields: Sequence[str]) -> Spec | None:
    if not rows:
        return None
    return layered([_tick(rows, ruler, field, as_is("edge"), THICK + 4, 1.5) for field in fields])


def _best(rows: list[dict[str, Any]], ruler: Ruler) -> Spec | None:
    return _tick(rows, ruler, "best", fixed(LIGHT["ink"]), THICK + 8, 2.5) if rows else None


def _tick(rows: list[dict[str, Any]], ruler: Ruler, field: str, paint: Spec, size: int, thickness: float) -> Spec:
    orient = "vertical" if ruler.along == "x" else "horizontal"
    return marks(rows, "tick", _at(ruler, field) | {"color": paint}, size=size, thickness=thickness, orient=orient)


def _arrows(rows: list[dict[str, Any]], ruler: Ruler) -> Spec | None:
    if not rows:
        return None
    shape, inside = ("triangle-right", {"xOffset": -5}) if ruler.along == "x" else ("triangle-up", {"yOffset": 5})
    where = _at(ruler, "high") | {"color": as_is("edge")}
    return marks(rows, "point", where, shape=shape, filled=True, size=150, opacity=1, **inside)


def _points(rows: list[dict[str, Any]], ruler: Ruler) -> Spec | None:
    return marks(rows, "circle", _at(ruler, "low"), size=75, opacity=1, color=LIGHT["ink"]) if rows else None


def _signs(rows: list[dict[str, Any]], ruler: Ruler, shape: str) -> Spec | None:
    """Draw a plus for "in no number" or a hollow ring for "none reported" beside the beginning of the axis."""
    if not rows:
        return None
    where = ruler.places(low=_pixels(ruler, SIGN), across=pixels("at"))
    fill, stroke, size = (LIGHT["ink"], 0.0, 110) if shape == "cross" else (LIGHT["paper"], 1.5, 80)
    return marks(
        rows, "point", where, shape=shape, filled=True, fill=fill, stroke=LIGHT["ink"], strokeWidth=stroke, size=size,
        opacity=1,
    )  # fmt: skip


def _silence(rows: list[dict[str, Any]], ruler: Ruler) -> Spec | None:
    """Draw hatching, kept apart from every number: nobody says anything."""
    if not rows:
        return None
    thin = {"height": THICK} if ruler.along == "x" else {"width": THICK}
    where = ruler.places(low=_pixels(ruler, 0), high=_pixels(ruler, HATCH), across=pixels("at"))
    return marks(rows, "bar", where, color=LIGHT["silence"], opacity=1, **thin)


def _pixels(ruler: Ruler, distance: int) -> Spec:
    return fixed(distance if ruler.along == "x" else ruler.length - distance)
