"""Proposes where an accepted claim belongs: into an incident that exists, into a new one, or into none.

It only proposes. Claims are put together by themselves in one case: they stand in the same paragraph, their dates do
not contradict each other, and none of them gives a second number for the same measure, which would look like another
source's count of the same event and be merged with it (R2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from annotator.claims.models import Claim
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


def propose(claim: Claim, around: Around | None = None) -> Proposal:
    """Return where a claim with its present role would go; `around` saves looking again."""
    if whole := incident_of(claim.of):
        return Proposal(whole, False, f"It is {claim.get_role_display().lower()} a claim of this incident.")
    if claim.role not in FOUNDING_ROLES:
        return Proposal(None, False, f"{claim.get_role_display()}: it belongs to no incident of its own.")
    around = _look(claim, _beside(claim)) if around is None else around
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


def nearby(claim: Claim, around: Around | None = None) -> list[Incident]:
    """Return the incidents that a person may want to choose for the claim, the likeliest first."""
    around = look_around(claim) if around is None else around
    likeliest = propose(claim, around).incident
    return sorted(around, key=lambda incident: (incident != likeliest, -incident.pk))[:30]


def look_around(claim: Claim) -> Around:
    """Return the incidents of the claim's article and days, and its own, with the claims that tell of them first."""
    return _look(claim, _of_article_or_days(claim))


def _look(claim: Claim, incidents: QuerySet[Any, Any]) -> Around:
    links = IncidentLink.objects.filter(incident__in=incidents).select_related("incident", "claim")
    around: Around = {}
    for link in links.annotate(said=_said(claim)).defer("claim__proposal", "claim__words", "claim__places"):
        members = around.setdefault(link.incident, [])
        if link.role == "new_event" or link.claim == claim or link.said:
            vars(link.claim)["said"] = link.said
            members.append(link.claim)
    return around


def _said(claim: Claim) -> Subquery:
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


def _beside(claim: Claim) -> QuerySet[Any, Any]:
    """Return the incidents of a claim, of its paragraph's claims, and of those that people said belong with it."""
    paragraph = Claim.objects.filter(article=claim.article_id, paragraph=claim.paragraph).values("pk")
    own = Claim.objects.filter(pk=claim.pk).values("pk")
    return _of_claims(own.union(paragraph, *_linked_by_answers(claim)))


def _linked_by_answers(claim: Claim) -> list[QuerySet[Any, Any]]:
    linking = PairAnswer.objects.filter(answer__in=("same", "part_of"))
    return [linking.filter(one=claim).values("other"), linking.filter(other=claim).values("one")]


def _of_article_or_days(claim: Claim) -> QuerySet[Any, Any]:
    here = _of_claims(Claim.objects.filter(article=claim.article_id).values("pk").union(*_linked_by_answers(claim)))
    if claim.date_start is None:
        return here
    last = claim.date_end or claim.date_start
    # The first day bounds the look into the index; without it every incident before the claim would be read.
    days = Incident.objects.filter(date_start__range=(claim.date_start - LONG, last), date_end__gte=claim.date_start)
    return here.union(days.order_by("-date_start", "-pk").values("pk")[:MOST])


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
