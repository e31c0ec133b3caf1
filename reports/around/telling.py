"""One incident as its page tells it: numbers, claims by origin, place, day, what lies near it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from reports.around.definitions import AREA, meaning, name_of
from reports.around.shares import Share, shares
from reports.models import Edition, EditionClaim, EditionIncident, Figure
from reports.register import when
from reports.stories import Reading, reading

NEAR_DAYS = timedelta(days=3)
MOST_NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class Origin:
    """One ultimate source with what was said in its words, in however many articles."""

    name: str
    articles: int
    readings: Sequence[Reading]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an incident took place, no closer than it is known."""

    name: str
    within: tuple[str, ...]
    precision: str
    meaning: str
    is_area: bool
    point: str


def claims_of(incident: EditionIncident) -> list[EditionClaim]:
    """Return the accepted claims of an incident with their articles, in the order of the text."""
    claims = EditionClaim.objects.filter(edition=incident.edition_id, claim_id__in=incident.data["claims"])
    return list(claims.prefetch_related("article", "edition", "memberships__figure__edition"))


def numbers_of(incident: EditionIncident, claims: Sequence[EditionClaim]) -> list[Share]:
    """Return what an incident gives to each figure of its edition, by way of the claims behind both."""
    figures = Figure.objects.filter(members__claim__in=claims).distinct().order_by("order")
    return shares(figures.select_related("edition"), {incident.incident_id})


def origins_of(claims: Sequence[EditionClaim]) -> list[Origin]:
    """Return the claims by the origin that independence is counted by, who said it first on top."""
    by_origin: dict[str, list[EditionClaim]] = {}
    for claim in claims:
        name = claim.fact["independence_group"] or claim.article.source
        by_origin.setdefault(name, []).append(claim)
    return [
        Origin(name, len({claim.article_id for claim in said}), [reading(claim) for claim in said])
        for name, said in by_origin.items()
    ]


def place_of(incident: EditionIncident) -> Place | None:
    """Return where an incident took place, or nothing where no source says so."""
    names = [incident.place_name, incident.admin2, incident.admin1]
    within = tuple(name for name in dict.fromkeys(names[1:]) if name and name != incident.place_name)
    if not any(names):
        return None
    precision = incident.place_precision
    is_point = incident.latitude is not None and incident.longitude is not None and (precision or AREA) < AREA
    return Place(
        name=incident.place_name or within[0],
        within=within if incident.place_name else within[1:],
        precision=name_of("place_precisions", precision),
        meaning=meaning("place_precisions", precision),
        is_area=(precision or 0) >= AREA,
        point=f"{incident.latitude}, {incident.longitude}" if is_point else "",
    )


def day_of(incident: EditionIncident) -> str:
    """Return the days of an incident, no closer than they are known."""
    start, end = incident.date_start, incident.date_end
    iso = {"date_start": start and start.isoformat(), "date_end": end and end.isoformat()}
    return when(iso | {"date_precision": incident.date_precision})


def neighbours_of(incident: EditionIncident) -> QuerySet[EditionIncident]:
    """Return incidents of the edition that lie near in time, those of the same place among them first to check."""
    others = EditionIncident.objects.filter(edition=incident.edition_id).exclude(pk=incident.pk)
    near = Q(pk__in=[])
    if incident.admin1 or incident.place_name:
        near |= Q(admin1=incident.admin1, place_name=incident.place_name)
    if incident.date_start:
        last = incident.date_end or incident.date_start
        near |= Q(date_start__range=(incident.date_start - NEAR_DAYS, last + NEAR_DAYS))
    return others.filter(near).order_by("date_start", "incident_id")[:MOST_NEIGHBOURS]


def found_in(edition: Edition, incident_id: int) -> QuerySet[EditionIncident]:
    """Return an edition's incident of this number, if it has one."""
    return EditionIncident.objects.filter(edition=edition, incident_id=incident_id)
