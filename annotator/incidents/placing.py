"""Proposes where an accepted claim belongs: into an incident that exists, into a new one, or into none.

It only proposes. Claims are put together by themselves in one case: they stand in the same paragraph, their dates do
not contradict each other, and none of them gives a second number for the same measure, which would look like another
source's count of the same event and be merged with it (R2).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from annotator.claims.models import Claim
from annotator.incidents.models import Incident, IncidentLink

# Roles that tell of something which happened; the others only make sense beside the claim they refer to.
FOUNDING_ROLES = frozenset({"new_event", "background", "same_people_as", "reversal"})


@dataclass(frozen=True)
class Proposal:
    """An incident to join, or none with the answer to whether a new one should be made, and why."""

    incident: Incident | None
    make_new: bool
    because: str


def propose(claim: Claim) -> Proposal:
    """Return where a claim with its present role would go."""
    if whole := incident_of(claim.of):
        return Proposal(whole, False, f"It is {claim.get_role_display().lower()} a claim of this incident.")
    if claim.role not in FOUNDING_ROLES:
        return Proposal(None, False, f"{claim.get_role_display()}: it belongs to no incident of its own.")
    members = _members_around(claim)
    if present := next((incident for incident, claims in members.items() if claim in claims), None):
        return Proposal(present, False, "It is there already.")
    fitting = (incident for incident, claims in members.items() if _fits(claim, incident, claims))
    if claim.role == "new_event" and (neighbour := next(fitting, None)):
        return Proposal(neighbour, False, "It stands in the same paragraph.")
    return Proposal(None, True, "Nothing recorded so far looks like the same event.")


def nearby(claim: Claim, proposal: Proposal | None = None) -> list[Incident]:
    """Return the incidents that a person may want to choose for the claim, the likeliest first."""
    likeliest = (proposal or propose(claim)).incident
    same_article = Incident.objects.filter(links__claim__article_id=claim.article_id)
    nearby = same_article.distinct()
    if claim.date_start:
        same_days = Incident.objects.filter(
            date_start__lte=claim.date_end or claim.date_start, date_end__gte=claim.date_start, links__isnull=False
        )
        nearby = nearby | same_days.distinct()
    found = list(nearby.order_by("-pk")[:30])
    return sorted(found, key=lambda incident: incident != likeliest)


def incident_of(claim: Claim | None) -> Incident | None:
    """Return the incident that a claim is linked to, if it is."""
    return Incident.objects.filter(links__claim=claim).first() if claim else None


def _members_around(claim: Claim) -> dict[Incident, list[Claim]]:
    """Return the incidents of the claim's paragraph, and its own, with the claims that tell of them first."""
    telling = IncidentLink.objects.filter(Q(role="new_event") | Q(claim=claim))
    here = Q(claim__article_id=claim.article_id, claim__paragraph=claim.paragraph, role="new_event") | Q(claim=claim)
    around = telling.filter(incident__in=telling.filter(here).values("incident"))
    members: dict[Incident, list[Claim]] = {}
    for link in around.select_related("incident", "claim"):
        members.setdefault(link.incident, []).append(link.claim)
    return members


def _fits(claim: Claim, incident: Incident, members: Sequence[Claim]) -> bool:
    if any(_measure(member) == _measure(claim) for member in members):
        return False
    if claim.date_start is None or incident.date_start is None:
        return claim.date_start == incident.date_start
    last = incident.date_end or incident.date_start
    return claim.date_start <= last and (claim.date_end or claim.date_start) >= incident.date_start


def _measure(claim: Claim) -> tuple[str, str, str, str]:
    return claim.kind, claim.unit, claim.victim_status, claim.weapon
