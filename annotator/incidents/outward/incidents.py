"""What an edition says of each incident beside its numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.vocabulary import label
from annotator.incidents.facts import AREA_FROM_PRECISION, Fact
from annotator.incidents.models import Incident
from annotator.incidents.outward.protection import Protection

NOT_KNOWN = 99


@dataclass(frozen=True)
class PublishedIncident:
    """An incident as an edition keeps it; `data` names its claims, kinds, targets and places."""

    incident_id: int
    title: str
    date_start: date | None
    date_end: date | None
    date_precision: int | None
    place_name: str
    admin1: str
    admin2: str
    latitude: float | None
    longitude: float | None
    place_precision: int | None
    grade: str
    grade_label: str
    grade_reason: str
    actors: tuple[str, ...]
    sources: int
    data: Mapping[str, Any]


def incidents_of(
    claims: Iterable[Claim], facts: Mapping[int, Fact], protection: Protection
) -> tuple[PublishedIncident, ...]:
    """Return the incidents that accepted claims tell of, by their ids."""
    told: dict[int, list[Fact]] = defaultdict(list)
    incidents: dict[int, Incident] = {}
    for claim in claims:
        fact = facts[claim.pk]
        if fact.incident_id is not None and fact.status in ACCEPTED:
            told[fact.incident_id].append(fact)
            incidents[fact.incident_id] = claim.link.incident
    return tuple(_incident(incidents[pk], told[pk], protection) for pk in sorted(told))


def _incident(incident: Incident, facts: Sequence[Fact], protection: Protection) -> PublishedIncident:
    named = protection.words(incident.place)
    place = min(facts, key=lambda fact: _closeness(fact, named))
    is_point = (place.place_precision or NOT_KNOWN) < AREA_FROM_PRECISION
    return PublishedIncident(
        incident_id=incident.pk,
        title=protection.words(incident.title),
        date_start=incident.date_start,
        date_end=incident.date_end,
        date_precision=min((one.date_precision for one in facts if one.date_precision), default=None),
        place_name=named or place.place_name or next(iter(place.places), ""),
        admin1=place.admin1,
        admin2=place.admin2,
        latitude=protection.coordinate(place.latitude) if is_point else None,
        longitude=protection.coordinate(place.longitude) if is_point else None,
        place_precision=place.place_precision,
        grade=incident.grade,
        grade_label=label("grades", incident.grade),
        grade_reason=protection.words(incident.grade_reason),
        actors=_distinct(one.actor for one in facts),
        sources=len({group for one in facts for group in (one.group, *one.supported_by)}),
        data={
            "claims": sorted(one.claim_id for one in facts),
            "kinds": list(_distinct(one.kind for one in facts)),
            "targets": list(_distinct(one.target for one in facts)),
            "places": list(_distinct(place for one in facts for place in one.places)),
        },
    )


def _closeness(fact: Fact, named: str) -> tuple[bool, bool, bool, int, int]:
    """Order facts so that the one that knows best where an incident took place comes first."""
    return (
        not fact.place_name,
        named.casefold() not in {name.casefold() for name in (fact.place_name, *fact.places)},
        fact.role != "new_event",
        fact.place_precision or NOT_KNOWN,
        fact.claim_id,
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
