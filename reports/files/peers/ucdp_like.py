"""The columns of UCDP GED, filled as far as an edition goes: recorded incidents in which somebody died. Pure."""

from collections.abc import Callable, Iterator
from typing import Any

from reports.files.columns.column import FIRST, WIDE, Cell, Column, listed
from reports.files.contents import Contents
from reports.files.peers.acled_like import country_of
from reports.files.peers.deaths import CIVILIAN, NOT_SAID, deaths
from reports.files.told import Told, told_by


def rows(contents: Contents) -> Iterator[Told]:
    """Return the incidents that the table has a place for: those with a day and at least one recorded death."""
    return (one for one in told_by(contents) if one.incident.date_start and any((deaths(one) or {}).values()))


def _dead(bound: str, *statuses: str) -> Callable[[Any], Cell]:
    return lambda one: ((deaths(one, statuses) if statuses else deaths(one)) or {}).get(bound)


def _point(one: Told) -> str:
    incident = one.incident
    return f"POINT ({incident.longitude} {incident.latitude})" if incident.latitude is not None else ""


COLUMNS = (
    Column("id", "Ours, not UCDP's.", lambda one: one.incident.incident_id),
    Column("relid", "With the edition.", lambda one: f"CD{one.edition.number}-{one.incident.incident_id}"),
    Column("year", "The year of its first day.", lambda one: one.incident.date_start.year),
    Column("side_a", "The first actor.", lambda one: next(iter(one.incident.actors), ""), "", WIDE),
    Column("side_b", "The first who is harmed.", lambda one: next(iter(one.victims), ""), "", WIDE),
    Column("number_of_sources", "Independent origins.", lambda one: one.incident.sources),
    Column("source_article", "The titles of the articles.",
           lambda one: listed([article.title for article in one.articles]), "", WIDE),
    Column("source_office", "Who published them.", lambda one: listed(one.names), "", WIDE),
    Column("source_date", "On which days.", lambda one: listed(one.published)),
    Column("where_prec", "As UCDP counts, 1 to 7.", lambda one: one.incident.place_precision),
    Column("where_coordinates", "Where, as named.", lambda one: one.incident.place_name, "", WIDE),
    Column("adm_1", "The governorate.", lambda one: one.incident.admin1),
    Column("adm_2", "The district.", lambda one: one.incident.admin2),
    Column("latitude", "Empty where only an area is known (R17).", lambda one: one.incident.latitude),
    Column("longitude", "Likewise.", lambda one: one.incident.longitude),
    Column("geom_wkt", "Likewise.", _point, "", WIDE),
    Column("country", "By the boundaries at hand.", country_of),
    Column("date_prec", "As UCDP counts, 1 to 5.", lambda one: one.incident.date_precision),
    Column("date_start", "The first day on which it may have happened.", lambda one: one.incident.date_start),
    Column("date_end", "The last such day.", lambda one: one.incident.date_end),
    Column("deaths_civilians", "The best number.", _dead("best", CIVILIAN)),
    Column("deaths_unknown", "The best number of those whose status is unknown or mixed.", _dead("best", *NOT_SAID)),
    Column("best", "The best number of all dead; empty where the sources state none.", _dead("best")),
    Column("high", "The highest; empty where it is open.", _dead("max")),
    Column("low", "The lowest.", _dead("min")),
    *FIRST,
)  # fmt: skip
