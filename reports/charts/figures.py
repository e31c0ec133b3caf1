"""The recorded figures of an edition side by side: one axis a unit, since only what has one unit may be compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.charts.picture import NARROW, Picture, Table, made, remembered
from reports.charts.ranged_rows import Named, panel
from reports.charts.sheet import SLIM, WIDE, Sheet, page
from reports.charts.values import Value

COLUMNS = ("unit", "measure", "min", "best", "max", "in words")


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure: what it counts, in which unit, and its value."""

    label: str
    unit: str
    value: Value


@remembered
def figures_picture(figures: Sequence[Measured], *, note: str) -> tuple[Picture, ...]:
    """Return the picture of an edition's figures in both widths; none without figures."""
    if not figures:
        return ()
    units = list(dict.fromkeys(figure.unit for figure in figures))
    title = "What was recorded, with its range"
    says = (
        "Bars run from the lowest to the highest number that counts, the tick is the best one, an arrow is an open end."
        + (" Each unit has an axis of its own; nothing is added across rows." if len(units) > 1 else "")
    )
    description = f"{says} " + " ".join(f"{figure.label}: {figure.value.words}." for figure in figures)
    rows = tuple(
        (one.unit, one.label, one.value.min, one.value.best, one.value.max, one.value.words) for one in figures
    )
    return tuple(
        made(
            name=f"figures{ending}",
            title=title,
            description=description,
            spec=_spec(figures, units, sheet, title=title, says=says, note=note),
            table=Table(COLUMNS, rows),
        )
        for ending, sheet in (("", WIDE), (NARROW, SLIM))
    )


def _spec(
    figures: Sequence[Measured], units: Sequence[str], sheet: Sheet, *, title: str, says: str, note: str
) -> dict[str, Any]:
    panels = [
        panel(unit, [Named(one.label, one.value) for one in figures if one.unit == unit], sheet) for unit in units
    ]
    return page(panels, sheet, title=title, says=says, note=note, spacing=26)
