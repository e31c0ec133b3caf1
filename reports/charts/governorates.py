"""The recorded figures by governorate: a small panel each, all on one axis, since all count people."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.charts.picture import NARROW, Picture, Table, made, remembered
from reports.charts.ranged_rows import Named, panel
from reports.charts.sheet import SLIM, WIDE, Sheet, page
from reports.charts.values import Value, top
from reports.charts.vega import Spec, beside

MOST = 12
APART = 32
COLUMNS = ("governorate", "measure", "min", "best", "max", "in words")


@dataclass(frozen=True, slots=True)
class Region:
    """One governorate and what was recorded there; without a name, what no governorate is known of."""

    name: str
    values: tuple[tuple[str, Value], ...]


@remembered
def governorates_picture(regions: Sequence[Region], *, unit: str, note: str) -> tuple[Picture, ...]:
    """Return the governorates' panels in both widths, in the order given; a single region is no comparison."""
    if len(regions) < 2:
        return ()
    title = "Where it was recorded, by governorate"
    more = len(regions) - MOST
    says = (
        f"{unit} in each governorate, on one axis. What is shown is where sources reported, not where most happened. "
        + (f"The {more} governorates with the least are in the table only." if more > 0 else "")
    )
    description = says + " ".join(_said(region) for region in regions)
    rows = tuple(
        (region.name, label, value.min, value.best, value.max, value.words)
        for region in regions
        for label, value in region.values
    )
    return tuple(
        made(
            name=f"governorates{ending}",
            title=title,
            description=description,
            spec=_spec(regions[:MOST], sheet, title=title, says=says, note=note),
            table=Table(COLUMNS, rows),
        )
        for ending, sheet in (("", WIDE), (NARROW, SLIM))
    )


def _said(region: Region) -> str:
    values = "; ".join(f"{label.lower()} {value.words}" for label, value in region.values)
    return f"{region.name}: {values}."


def _spec(regions: Sequence[Region], sheet: Sheet, *, title: str, says: str, note: str) -> Spec:
    end = top(value for region in regions for _, value in region.values)
    columns = 1 if sheet.is_narrow else 2
    small = Sheet((sheet.width - (columns - 1) * APART) // columns, 0, 0)
    panels = [panel(one.name, [Named(*value) for value in one.values], small, end=end) for one in regions]
    rows = [beside(panels[at : at + columns], APART) for at in range(0, len(panels), columns)]
    flush = Sheet(sheet.width, 0, 0)
    return page(rows, flush, title=title, says=says, note=note, spacing=30)
