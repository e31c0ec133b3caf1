"""The recorded figures from edition to edition: one panel a measure, a range for each period, no line between them.

Raw counts show no trend (R21), and a period without an edition is a gap that is hatched, never a zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.letters import wrapped
from reports.charts.marks import Placed, Ruler, range_marks
from reports.charts.picture import NARROW, Picture, Table, made, remembered
from reports.charts.sheet import LABEL, LINE, SLIM, SMALL, WIDE, Sheet, page, written_at
from reports.charts.values import SILENCE, Value, top
from reports.charts.vega import Spec, beside, layered

HEIGHT = 96
SCALE = 34  # room for the numbers beside the panel
APART = 26
NARROWEST = 46
COLUMNS = ("measure", "unit", "period", "min", "best", "max", "in words")
NO_EDITION = Value(SILENCE, words="no edition of these days")


@dataclass(frozen=True, slots=True)
class Series:
    """One measure over the periods; a period that no edition covers has no value."""

    label: str
    unit: str
    values: tuple[Value | None, ...]


@remembered
def months_picture(
    series: Sequence[Series], periods: Sequence[str], *, note: str, constant: bool = False
) -> tuple[Picture, ...]:
    """Return the series in both widths; fewer than two periods are no series.

    With `constant`, the figures are those of the sources that report in every period (R20).
    """
    if len(periods) < 2 or not series:
        return ()
    title = "Recorded from period to period" + (", the same sources throughout" if constant else "")
    says = (
        "Each bar is a period’s lowest to highest number. "
        + ("Only incidents told by sources that report in every period are in it. " if constant else "")
        + "Periods are not joined up: raw counts depend on who could report in each."
    )
    description = f"{says} " + " ".join(_said(one, periods) for one in series)
    rows = tuple(
        (one.label, one.unit, period, value.min, value.best, value.max, value.words)
        for one in series
        for period, value in zip(periods, (value or NO_EDITION for value in one.values), strict=True)
    )
    return tuple(
        made(
            name=f"months{'-same-sources' if constant else ''}{ending}",
            title=title,
            description=description,
            spec=_spec(series, periods, sheet, title=title, says=says, note=note),
            table=Table(COLUMNS, rows),
        )
        for ending, sheet in (("", WIDE), (NARROW, SLIM))
    )


def _said(series: Series, periods: Sequence[str]) -> str:
    values = zip(periods, (value or NO_EDITION for value in series.values), strict=True)
    return f"{series.label}: " + "; ".join(f"{period} {value.words}" for period, value in values) + "."


def _spec(series: Sequence[Series], periods: Sequence[str], sheet: Sheet, *, title: str, says: str, note: str) -> Spec:
    columns = 1 if sheet.is_narrow or len(series) == 1 else 2
    width = (sheet.width - (columns - 1) * APART) // columns - SCALE
    panels = [_panel(one, periods, width) for one in series]
    rows = [beside(panels[at : at + columns], APART) for at in range(0, len(panels), columns)]
    flush = Sheet(sheet.width, SCALE, 0)
    return page(rows, flush, title=title, says=says, note=note, spacing=22)


def _panel(series: Series, periods: Sequence[str], width: int) -> Spec:
    values = [value or NO_EDITION for value in series.values]
    ruler = Ruler(top(values), HEIGHT, along="y", ticks=3)
    slot = width / len(periods)
    placed = [Placed((at + 0.5) * slot, value) for at, value in enumerate(values)]
    heading = wrapped(series.label, width, LABEL, 600)
    head = [{"x": -SCALE, "y": -20 - LINE * (len(heading) - 1 - at), "text": line} for at, line in enumerate(heading)]
    layers = [*range_marks(placed, ruler), written_at(head, weight=600), _feet(periods, slot)]
    return layered(layers, width=width, height=HEIGHT)


def _feet(periods: Sequence[str], slot: float) -> Spec:
    """Write under the panel as many of the periods as there is room for, always the last one."""
    every = max(1, -int(-NARROWEST // slot))
    shown = [at for at in range(len(periods)) if (len(periods) - 1 - at) % every == 0]
    rows = [
        {"x": (at + 0.5) * slot, "y": HEIGHT + 13 + 14 * line, "text": text}
        for at in shown
        for line, text in enumerate(periods[at].rsplit(" ", 1))
    ]
    return written_at(rows, align="center", size=SMALL, part="faint")
