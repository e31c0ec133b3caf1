"""Incidents of an edition by place and by actor, and what each place or actor comes to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from reports.around.shares import Share, shares
from reports.around.telling import day_of
from reports.models import Edition, EditionIncident

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An incident as a line of a list."""

    incident: EditionIncident
    when: str
    where: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by name, how many incidents it has, and the places within it."""

    name: str
    incidents: int
    within: tuple["Spot", ...] = ()


def page_of(incidents: QuerySet[EditionIncident], wanted: str | None) -> tuple[Page[EditionIncident], list[Line]]:
    """Return one page of incidents in the order of their days, and its lines."""
    ordered = incidents.order_by("date_start", "incident_id")
    page = Paginator(ordered, PER_PAGE).get_page(wanted)
    return page, lines(page)


def lines(incidents: Iterable[EditionIncident]) -> list[Line]:
    """Return incidents as lines of a list."""
    return [Line(one, day_of(one), ", ".join(dict.fromkeys(_places(one)))) for one in incidents]


def at_place(edition: Edition, name: str) -> QuerySet[EditionIncident]:
    """Return the incidents at a place or in a district or governorate."""
    return edition.incidents.filter(Q(place_name=name) | Q(admin1=name) | Q(admin2=name))


def by_actor(edition: Edition, name: str) -> QuerySet[EditionIncident]:
    """Return the incidents in which the claims name an actor."""
    return edition.incidents.filter(actors__contains=[name])


def numbers_at(edition: Edition, incidents: QuerySet[EditionIncident]) -> list[Share]:
    """Return what incidents give to each figure of their edition."""
    return shares(edition.figures.select_related("edition"), set(incidents.values_list("incident_id", flat=True)))


def governorates(edition: Edition) -> list[Spot]:
    """Return the places of an edition under their governorates; those of which none is known stand last."""
    rows = edition.incidents.values_list("admin1", "place_name").annotate(incidents=Count("pk"))
    tree: dict[str, Counter[str]] = {}
    for admin1, place, incidents in rows.order_by("admin1", "place_name"):
        tree.setdefault(admin1, Counter())[place] += incidents
    named = sorted(tree, key=lambda name: (not name, name))
    return [Spot(name, sum(tree[name].values()), _within(tree[name], name)) for name in named]


def actors(edition: Edition) -> list[tuple[str, int]]:
    """Return who acted, as the claims name them, and in how many incidents; the most often named first."""
    told: Counter[str] = Counter()
    for names in edition.incidents.values_list("actors", flat=True):
        told.update(names)
    return sorted(told.items(), key=lambda item: (-item[1], item[0]))


def _within(places: Counter[str], outer: str) -> tuple[Spot, ...]:
    return tuple(Spot(name, count) for name, count in sorted(places.items()) if name != outer)


def _places(incident: EditionIncident) -> list[Any]:
    return [name for name in (incident.place_name, incident.admin1) if name]
