"""What every picture has in common: its headline, its note, its letters and lines, and the two widths it comes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reports.charts.letters import FAMILY, wrapped
from reports.charts.palette import LIGHT
from reports.charts.vega import SCHEMA, Spec, marks, pixels

Align = Literal["left", "center", "right"]
Weight = Literal[400, 600]

HEADLINE, STANDFIRST, LABEL, SMALL = 17, 13, 13, 11
LINE = 17
MARGIN = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """How much room a picture has: all of its width, and the columns for names and for numbers in words."""

    width: int
    names: int
    words: int

    @property
    def is_narrow(self) -> bool:
        """Tell whether names stand above what they name, since beside it there is no room."""
        return self.names == 0

    @property
    def plot(self) -> int:
        """Return the width that is left to draw in."""
        return self.width - self.names - self.words


WIDE = Sheet(width=720, names=210, words=150)
SLIM = Sheet(width=358, names=0, words=0)


def page(views: Sequence[Spec], sheet: Sheet, *, title: str, says: str, note: str, spacing: int = 18) -> Spec:
    """Return the specification of a picture: its views below one another, between headline and note."""
    room = sheet.width - 4
    return {
        "$schema": SCHEMA,
        "title": {"text": wrapped(title, room, HEADLINE, 600), "subtitle": wrapped(says, room, STANDFIRST)},
        "vconcat": [*views, _note(note, sheet)],
        "spacing": spacing,
        "config": config(),
    }


def config() -> Spec:
    """Return what all pictures look like."""
    axis = {
        "labelFontSize": SMALL, "labelColor": LIGHT["faint"], "labelPadding": 6, "labelLimit": 0, "titleLimit": 0,
        "titleColor": LIGHT["faint"], "titleFontSize": SMALL, "titleFontWeight": 400, "domain": False, "ticks": False,
        "gridColor": LIGHT["grid"], "gridWidth": 1, "labelOverlap": True, "labelFlush": False,
    }  # fmt: skip
    return {
        "aria": False,
        "background": "transparent",
        "font": FAMILY,
        "padding": {"left": MARGIN, "right": MARGIN, "top": 2, "bottom": 2},
        "view": {"stroke": None},
        "axis": axis,
        "axisX": {"labelFlush": True},
        "text": {"font": FAMILY, "fontSize": LABEL, "color": LIGHT["ink"], "limit": 0},
        "legend": {"labelColor": LIGHT["soft"], "labelFontSize": SMALL, "labelLimit": 0},
        "title": {
            "anchor": "start", "frame": "bounds", "font": FAMILY, "fontSize": HEADLINE, "fontWeight": 600,
            "color": LIGHT["ink"], "lineHeight": 22, "limit": 0, "offset": 20, "subtitleFont": FAMILY,
            "subtitleFontSize": STANDFIRST, "subtitleFontWeight": 400, "subtitleColor": LIGHT["soft"],
            "subtitleLineHeight": 19, "subtitlePadding": 7,
        },
    }  # fmt: skip


def written_at(
    rows: Sequence[dict[str, Any]],
    *,
    align: Align = "left",
    size: float = LABEL,
    part: str = "ink",
    weight: Weight = 400,
) -> Spec:
    """Return texts at their places, each row with x, y and text."""
    where = {"x": pixels("x"), "y": pixels("y"), "text": {"field": "text", "type": "nominal"}}
    return marks(
        rows, "text", where, align=align, baseline="middle", fontSize=size, fontWeight=weight, color=LIGHT[part]
    )


def _note(note: str, sheet: Sheet) -> Spec:
    lines = wrapped(note, sheet.width - 4, SMALL)
    rows = [{"x": -sheet.names, "y": 6 + at * 15, "text": line} for at, line in enumerate(lines)]
    return written_at(rows, size=SMALL, part="faint") | {"width": sheet.plot, "height": 15 * len(lines)}
