"""Flagging from the claim page: one gesture, which for an allegation is a decision too."""

from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.claims.vocabulary import terms
from annotator.desk.requests import DeskRequest
from annotator.desk.review.answers import answer_with, claim_page, show_next
from annotator.desk.review.forms import ClaimForm
from annotator.desk.review.page import get_claim_or_404
from annotator.desk.review.said import Said
from annotator.incidents.actions import decide_claim
from annotator.incidents.claim_words import headline
from annotator.review.flags.actions import raise_flag

ALLEGATION = "unverified_allegation"
DECIDES_IN = ACCEPTED | {Status.CANDIDATE}


@require_POST
@permission_required("annotator.review_claim", raise_exception=True)
def flag_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Flag a claim; one that is flagged as an unverified allegation is read as alleged, and the next one shown."""
    claim = get_claim_or_404(pk)
    about, note = request.POST.get("about", ""), request.POST.get("flag_note", "")
    if about == ALLEGATION and claim.modality != "alleged" and claim.status in DECIDES_IN:
        return _decide(request, claim, note)
    form = ClaimForm(claim, request.POST)

    def act() -> HttpResponse:
        raise_flag(claim=claim, actor=request.user, about=about, note=note)
        said = Said(f"Flagged ({terms('flag_reasons')[about].label.lower()}): {headline(claim)}")
        # What was typed meanwhile stays in its fields.
        edited = form if not form.is_bare and form.typed() else None
        return claim_page(request, get_claim_or_404(pk), said=said, form=edited, after_post=edited is None)

    return answer_with(request, form, act)


def _decide(request: DeskRequest, claim: Claim, note: str) -> HttpResponse:
    sent = request.POST.copy()
    sent["outcome"] = "flag_allegation"
    sent["note"] = sent.get("note") or note
    form = ClaimForm(claim, sent)

    def act() -> HttpResponse:
        with transaction.atomic():
            answer, placement = form.answer(), form.placement()
            # The flag first: of two reasons in one act the history keeps the last, and that is the decision's.
            raise_flag(claim=claim, actor=request.user, about=ALLEGATION, note=note)
            decision = decide_claim(claim=claim, actor=request.user, answer=answer, placement=placement)
        return show_next(request, claim, decision)

    return answer_with(request, form, act)
