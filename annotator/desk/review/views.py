"""The claim page and what is done on it: decide, undo, place."""

from functools import partial

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.claims.models import Claim
from annotator.desk.names.learning import learn_from_correction
from annotator.desk.once import once
from annotator.desk.queue.counts import counts
from annotator.desk.requests import DeskRequest
from annotator.desk.review import page
from annotator.desk.review.answers import answer_with, claim_page, conflict, show_next
from annotator.desk.review.forms import ClaimForm
from annotator.desk.review.page import get_claim_or_404
from annotator.desk.review.said import Said, said_in_address
from annotator.desk.review.values_form import BOUNDS
from annotator.desk.second.blind import in_hand
from annotator.extraction.numbers import read_quantity
from annotator.incidents import actions as incidents
from annotator.incidents.claim_words import headline
from annotator.incidents.placing import incident_of, propose
from annotator.review import rules
from annotator.review.queue.free import free_for
from annotator.review.receipts.actions import Told
from annotator.review.sent_again import taken_back

may_read = permission_required("annotator.view_claim", raise_exception=True)
may_review = permission_required("annotator.review_claim", raise_exception=True)
may_link = permission_required("annotator.link_claim", raise_exception=True)


@require_safe
@may_read
@vary_on_headers("HX-Request")
def claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one claim in its article, and take its lease where that is free."""
    found = get_claim_or_404(pk)
    if blind := in_hand(found, request.user):
        return redirect("reading", pk=blind.pk)
    return claim_page(request, found, said=said_in_address(request))


@require_POST
@may_review
def decide_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Record the answer and show the next claim."""
    claim = get_claim_or_404(pk)
    form = ClaimForm(claim, request.POST)

    def decide() -> HttpResponse:
        answer, placement = form.answer(), form.placement()
        decision = incidents.decide_claim(claim=claim, actor=request.user, answer=answer, placement=placement)
        if form.cleaned_data.get("remember") and "actor" in answer.changes:
            learn_from_correction(request, claim)
        return show_next(request, claim, decision)

    return answer_with(request, form, decide)


@require_POST
@may_link
def place_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Give an accepted claim another role or incident."""
    claim = get_claim_or_404(pk)
    form = ClaimForm(claim, request.POST)

    def place() -> HttpResponse:
        once(request, partial(_place, request, claim, form))
        return claim_page(request, get_claim_or_404(pk), said=Said(f"Placed: {headline(claim)}"), after_post=True)

    return answer_with(request, form, place)


def _place(request: DeskRequest, claim: Claim, form: ClaimForm) -> Told:
    placed = {"role": form.cleaned_data.get("role", claim.role), "of": form.whole(), "placement": form.placement()}
    incidents.link_claim(claim=claim, actor=request.user, **placed)
    return {"claim": claim.pk}


@require_POST
@may_review
def undo_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the standing decision back and show the claim as it was before."""
    claim = get_claim_or_404(pk)
    seen = request.POST.get("seen", "")
    note = request.POST.get("note", "")
    try:
        incidents.undo_claim(claim=claim, actor=request.user, seen=int(seen) if seen.isdecimal() else 0, note=note)
    except rules.SomeoneWasFaster as faster:
        if not taken_back(claim=claim, actor=request.user, seen=int(seen) if seen.isdecimal() else 0):
            return conflict(request, claim, str(faster))
    except rules.NotAllowed as no:
        return claim_page(request, get_claim_or_404(pk), notice=str(no), status=403)
    return claim_page(request, get_claim_or_404(pk), said=Said(f"Taken back: {headline(claim)}"), after_post=True)


@require_safe
@may_read
def incident_choices(request: DeskRequest, pk: int) -> HttpResponse:
    """Offer the incidents at hand to a page that came without them."""
    claim = get_claim_or_404(pk)
    choices = page.incident_choices(claim, propose(claim), incident_of(claim))
    return render(request, "annotator/review/_incident_choices.html", {"choices": choices})


@require_GET
@may_read
def read_number(request: DeskRequest) -> HttpResponse:
    """Show how a number is read while it is typed."""
    text = request.GET.get("number", "")
    form, error = ClaimForm(Claim()), ""
    try:
        quantity = read_quantity(text) if text.strip() else None
        bounds = {name: getattr(quantity, name, None) for name in BOUNDS}
        form.initial = {**form.initial, **bounds, "as_read": text}
    except ValueError as unreadable:
        error = str(unreadable)
    return render(request, "annotator/review/_number.html", {"form": form, "error": error, "proposed_values": {}})


@require_safe
@may_read
def all_done(request: DeskRequest) -> HttpResponse:
    """Say that nothing waits any more, and what to do next."""
    free = free_for(request.user, Claim.objects.proposed())
    context = {"said": said_in_address(request), "free": free.exists(), **counts()}
    return render(request, "annotator/review/done.html", context)
