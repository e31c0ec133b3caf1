"""How alike an incident, as its claims tell it, and an event of another dataset are. No database.

It is the comparison of two claims, with one difference: other datasets name actors in their own way and in no order of
who did what to whom, so that actors are shown and not compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotator.claims.vocabulary import terms
from annotator.incidents.facts import Number
from annotator.incidents.suggesting.likeness import LIKELY, compare
from annotator.incidents.suggesting.told import Likeness, Spot, Told

OF_DEADLY = "killed"


@dataclass(frozen=True, slots=True)
class Event:
    """An event of another dataset, in what is compared."""

    pk: int
    start: date
    end: date
    precision: int | None = None
    place: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    sub_type: str = ""
    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A pair that is likely one event, with how likely and why."""

    event: int
    incident: int
    likeness: Likeness


def best_match(incident: int, claims: Sequence[Told], event: Event) -> Match | None:
    """Return how alike they are by the claim that comes closest, or None where none comes close enough."""
    told = told_by(event)
    pairs = (compare(replace(claim, actor=""), other) for claim in claims for other in told)
    found = [likeness for likeness in pairs if likeness is not None and likeness.score >= LIKELY]
    return Match(event.pk, incident, max(found, key=lambda one: one.score)) if found else None


def matches(incidents: Iterable[tuple[int, Sequence[Told]]], events: Sequence[Event]) -> list[Match]:
    """Return all likely pairs, the likeliest first."""
    found = (best_match(pk, claims, event) for pk, claims in incidents for event in events if _near(claims, event))
    return sorted((one for one in found if one), key=lambda one: (-one.likeness.score, one.incident, one.event))


def told_by(event: Event) -> list[Told]:
    """Return what an event tells: those who were killed, and what sort of event it was."""
    spot = Spot(-event.pk, "settlement", event.place, event.admin1, event.lat, event.lon)
    whole = Told(
        claim_id=-event.pk,
        kind=OF_DEADLY,
        start=event.start,
        end=event.end,
        precision=event.precision,
        places=(event.place,) if event.place else (),
        spots=(spot,) if event.place else (),
    )
    told = [replace(whole, kind=kind) for kind in kinds_of(event.sub_type) if kind != OF_DEADLY]
    return [replace(whole, number=_number(event)), *told] if event.best or event.high else told


def kinds_of(sub_type: str) -> list[str]:
    """Return the kinds that correspond to a sub type of ACLED."""
    said = sub_type.casefold()
    return [kind for kind, term in terms("kinds").items() if str(term.more.get("acled_sub_event")).casefold() == said]


def _number(event: Event) -> Number | None:
    if event.best is None:
        return None
    low = event.best if event.low is None else min(event.low, event.best)
    return Number(low, event.best, event.best if event.high is None else max(event.high, event.best))


def _near(claims: Sequence[Told], event: Event) -> bool:
    return any((event.start - claim.end).days <= 3 and (claim.start - event.end).days <= 3 for claim in claims)
