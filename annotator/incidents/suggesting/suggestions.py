"""Proposes claims of other articles that probably tell of the same event, and never what was answered before."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from annotator.claims.models import Claim
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.models import Incident, IncidentLink
from annotator.incidents.suggesting.blocking import told_by, told_elsewhere, with_nearness
from annotator.incidents.suggesting.likeness import LIKELY, compare
from annotator.incidents.suggesting.told import Likeness, Told

MOST, LOOKED_INTO = 8, 60


@dataclass(frozen=True)
class Suggestion:
    """A claim that may tell of the same event, the incident that it stands in, and why."""

    claim: Claim
    incident: Incident | None
    likeness: Likeness


def suggest(claim: Claim, most: int = MOST) -> list[Suggestion]:
    """Return the likeliest claims of other articles, one an incident; nothing is asked that was answered."""
    told = told_by(claim)
    if told is None:
        return []
    settled = _settled(claim, told.incident_id)
    asked = [other for other in told_elsewhere(told) if not settled.has(other)]
    # What an article names elsewhere costs a query, and is looked up for the most alike alone.
    told, *closer = with_nearness([told, *(other for other, _ in _compared(told, asked)[:LOOKED_INTO])])
    scored = [(other, likeness) for other, likeness in _compared(told, closer) if likeness.score >= LIKELY]
    best: dict[tuple[str, int], tuple[Told, Likeness]] = {}
    for other, likeness in scored:
        best.setdefault(_event(other), (other, likeness))
    return _with_claims(list(best.values())[:most])


def _compared(told: Told, others: Iterable[Told]) -> list[tuple[Told, Likeness]]:
    """Return the likenesses there are, the greatest first."""
    scored = [(other, likeness) for other in others if (likeness := compare(told, other))]
    return sorted(scored, key=lambda pair: (-pair[1].score, pair[0].claim_id))


@dataclass(frozen=True)
class _Settled:
    """Claims and incidents about which nothing is left to ask."""

    claims: frozenset[int]
    incidents: frozenset[int]

    def has(self, other: Told) -> bool:
        return other.claim_id in self.claims or other.incident_id in self.incidents


def _settled(claim: Claim, incident_id: int | None) -> _Settled:
    """An answer about a claim holds for its whole incident, and one given by a claim of this incident for all of it."""
    own = [claim.pk]
    if incident_id is not None:
        own = [*IncidentLink.objects.filter(incident=incident_id).values_list("claim_id", flat=True), claim.pk]
    pairs = PairAnswer.objects.about(own).values_list("one_id", "other_id")
    others = {pk for pair in pairs for pk in pair} - set(own)
    incidents = set(IncidentLink.objects.filter(claim__in=others).values_list("incident_id", flat=True))
    return _Settled(frozenset({*others, *own}), frozenset(incidents | ({incident_id} if incident_id else set())))


def _event(other: Told) -> tuple[str, int]:
    return ("incident", other.incident_id) if other.incident_id else ("claim", other.claim_id)


def _with_claims(found: list[tuple[Told, Likeness]]) -> list[Suggestion]:
    wanted = Q(pk__in=[other.claim_id for other, _ in found])
    claims = Claim.objects.filter(wanted).select_related("article__source", "link__incident", "of")
    by_pk = {claim.pk: claim for claim in claims}
    return [
        Suggestion(claim, claim.link.incident if hasattr(claim, "link") else None, likeness)
        for other, likeness in found
        if (claim := by_pk.get(other.claim_id))
    ]
