"""Everything that the claim page shows, put together with few queries."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse

from annotator.claims.life import ACCEPTED, DECIDED, Status
from annotator.claims.models import Claim
from annotator.claims.terms.local import desk_terms
from annotator.claims.written import WrittenQuery
from annotator.desk.review.ahead import ahead
from annotator.desk.review.evidence import evidence_of, words_by_field
from annotator.desk.review.forms import ClaimForm
from annotator.desk.review.located import located
from annotator.desk.review.next_claim import claims_of_article, holder_other_than, next_in_article
from annotator.desk.review.obstacles import obstacles
from annotator.desk.review.passages import blocks
from annotator.desk.review.proposed import proposed_values
from annotator.desk.review.sight import sight
from annotator.desk.review.story import story_of
from annotator.incidents.claim_words import headline
from annotator.incidents.models import Incident
from annotator.incidents.placing import Proposal, nearby, propose
from annotator.review.actions import open_claim
from annotator.review.memory.rules import can_silence
from annotator.review.models import Lease
from annotator.review.rules import can_review

# Claims in these states wait for somebody, so whoever opens one keeps the others out.
LEASED = frozenset({Status.CANDIDATE, Status.HELD})
LARGEST_ID = 2**63
ELSEWHERE = {"event": "at", "destination": "to", "origin_of_fire": "fired from", "origin_of_person": "person from"}


def get_claim_or_404(pk: int) -> Claim:
    """Return a claim that anybody on the desk may read, with its article."""
    found = _with_article(pk) if pk < LARGEST_ID else []
    if not found:
        raise Http404("There is no such claim.")
    return found[0]


@WrittenQuery
def _with_article(pk: int) -> QuerySet[Claim]:
    parts = Claim.objects.filter(of=OuterRef("pk"))
    return Claim.objects.select_related("article__source").annotate(has_parts=Exists(parts)).filter(pk=pk)


def lay_out(
    claim: Claim,
    user: User,
    *,
    claims: list[Claim] | None = None,
    form: ClaimForm | None = None,
    lease: Lease | None = None,
    at_once: bool = False,
) -> dict[str, Any]:
    """Return what the claim page shows; opening it takes the claim's lease, if none was handed out and it is free.

    A page that is wanted `at_once` asks for the incidents at hand by itself, when it is there.
    """
    claims = claims_of_article(claim.article, claim.pk) if claims is None else claims
    here = listed(claims, claim)
    lease = lease or _lease(claim, here, user)
    form = form or ClaimForm(claim)
    evidence = evidence_of(claim)
    return {
        "claim": claim,
        "article": claim.article,
        "claims": claims,
        **_position(claims, claim),
        "blocks": blocks(claim.article.text, claims, claim, evidence),
        "sight": sight(claim, evidence),
        "evidence_words": words_by_field(claim.article.text, evidence),
        "form": form,
        "lease": lease,
        "is_mine": lease is not None and lease.holder_id == user.pk,
        "why_not": obstacles(claim, user, lease),
        "is_accepted": claim.status in ACCEPTED,
        "flags": getattr(here, "open_flags", None) or [],
        "neighbours": [other for other in claims if other.paragraph == claim.paragraph and other.pk != claim.pk],
        "proposed_values": proposed_values(claim),
        "other_places": _other_places(claim),
        "located": located(here),
        "story": story_of(claim),
        "may_silence_everywhere": can_silence(user, everywhere=True),
        "reasons": [(number, term) for number, term in enumerate(desk_terms("rejection_reasons").values(), start=1)],
        "key": uuid4(),
        "ahead": ahead(next_in_article(claims, claim, user), claims, claim.article.text),
        **_place(claim, here, claims, form, at_once=at_once),
    }


def listed(claims: list[Claim], claim: Claim) -> Claim:
    """Return a claim as it stands among the claims of its article, which bring more along, or itself."""
    return next((other for other in claims if other.pk == claim.pk), claim)


def _lease(claim: Claim, listed: Claim, user: User) -> Lease | None:
    if claim.status in LEASED and claim.withdrawn_at is None and can_review(user):
        return open_claim(claim=claim, user=user)
    return holder_other_than(listed, user)


def _position(claims: list[Claim], claim: Claim) -> dict[str, Any]:
    order = [other.pk for other in claims]
    here = order.index(claim.pk) if claim.pk in order else 0
    return {
        "number": here + 1,
        "total": len(order),
        "done": sum(other.status in DECIDED for other in claims),
        "previous": order[here - 1] if here > 0 else None,
        "next": order[here + 1] if here + 1 < len(order) else None,
    }


def _place(claim: Claim, listed: Claim, claims: list[Claim], form: ClaimForm, *, at_once: bool) -> dict[str, Any]:
    """Return where the claim is, or would go, and offer the choices for both in the form."""
    proposal, link = propose(claim), getattr(listed, "link", None)
    wholes = [other for other in claims if other.pk != claim.pk]
    # A copy of another article's claim refers to that one.
    if claim.of_id and all(other.pk != claim.of_id for other in wholes):
        wholes += [claim.of] if claim.of else []
    form.offer_claims([(other.pk, _short(other)) for other in wholes])
    stays = f"Stays in: {link.incident}" if link else f"As proposed: {_outcome_of(proposal)}"
    if at_once:
        form.offer_incidents([], stays, reverse("incident_choices", args=[claim.pk]))
    else:
        form.offer_incidents(incident_choices(claim, proposal, link.incident if link else None), stays)
    return {"proposal": proposal, "link": link}


def incident_choices(claim: Claim, proposal: Proposal, here: Incident | None) -> list[tuple[str, str]]:
    """Return the incidents that a person may choose for a claim, beside the one that it is in."""
    return [(str(one.pk), f"Join: {one}") for one in nearby(claim, proposal.incident) if one != here]


def _outcome_of(proposal: Proposal) -> str:
    if proposal.incident:
        return f"join {proposal.incident}"
    return "a new incident" if proposal.make_new else "no incident"


def _short(claim: Claim) -> str:
    return f"{headline(claim)} — “{claim.quote[:60]}”"


def _other_places(claim: Claim) -> list[str]:
    """Return places that the sentence names in another part: where fire came from, where a person came from."""
    places = claim.proposal.get("places_by_role", [])
    return [f"{ELSEWHERE[role]} {name}" for role, name, *_ in places if name not in claim.places]
