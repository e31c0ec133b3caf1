"""How the desk answers a person: the page or the part of it, the refusals, and the next claim."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.desk.queue.counts import counts
from annotator.desk.queue.filters import along
from annotator.desk.queue.following import hand_out_following
from annotator.desk.requests import DeskRequest
from annotator.desk.review.forms import ClaimForm
from annotator.desk.review.next_claim import claims_of_article, claims_of_other_article
from annotator.desk.review.page import get_claim_or_404, lay_out, listed
from annotator.desk.review.partial import is_partial
from annotator.desk.review.said import NOTHING, Said, decided, see_other
from annotator.review import rules
from annotator.review.actions import Answer
from annotator.review.models import Decision, Lease
from annotator.review.sent_again import recorded


def claim_page(
    request: DeskRequest,
    claim: Claim,
    *,
    said: Said = NOTHING,
    notice: str = "",
    form: ClaimForm | None = None,
    claims: list[Claim] | None = None,
    lease: Lease | None = None,
    at_once: bool = False,
    after_post: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Show a claim; after a write without htmx, send the browser to its address instead."""
    queue_query = f"?{query}" if (query := along(request.GET)) else ""
    address = reverse("claim", args=[claim.pk]) + queue_query
    if after_post and not is_partial(request):
        return see_other(request, address, said)
    context = lay_out(claim, request.user, claims=claims, form=form, lease=lease, at_once=at_once)
    template = "_answer.html" if is_partial(request) else "claim.html"
    context |= {"said": said, "notice": notice, "queue_query": queue_query, "lost": ""}
    response = render(request, f"annotator/review/{template}", context, status=status)
    if request.method == "POST":
        response["HX-Push-Url"] = address
    return response


def answer_with(request: DeskRequest, form: ClaimForm, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Act on a form, or show why not with everything that was typed."""
    pk = form.claim.pk
    try:
        if "seen" in form.data and form.data["seen"].isdecimal():
            rules.check_version(form.claim, int(form.data["seen"]))
        if form.is_valid():
            return act()
    except rules.SomeoneWasFaster as faster:
        claim = get_claim_or_404(pk)
        if earlier := _sent_before(request, claim, form):
            return show_next(request, claim, earlier)
        return conflict(request, claim, str(faster), form)
    except rules.NotAllowed as no:
        return refuse(request, form, 403, str(no))
    except ValidationError as error:
        add_errors(form, error)
    return refuse(request, form, 422)


def _sent_before(request: DeskRequest, claim: Claim, form: ClaimForm) -> Decision | None:
    """Return the decision that this answer made when it came the first time, and its acknowledgement was lost."""
    if not form.is_valid():
        return None
    # What it changed is no longer different from the claim, so the answer is known by the rest of it.
    sent = form.cleaned_data
    why, note = sent.get("reason_code") or "", sent.get("note") or ""
    answer = Answer(sent["outcome"], sent["seen"], reason_code=why, note=note, key=sent["key"])
    return recorded(claim=claim, actor=request.user, answer=answer)


def refuse(request: DeskRequest, form: ClaimForm, status: int, notice: str = "") -> HttpResponse:
    """Show the claim again with everything that was typed and why it was not taken."""
    claim = get_claim_or_404(form.claim.pk)
    if form.is_bare:
        errors = [str(message) for messages in form.errors.values() for message in messages]
        notice = " ".join([notice, *errors]).strip()
        return claim_page(request, claim, notice=notice, status=status)
    return claim_page(request, claim, form=form, notice=notice, status=status)


def add_errors(form: ClaimForm, error: ValidationError) -> None:
    """Put errors beside the fields that they are about, and the others above the form."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages in by_field.items():
        form.add_error(name if name in form.fields else None, messages)


def conflict(request: DeskRequest, claim: Claim, message: str, form: ClaimForm | None = None) -> HttpResponse:
    """Say who was faster, and give back what the person had typed."""
    template = "_conflict.html" if is_partial(request) else "conflict.html"
    context = {"claim": claim, "message": message, "typed": form.typed() if form else []}
    response = render(request, f"annotator/review/{template}", context, status=409)
    response["HX-Push-Url"] = "false"
    return response


def show_next(request: DeskRequest, claim: Claim, decision: Decision) -> HttpResponse:
    """Show the claim that comes after a decided one, with the way to take the decision back."""
    handed = hand_out_following(request, claim)
    if handed is None:
        return _done(request, decided(claim, decision, claim))
    opened = handed.lease.claim_id
    if handed.article_id == claim.article_id:
        claims = claims_of_article(claim.article, opened, also=claim.pk)
    else:
        claims = claims_of_other_article(handed.article_id, opened)
    following = next(other for other in claims if other.pk == opened)
    said = decided(claim, decision, listed(claims, claim))
    return claim_page(request, following, said=said, claims=claims, lease=handed.lease, at_once=True, after_post=True)


def _done(request: DeskRequest, said: Said) -> HttpResponse:
    address = reverse("all_done")
    if not is_partial(request):
        return see_other(request, address, said)
    response = render(request, "annotator/review/_answer_done.html", {"said": said, "free": False, **counts()})
    response["HX-Push-Url"] = address
    return response
