"""The columns of ACLED, filled as far as an edition goes: recorded incidents that have a day. Pure."""

from collections.abc import Iterator

from reports.files.columns.column import FIRST, WIDE, WIDEST, Cell, Column, listed
from reports.files.contents import Contents
from reports.files.peers.deaths import CIVILIAN, COMBATANT, deaths
from reports.files.peers.mapping import Peer, leading
from reports.files.told import Told, told_by
from reports.maps.boundaries import countries, region_of

# Ours (UCDP's) on the left.
TIME = {1: 1, 2: 2, 3: 2, 4: 3}
GEO = {1: 1, 2: 2, 3: 2, 4: 3}
VIOLENCE = "Violence against civilians"


def rows(contents: Contents) -> Iterator[Told]:
    """Return the incidents that the table has a place for."""
    return (one for one in told_by(contents) if one.is_recorded and one.incident.date_start)


def _coded(one: Told) -> Peer | None:
    """Return the event type; none where fighters alone are harmed and nothing says in what."""
    found = leading(kind.partition(" ")[0] for kind, _ in one.harm) or leading(one.incident.data["kinds"])
    only_fighters = {status for _, status in one.harm} == {COMBATANT}
    return None if found and found.acled_event == VIOLENCE and only_fighters else found


def _disorder(one: Told) -> Cell:
    found = _coded(one)
    if found is None:
        return ""
    return found.acled_event if found.acled_event == "Strategic developments" else "Political violence"


def _at(one: Told, table: dict[int, int], precision: int | None) -> Cell:
    return table.get(precision or 0)


def country_of(one: Told) -> str:
    """Return the country of an incident, by the boundaries at hand."""
    region = region_of(one.incident.admin1, one.incident.latitude, one.incident.longitude)
    return countries()[region.country].name if region else ""


def _fatalities(one: Told) -> Cell:
    return (deaths(one) or {"min": 0})["min"]


COLUMNS = (
    Column("event_id_cnty", "Ours, not ACLED's.", lambda one: f"CD{one.edition.number}-{one.incident.incident_id}"),
    Column("event_date", "The first day on which it may have happened.", lambda one: one.incident.date_start),
    Column("year", "Its year.", lambda one: one.incident.date_start.year),
    Column("time_precision", "1 day, 2 week, 3 month.", lambda one: _at(one, TIME, one.incident.date_precision)),
    Column("disorder_type", "By the event type.", _disorder, "", 20),
    Column("event_type", "By the kinds that add to recorded figures.",
           lambda one: getattr(_coded(one), "acled_event", ""), "", WIDE),
    Column("sub_event_type", "Likewise.", lambda one: getattr(_coded(one), "acled_sub_event", ""), "", WIDE),
    Column("actor1", "The first actor.", lambda one: next(iter(one.incident.actors), ""), "", WIDE),
    Column("assoc_actor_1", "Further actors.", lambda one: listed(one.incident.actors[1:]), "", WIDE),
    Column("actor2", "The first who is harmed.", lambda one: next(iter(one.victims), ""), "", WIDE),
    Column("assoc_actor_2", "Others who are harmed.", lambda one: listed(one.victims[1:]), "", WIDE),
    Column("civilian_targeting", "Whether civilians are harmed.",
           lambda one: "Civilian targeting" if any(status == CIVILIAN for _, status in one.harm) else ""),
    Column("country", "By the boundaries at hand.", country_of),
    Column("admin1", "The governorate.", lambda one: one.incident.admin1),
    Column("admin2", "The district.", lambda one: one.incident.admin2),
    Column("location", "Where, as named.", lambda one: one.incident.place_name, "", WIDE),
    Column("latitude", "Empty where only an area is known (R17).", lambda one: one.incident.latitude),
    Column("longitude", "Likewise.", lambda one: one.incident.longitude),
    Column("geo_precision", "1 exact, 2 near, 3 governorate.", lambda one: _at(one, GEO, one.incident.place_precision)),
    Column("source", "Who tells of it.", lambda one: listed(one.names), "", WIDE),
    Column("notes", "What happened, in few words.", lambda one: one.incident.title, "", WIDEST),
    Column("fatalities", "The lowest number, as ACLED takes it; 0 also where none is reported.", _fatalities),
    Column("tags", "Our grade.", lambda one: f"grade={one.incident.grade}" if one.incident.grade else ""),
    *FIRST,
)  # fmt: skip
