"""Proposes where an accepted claim belongs: into an incident that exists, into a new one, or into none.

It only proposes. Claims are put together by themselves in one case: they stand in the same paragraph, their dates do
not contradict each other, and none of them gives a second number for the same measure, which would look like another
source's count of the same event and be merged with it (R2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from annotator.claims.models import Claim
from annotator.claims.written import WrittenQuery
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.answers.roles import role_beside
from annotator.incidents.models import Incident, IncidentLink

# Roles that tell of something which happened; the others only make sense beside the claim they refer to.
FOUNDING_ROLES = frozenset({"new_event", "background", "same_people_as", "reversal"})
# What is feared, denied or asked for is no incident; it may belong to one that others tell of.
UNREAL_SCOPES = frozenset({"future", "counterfactual", "question"})

# Incidents that began longer ago are not offered for a claim's days, nor more than so many of these days.
LONG, MOST = timedelta(days=31), 30


@dataclass(frozen=True)
class Proposal:
    """An incident to join, or none with the answer to whether a new one should be made, and why.

    `role` and `of` are set where a person said what part the claim plays there.
    """

    incident: Incident | None
    make_new: bool
    because: str
    role: str = ""
    of: Claim | None = None


Around = dict[Incident, list[Claim]]


def propose(claim: Claim) -> Proposal:
    """Return where a claim with its present role would go."""
    if whole := incident_of(claim.of):
        return Proposal(whole, False, f"It is {claim.get_role_display().lower()} a claim of this incident.")
    if claim.role not in FOUNDING_ROLES:
        return Proposal(None, False, f"{claim.get_role_display()}: it belongs to no incident of its own.")
    around = _look_beside(claim)
    if present := next((incident for incident, members in around.items() if claim in members), None):
        return Proposal(present, False, "It is there already.")
    if said := _as_people_said(claim, around):
        return said
    fitting = (incident for incident, members in around.items() if _fits(claim, incident, members))
    if claim.role == "new_event" and (neighbour := next(fitting, None)):
        return Proposal(neighbour, False, "It stands in the same paragraph.")
    if claim.modality in {"hypothetical", "negated"} or UNREAL_SCOPES.intersection(claim.scope):
        return Proposal(None, False, "It tells of nothing that happened.")
    return Proposal(None, True, "Nothing recorded so far looks like the same event.")


def nearby(claim: Claim, likeliest: Incident | None = None) -> list[Incident]:
    """Return the incidents of the claim's article and days that a person may want for it, the likeliest first."""
    first, last = claim.date_start, claim.date_end or claim.date_start
    # The earliest day bounds the look into the index; without it every incident before the claim would be read.
    days = (first - LONG, first, last) if first else (None, None, None)
    others = _incidents_around(claim.pk, claim.article_id, *days)
    return [*([likeliest] if likeliest else []), *(one for one in others if one != likeliest)][:MOST]


def _look_beside(claim: Claim) -> Around:
    """Return the incidents beside which a claim would go by itself, with the claims that tell of them first."""
    around: Around = {}
    for link in _links_beside(claim.pk, claim.article_id, claim.paragraph):
        members = around.setdefault(link.incident, [])
        said = vars(link)["said"]
        if link.role == "new_event" or link.claim == claim or said:
            vars(link.claim)["said"] = said
            members.append(link.claim)
    return around


@WrittenQuery
def _links_beside(claim: int, article: int, paragraph: int) -> QuerySet[IncidentLink]:
    """Return the links to the incidents of a claim, of its paragraph's, and of those people said belong with it."""
    own = Claim.objects.filter(pk=claim).values("pk")
    of_paragraph = Claim.objects.filter(article=article, paragraph=paragraph).values("pk")
    incidents = _of_claims(own.union(of_paragraph, *_linked_by_answers(claim)))
    links = IncidentLink.objects.filter(incident__in=incidents).select_related("incident", "claim")
    return links.annotate(said=_said(claim)).defer("claim__proposal", "claim__words", "claim__places")


@WrittenQuery
def _incidents_around(
    claim: int, article: int, earliest: date | None, first: date | None, last: date | None
) -> QuerySet[Incident]:
    """Return the incidents of a claim's article, of its days, and of claims that people said belong with it."""
    found = _of_claims(Claim.objects.filter(article=article).values("pk").union(*_linked_by_answers(claim)))
    if first is not None:
        days = Incident.objects.filter(date_start__range=(earliest, last), date_end__gte=first)
        found = found.union(days.order_by("-date_start", "-pk").values("pk")[:MOST])
    # A merge leaves an emptied incident behind.
    told_of = Exists(IncidentLink.objects.filter(incident=OuterRef("pk")))
    return Incident.objects.filter(told_of, pk__in=found).order_by("-pk")[:MOST]


def _said(claim: int) -> Subquery:
    """Return what people said of the claim and that of a link: that both tell of one event, or nothing."""
    pairs = PairAnswer.objects.filter(
        Q(one=claim, other=OuterRef("claim")) | Q(other=claim, one=OuterRef("claim")),
        Q(answer="same") | Q(answer="part_of", whole=OuterRef("claim")),
    )
    return Subquery(pairs.values("answer")[:1])


def _as_people_said(claim: Claim, around: Around) -> Proposal | None:
    for incident, members in around.items():
        for member in members:
            said = vars(member).get("said")
            if said == "part_of":
                return Proposal(incident, False, "It was answered to be a part of a claim there.", "part_of", member)
            if said == "same":
                because = "It was answered to tell of the same event."
                return Proposal(incident, False, because, *role_beside(claim, member))
    return None


def _linked_by_answers(claim: int) -> list[QuerySet[Any, Any]]:
    linking = PairAnswer.objects.filter(answer__in=("same", "part_of"))
    return [linking.filter(one=claim).values("other"), linking.filter(other=claim).values("one")]


def _of_claims(claims: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return IncidentLink.objects.filter(claim__in=claims).values("incident")


def incident_of(claim: Claim | None) -> Incident | None:
    """Return the incident that a claim is linked to, if it is."""
    return Incident.objects.filter(links__claim=claim).first() if claim else None


def _fits(claim: Claim, incident: Incident, members: Sequence[Claim]) -> bool:
    here = claim.article_id, claim.paragraph
    if all((member.article_id, member.paragraph) != here for member in members):
        return False
    if any(_measure(member) == _measure(claim) for member in members):
        return False
    if claim.date_start is None or incident.date_start is None:
        return claim.date_start == incident.date_start
    last = incident.date_end or incident.date_start
    return claim.date_start <= last and (claim.date_end or claim.date_start) >= incident.date_start


def _measure(claim: Claim) -> tuple[str, str, str, str]:
    return claim.kind, claim.unit, claim.victim_status, claim.weapon
