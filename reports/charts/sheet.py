"""What every picture has in common: its headline, its note, its letters and lines, and the two widths it comes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import altair as alt

from reports.charts.letters import FAMILY, wrapped
from reports.charts.palette import LIGHT

Align = Literal["left", "center", "right"]
Weight = Literal[400, 600]
View = alt.Chart | alt.LayerChart | alt.VConcatChart | alt.HConcatChart | alt.ConcatChart

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


def page(
    views: Sequence[View],
    sheet: Sheet,
    *,
    title: str,
    says: str,
    note: str,
    spacing: int = 18,
) -> dict[str, Any]:
    """Return the specification of a picture: its views below one another, between headline and note."""
    whole = alt.vconcat(*views, _note(note, sheet), spacing=spacing).properties(
        title=alt.TitleParams(
            wrapped(title, sheet.width - 4, HEADLINE, 600), subtitle=wrapped(says, sheet.width - 4, STANDFIRST)
        )
    )
    return whole.configure(**config()).to_dict()


def config() -> dict[str, Any]:
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


def rows_of(values: Sequence[dict[str, Any]]) -> alt.Chart:
    """Return a chart over some rows, to put marks on; no rows give an empty one."""
    return alt.Chart(alt.Data(values=list(values)))


def layered(layers: Sequence[alt.Chart | alt.LayerChart | None], **rest: Any) -> alt.LayerChart:
    """Return layers on one another, the first at the bottom, without those that have nothing to draw."""
    return cast("alt.LayerChart", alt.layer(*(layer for layer in layers if layer is not None), **rest))


def at_x(field: str = "x") -> alt.X:
    """Return a place across, in pixels."""
    return alt.X(field, type="quantitative", scale=None, axis=None)


def at_y(field: str = "y") -> alt.Y:
    """Return a place down, in pixels."""
    return alt.Y(field, type="quantitative", scale=None, axis=None)


def written_at(
    rows: Sequence[dict[str, Any]],
    *,
    align: Align = "left",
    size: float = LABEL,
    part: str = "ink",
    weight: Weight = 400,
) -> alt.Chart:
    """Return texts at their places, each row with x, y and text (one line or several)."""
    return (
        rows_of(rows)
        .mark_text(align=align, baseline="middle", fontSize=size, fontWeight=weight, color=LIGHT[part], lineHeight=LINE)
        .encode(x=at_x(), y=at_y(), text=alt.Text("text", type="nominal"))
    )


def _note(note: str, sheet: Sheet) -> alt.Chart:
    lines = wrapped(note, sheet.width - 4, SMALL)
    rows = [{"x": -sheet.names, "y": 6 + at * 15, "text": line} for at, line in enumerate(lines)]
    return written_at(rows, size=SMALL, part="faint").properties(width=sheet.plot, height=15 * len(lines))
