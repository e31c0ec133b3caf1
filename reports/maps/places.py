"""Where the incidents of an edition took place: rounded points, and areas where no closer place is known (R17)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.charts.picture import NARROW, Picture, Table, cut_short, made, remembered
from reports.charts.sheet import SLIM, WIDE, Sheet, page
from reports.charts.vega import Spec
from reports.maps.boundaries import CREDIT, Region, countries, country_named, region_of
from reports.maps.drawing import map_view
from reports.maps.frame import frame_of
from reports.maps.marked import Area, Spot

AREA_FROM, COUNTRY = 4, 6
# About ten kilometres: nobody is found by the map.
DECIMALS = 1
HIGHEST = {False: 560, True: 420}
COLUMNS = ("incident", "place", "governorate", "drawn as", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Located:
    """One incident and where it took place, with how precise that is (1 exact to 7 sea or air)."""

    title: str
    place: str
    governorate: str
    latitude: float | None
    longitude: float | None
    precision: int | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """One incident as the map has it: a point, an area, or nothing where the map has no place for it."""

    incident: Located
    region: Region | None
    point: tuple[float, float] | None  # longitude, latitude
    kind: str


@remembered
def map_picture(incidents: Sequence[Located], *, note: str) -> tuple[Picture, ...]:
    """Return the map in both widths; none where no incident has a place on it."""
    drawn = [drawn_as(one) for one in incidents]
    shown = [one for one in drawn if one.region is not None]
    if not shown:
        return ()
    left_out = len(drawn) - len(shown)
    title = "Where it was recorded"
    says = (
        "A circle stands for incidents placed to a district or closer, rounded to about ten kilometres. Hatched: known "
        "no closer than the governorate." + (f" {_count(left_out)} no place on the map." if left_out else "")
    )
    return tuple(
        made(
            name=f"map{ending}",
            title=title,
            description=f"{says}{cut_short(len(drawn))} {_said(shown)}",
            spec=page([_view(shown, sheet)], sheet, title=title, says=says, note=f"{note} · {CREDIT}"),
            table=_table(drawn),
        )
        for ending, sheet in (("", Sheet(WIDE.width, 0, 0)), (NARROW, SLIM))
    )


def drawn_as(one: Located) -> Drawn:
    """Return how an incident is drawn: from precision 4 on never as a point (R17)."""
    precision = one.precision or AREA_FROM
    region = governorate_of(one) if precision < COUNTRY else None
    if region is None:
        kind = "not drawn: " + ("no closer than the country" if country_named(one.place) else "place not known")
        return Drawn(one, None, None, kind)
    if precision >= AREA_FROM or one.latitude is None or one.longitude is None:
        return Drawn(one, region, None, "area")
    return Drawn(one, region, (round(one.longitude, DECIMALS), round(one.latitude, DECIMALS)), "point")


def governorate_of(one: Located) -> Region | None:
    """Return the governorate of an incident; one that is known no closer may be named by its place alone."""
    name = one.governorate or (one.place if one.precision == AREA_FROM else "")
    return region_of(name, one.latitude, one.longitude)


def _view(shown: Sequence[Drawn], sheet: Sheet) -> Spec:
    codes = sorted({one.region.country for one in shown if one.region})
    frame = frame_of(
        (region for code in codes for region in countries()[code].regions), sheet.width, HIGHEST[sheet.is_narrow]
    )
    areas = Counter((one.region.country, one.region.name) for one in shown if one.region and one.kind == "area")
    spots = Counter(one.point for one in shown if one.point)
    named = sorted({(one.region.country, one.region.name) for one in shown if one.region})
    return map_view(
        frame,
        codes,
        [Area(*place, areas[place]) for place in named],
        [Spot(*point, count) for point, count in sorted(spots.items(), key=lambda item: (-item[1], item[0]))],
    )


def _said(shown: Iterable[Drawn]) -> str:
    counts = Counter(one.region.name for one in shown if one.region)
    return "; ".join(f"{name}: {_count(count, False)}" for name, count in counts.most_common()) + "."


def _count(count: int, has: bool = True) -> str:
    verb = (" has" if count == 1 else " have") if has else ""
    return f"{count:,} incident{'' if count == 1 else 's'}{verb}"


def _table(drawn: Iterable[Drawn]) -> Table:
    rows = []
    for one in drawn:
        longitude, latitude = one.point or (None, None)
        governorate = one.region.name if one.region else one.incident.governorate
        rows.append((one.incident.title, one.incident.place, governorate, one.kind, latitude, longitude))
    return Table(COLUMNS, tuple(rows))
