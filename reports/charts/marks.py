"""The marks of a range: a bar with ends, a tick for the best number, an arrow where it is open, and the signs for none.

A range is drawn along an axis of numbers, at a place in pixels on the other one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from reports.charts.palette import LIGHT
from reports.charts.sheet import layered, rows_of
from reports.charts.values import NONE, NUMBERS, OPEN, POINT, RANGE, SILENCE, UNQUANTIFIED, Value

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
    unit: str = ""
    grid: bool = True  # without it, each value stands on a line of its own

    def channel(self, field: str) -> alt.X | alt.Y:
        """Return the place of a number on this axis."""
        axis = alt.Axis(
            tickCount=self.ticks,
            tickMinStep=1,
            format=",d",
            grid=self.grid,
            title=self.unit or None,
            **self._title_place(),
        )
        kind = alt.X if self.along == "x" else alt.Y
        return kind(field, type="quantitative", scale=alt.Scale(domain=[0, self.end], nice=False, zero=True), axis=axis)

    def until(self, field: str) -> alt.X2 | alt.Y2:
        """Return the far end of a bar on this axis."""
        return alt.X2(field) if self.along == "x" else alt.Y2(field)

    def across(self) -> alt.X | alt.Y:
        """Return the place on the other axis, in pixels."""
        other = alt.Y if self.along == "x" else alt.X
        return other("at", type="quantitative", scale=None, axis=None)

    def places(self, **channels: Any) -> dict[str, Any]:
        """Return channels under the names that this axis and the other one have."""
        names = {"low": self.along, "high": f"{self.along}2", "across": "y" if self.along == "x" else "x"}
        return {names[name]: channel for name, channel in channels.items()}

    def _title_place(self) -> dict[str, Any]:
        if self.along == "x":
            return {"titleAnchor": "start", "titleAlign": "left", "titleX": 0, "titleY": 28} if self.unit else {}
        return {"titleAngle": 0, "titleAlign": "left", "titleX": 0, "titleY": -12} if self.unit else {}


def range_marks(placed: Iterable[Placed], ruler: Ruler) -> list[alt.Chart | alt.LayerChart]:
    """Return the layers that draw the values on a ruler."""
    rows = [_row(one, ruler) for one in placed]
    layers: list[alt.Chart | alt.LayerChart | None] = [
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


def _axis(ruler: Ruler) -> alt.Chart:
    nothing = rows_of([{"low": 0}]).mark_rule(opacity=0)
    return nothing.encode(**ruler.places(low=ruler.channel("low")))


def _lines(rows: list[dict[str, Any]], ruler: Ruler) -> alt.Chart:
    drawn = rows_of([row | {"low": 0, "high": ruler.end} for row in rows]).mark_rule(color=LIGHT["grid"])
    return drawn.encode(**ruler.places(low=ruler.channel("low"), high=ruler.until("high"), across=ruler.across()))


def _bars(rows: list[dict[str, Any]], ruler: Ruler) -> alt.Chart | None:
    if not rows:
        return None
    drawn = rows_of(rows).mark_rule(strokeWidth=THICK).encode(color=_as_is("bar"))
    return drawn.encode(**ruler.places(low=ruler.channel("low"), high=ruler.until("high"), across=ruler.across()))


def _ends(rows: list[dict[str, Any]], ruler: Ruler, fields: Sequence[str]) -> alt.LayerChart | None:
    if not rows:
        return None
    return layered([_tick(rows, ruler, field, "edge", THICK + 4, 1.5) for field in fields])


def _best(rows: list[dict[str, Any]], ruler: Ruler) -> alt.Chart | None:
    return _tick(rows, ruler, "best", "ink", THICK + 8, 2.5) if rows else None


def _tick(rows: list[dict[str, Any]], ruler: Ruler, field: str, colour: str, size: int, thickness: float) -> alt.Chart:
    orient: Literal["horizontal", "vertical"] = "vertical" if ruler.along == "x" else "horizontal"
    drawn = rows_of(rows).mark_tick(size=size, thickness=thickness, orient=orient)
    paint = alt.value(LIGHT["ink"]) if colour == "ink" else _as_is(colour)
    return drawn.encode(color=paint, **ruler.places(low=ruler.channel(field), across=ruler.across()))


def _arrows(rows: list[dict[str, Any]], ruler: Ruler) -> alt.Chart | None:
    if not rows:
        return None
    shape = "triangle-right" if ruler.along == "x" else "triangle-up"
    inside: dict[str, Any] = {"xOffset": -5} if ruler.along == "x" else {"yOffset": 5}
    drawn = (
        rows_of(rows).mark_point(shape=shape, filled=True, size=150, opacity=1, **inside).encode(color=_as_is("edge"))
    )
    return drawn.encode(**ruler.places(low=ruler.channel("high"), across=ruler.across()))


def _points(rows: list[dict[str, Any]], ruler: Ruler) -> alt.Chart | None:
    if not rows:
        return None
    drawn = rows_of(rows).mark_circle(size=75, opacity=1, color=LIGHT["ink"])
    return drawn.encode(**ruler.places(low=ruler.channel("low"), across=ruler.across()))


def _signs(rows: list[dict[str, Any]], ruler: Ruler, shape: str) -> alt.Chart | None:
    """Draw a plus for "in no number" or a hollow ring for "none reported" beside the beginning of the axis."""
    if not rows:
        return None
    fill = LIGHT["ink"] if shape == "cross" else LIGHT["paper"]
    drawn = rows_of(rows).mark_point(
        shape=shape, filled=True, fill=fill, stroke=LIGHT["ink"], strokeWidth=0 if shape == "cross" else 1.5,
        size=110 if shape == "cross" else 80, opacity=1,
    )  # fmt: skip
    return drawn.encode(**ruler.places(low=_pixels(ruler, SIGN), across=ruler.across()))


def _silence(rows: list[dict[str, Any]], ruler: Ruler) -> alt.Chart | None:
    """Draw hatching, kept apart from every number: nobody says anything."""
    if not rows:
        return None
    thin: dict[str, Any] = {"height": THICK} if ruler.along == "x" else {"width": THICK}
    drawn = rows_of(rows).mark_bar(color=LIGHT["silence"], opacity=1, **thin)
    ends = {ruler.along: _pixels(ruler, 0), f"{ruler.along}2": _pixels(ruler, HATCH)}
    return drawn.encode(**ends, **ruler.places(across=ruler.across()))


def _pixels(ruler: Ruler, distance: int) -> Any:
    return alt.value(distance if ruler.along == "x" else ruler.length - distance)


def _as_is(field: str) -> alt.Color:
    return alt.Color(field, type="nominal", scale=None, legend=None)


def has_number(value: Value) -> bool:
    """Tell whether a value is one that an axis has to hold."""
    return value.shape in NUMBERS
