"""When the incidents of an edition happened: one line each, or, where there are many, how many a day of each kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reports.charts.days import Calendar
from reports.charts.letters import wrapped
from reports.charts.palette import LIGHT
from reports.charts.picture import NARROW, Picture, Table, cut_short, made, remembered
from reports.charts.sheet import LABEL, LINE, SLIM, SMALL, WIDE, Sheet, page, written_at
from reports.charts.vega import Spec, as_is, layered, marks, pixels, until

MOST = 30
FROM_MONTH = 4  # from this precision on, a date is no closer than a month
COLUMNS = ("incident", "from", "to", "when", "independent sources")


@dataclass(frozen=True, slots=True)
class Dated:
    """One incident: its name, its days with how precise they are, and how many independent sources tell of it."""

    title: str
    start: date
    end: date
    precision: int
    when: str
    sources: int


@remembered
def timeline_picture(incidents: Sequence[Dated], calendar: Calendar, *, note: str) -> tuple[Picture, ...]:
    """Return the timeline in both widths, the earliest incident first; none without incidents."""
    if not incidents:
        return ()
    ordered = sorted(incidents, key=lambda one: (one.precision >= FROM_MONTH, one.start, one.end, one.title))
    shown = ordered[:MOST]
    title = "When it happened"
    says = (
        "A dot is a day, a bar some days, hatching a time no closer known. Filled: two independent sources or more; "
        "hollow: one."
        + (f" The first {MOST} of {len(ordered):,} incidents; the table has more." if len(ordered) > MOST else "")
    )
    description = f"{says}{cut_short(len(ordered))} " + " ".join(f"{one.when}: {one.title}." for one in shown)
    rows = tuple((one.title, one.start.isoformat(), one.end.isoformat(), one.when, one.sources) for one in ordered)
    return tuple(
        made(
            name=f"timeline{ending}",
            title=title,
            description=description,
            spec=page([_view(shown, calendar, sheet)], sheet, title=title, says=says, note=note),
            table=Table(COLUMNS, rows),
        )
        for ending, sheet in (("", Sheet(WIDE.width, 250, 0)), (NARROW, SLIM))
    )


def _view(incidents: Sequence[Dated], calendar: Calendar, sheet: Sheet) -> Spec:
    rows: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    y = 0.0
    for one in incidents:
        room = sheet.plot if sheet.is_narrow else sheet.names - 18
        lines = wrapped(one.title, room, LABEL)
        lines = [*lines[:2], f"{lines[2]}…"] if len(lines) > 3 else lines
        above = LINE * len(lines) if sheet.is_narrow else 0.0
        height = above + 26 if sheet.is_narrow else LINE * len(lines) + 11
        first = y + LINE / 2 if sheet.is_narrow else y + height / 2 - LINE * (len(lines) - 1) / 2
        names += [{"x": -sheet.names, "y": first + at * LINE, "text": line} for at, line in enumerate(lines)]
        rows.append(_row(one, calendar, sheet.plot, y + (above + 9 if sheet.is_narrow else height / 2)))
        y += height
    across = [(row["y"] - 8, row["y"] + 8) for row in rows] if sheet.is_narrow else [(0.0, y)]
    layers = [*_weeks(calendar, sheet.plot, y, across), *_marks(rows), written_at(names)]
    return layered(layers, width=sheet.plot, height=round(y))


def _row(one: Dated, calendar: Calendar, width: int, y: float) -> dict[str, Any]:
    left = calendar.along(one.start, width)
    right = calendar.along(one.end + timedelta(days=1), width)
    vague = one.precision >= FROM_MONTH
    shape = "vague" if vague else "day" if one.start == one.end else "days"
    return {
        "shape": shape, "x": left, "x2": max(right, left + 6), "mx": (left + right) / 2, "y": y,
        "fill": LIGHT["ink"] if one.sources > 1 else LIGHT["paper"],
        "bar": LIGHT["bar"] if one.sources > 1 else LIGHT["paper"],
    }  # fmt: skip


def _marks(rows: Sequence[dict[str, Any]]) -> list[Spec | None]:
    vague = [row for row in rows if row["shape"] == "vague"]
    spans = [row for row in rows if row["shape"] == "days"]
    days = [row for row in rows if row["shape"] == "day"]
    stretch = {"x": pixels("x"), "x2": until("x2"), "y": pixels("y")}
    dots = {"x": pixels("mx"), "y": pixels("y"), "fill": as_is("fill")}
    edge, outline = {"stroke": LIGHT["edge"], "strokeWidth": 1.5}, {"stroke": LIGHT["ink"], "strokeWidth": 1.5}
    return [
        marks(vague, "bar", stretch, height=9, color=LIGHT["vague"], opacity=1) if vague else None,
        marks(spans, "bar", stretch | {"fill": as_is("bar")}, height=9, opacity=1, **edge) if spans else None,
        marks(days, "point", dots, shape="circle", filled=True, size=75, opacity=1, **outline) if days else None,
    ]


def _weeks(calendar: Calendar, width: int, height: float, across: Sequence[tuple[float, float]]) -> list[Spec]:
    """Draw the days that are named, across all rows or, where names stand between them, at each row."""
    ticks = calendar.ticks(width)
    lines = [{"x": calendar.along(day, width), "y": y, "y2": y2} for day, _ in ticks for y, y2 in across]
    words = [{"x": calendar.along(day, width), "y": height + 14, "text": text} for day, text in ticks]
    upright = {"x": pixels("x"), "y": pixels("y"), "y2": until("y2")}
    return [marks(lines, "rule", upright, color=LIGHT["grid"]), written_at(words, size=SMALL, part="faint")]
