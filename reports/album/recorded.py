"""What was recorded, as the pictures take it: the figures, their incidents, where and when those were. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from reports.charts import days
from reports.charts.days import Calendar
from reports.charts.figures import Measured
from reports.charts.governorates import Region
from reports.charts.timeline import Dated
from reports.charts.values import Value, added, value_of
from reports.manifest import Parts
from reports.maps.places import Located, governorate_of
from reports.models import EditionIncident, Figure
from reports.tables import RECORDED

UNITS = {
    "person": "People", "body": "Bodies", "event": "Events", "projectile": "Projectiles", "vehicle": "Vehicles",
    "batch": "Batches", "movement": "Movements", "item": "Items",
}  # fmt: skip
NOWHERE = "Governorate not known"


def of_recorded(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures of the recorded column."""
    return [figure for figure in figures if figure.column == RECORDED]


def counts_people(figure: Figure) -> bool:
    """Tell whether a figure counts people who came to harm."""
    return bool(figure.data["measure"]["victim_status"] != "not_applicable")


def unit_of(figure: Figure) -> str:
    """Return a figure's unit as a heading."""
    unit = figure.data["measure"]["unit"]
    return UNITS.get(unit, unit.capitalize())


def figures(rows: Iterable[Figure]) -> tuple[Measured, ...]:
    """Return the recorded figures, those that count people first."""
    found = [Measured(one.label, unit_of(one), value_of(one.data, one.display)) for one in of_recorded(rows)]
    return tuple(sorted(found, key=lambda one: one.unit != UNITS["person"]))


def incidents(parts: Parts) -> list[EditionIncident]:
    """Return the incidents that the recorded figures are made of."""
    recorded = {one["incident_id"] for figure in of_recorded(parts.figures) for one in figure.data["contributions"]}
    return [one for one in parts.incidents if one.incident_id in recorded]


def located(rows: Iterable[EditionIncident]) -> tuple[Located, ...]:
    """Return where incidents took place."""
    return tuple(map(place_of, rows))


def place_of(one: EditionIncident) -> Located:
    """Return where one incident took place."""
    return Located(one.title, one.place_name, one.admin1, one.latitude, one.longitude, one.place_precision)


def dated(rows: Iterable[EditionIncident], calendar: Calendar) -> tuple[Dated, ...]:
    """Return the incidents that have a day within the calendar."""
    return tuple(
        _dated(one)
        for one in rows
        if one.date_start and one.date_start < calendar.end and (one.date_end or one.date_start) >= calendar.start
    )


def regions(rows: Iterable[Figure], incidents: Sequence[EditionIncident]) -> tuple[Region, ...]:
    """Return what the figures about people come to in each governorate, those with the most incidents first."""
    home = {one.incident_id: governorate(one) for one in incidents}
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    for figure in filter(counts_people, of_recorded(rows)):
        parts: dict[str, list[Any]] = defaultdict(list)
        for one in figure.data["contributions"]:
            parts[home.get(one["incident_id"], NOWHERE)].append(one["net"] or one["number"])
        for name, numbers in parts.items():
            found[name][figure.label] = added(numbers)
    most = Counter(home.values())
    ordered = sorted(found, key=lambda name: (name == NOWHERE, -most[name], name))
    return tuple(Region(name, tuple(found[name].items())) for name in ordered)


def governorate(one: EditionIncident) -> str:
    """Return the governorate of an incident under the name that the map has for it."""
    region = governorate_of(place_of(one))
    return (region.name if region else one.admin1) or NOWHERE


def _dated(one: EditionIncident) -> Dated:
    assert one.date_start is not None
    last = one.date_end or one.date_start
    return Dated(
        one.title, one.date_start, last, one.date_precision or 1, days.when(one.date_start, last, one.date_precision),
        one.sources,
    )  # fmt: skip
