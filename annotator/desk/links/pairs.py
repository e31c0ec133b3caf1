"""Asks whether two claims tell of one event, keeps the answers, and finds them again."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.origins.models import ClaimOrigin
from annotator.claims.vocabulary import label, terms
from annotator.desk.incidents.sentences import sentences_of
from annotator.desk.links.panel import citations_of, panel
from annotator.desk.once import once
from annotator.desk.requests import DeskRequest
from annotator.desk.review.page import get_claim_or_404
from annotator.desk.review.partial import is_partial
from annotator.incidents.allegations.repeating import told_before
from annotator.incidents.answers import actions
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.models import Incident
from annotator.incidents.placing import incident_of
from annotator.incidents.suggesting.suggestions import suggest
from annotator.review.receipts.actions import Told
from annotator.review.rules import NotAllowed

PAGE = 25


@require_safe
@permission_required("annotator.view_claim", raise_exception=True)
def suggestions(request: DeskRequest, pk: int) -> HttpResponse:
    """Say in a line how many claims look like the same event, and who else tells of it, for the claim's page."""
    claim = get_claim_or_404(pk)
    found = suggest(claim)
    context = {"claim": claim, "found": found, "best": found[0] if found else None}
    context["citations"] = [one for one in citations_of(claim) if one.removed_at is None]
    context["origin"] = ClaimOrigin.objects.filter(claim=claim).select_related("source").first()
    context["told_before"] = told_before(claim, found)
    return render(request, "annotator/links/_found.html", context)


@require_safe
@permission_required("annotator.view_claim", raise_exception=True)
def claim_links(request: DeskRequest, pk: int) -> HttpResponse:
    """Compare a claim with those that are probably the same event."""
    return _panel(request, get_claim_or_404(pk))


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def answer_pair(request: DeskRequest, pk: int, other_pk: int) -> HttpResponse:
    """Keep an answer about two claims, link them where it says so, and ask about the next pair."""
    claim, other = get_claim_or_404(pk), get_object_or_404(Claim, pk=other_pk)
    try:
        told = once(request, lambda: _answer(request, claim, other))
    except NotAllowed as no:
        return _panel(request, get_claim_or_404(pk), refused=str(no), status=422)
    said, left = told["said"], Incident.objects.filter(pk=told["left"]).first()
    if is_partial(request):
        return _panel(request, get_claim_or_404(pk), said=said, left=left, changed=True)
    messages.success(request, f"{said} Other claims stay in “{left.title}”." if left else said)
    return redirect("claim_links", pk=pk)


def _answer(request: DeskRequest, claim: Claim, other: Claim) -> Told:
    answer, note = request.POST.get("answer", ""), request.POST.get("note", "")
    before = incident_of(claim)
    actions.answer_pair(claim=claim, other=other, answer=answer, actor=request.user, note=note[:2000])
    claim = get_claim_or_404(claim.pk)
    left = _left_behind(before, claim)
    return {"said": _said(claim, other, answer), "left": left.pk if left else None}


@require_safe
@permission_required("annotator.view_claim", raise_exception=True)
def pairs(request: DeskRequest) -> HttpResponse:
    """List the pairs that were answered, those that nobody could tell first."""
    answer = request.GET.get("answer", "unsure")
    answer = answer if answer in terms("pair_answers") else "unsure"
    found = PairAnswer.objects.filter(answer=answer).select_related("answered_by", "whole")
    found = found.select_related("one__article__source", "other__article__source").order_by("answered_at", "pk")
    page = Paginator(found.defer("one__article__text", "other__article__text"), PAGE).get_page(request.GET.get("page"))
    sentences = sentences_of(claim for said in page for claim in (said.one, said.other))
    rows = [(said, sentences[said.one_id], sentences[said.other_id]) for said in page]
    context = {"page": page, "rows": rows, "answer": answer, "answers": terms("pair_answers").values()}
    return render(request, "annotator/links/pairs.html", context | {"query": f"answer={answer}&"})


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def forget_answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Take an answer back, so that the pair is asked about again."""
    said = PairAnswer.objects.filter(pk=pk).first()
    claim = request.POST.get("claim", "")
    if said is not None:
        actions.forget_answer(said=said, actor=request.user)
    if is_partial(request) and claim.isdecimal():
        return _panel(request, get_claim_or_404(int(claim)), said="The pair is asked about again.", changed=True)
    messages.success(request, "The pair is asked about again.")
    return redirect("claim_links", pk=int(claim)) if claim.isdecimal() else redirect("pairs")


def _panel(
    request: DeskRequest,
    claim: Claim,
    *,
    said: str = "",
    refused: str = "",
    left: Incident | None = None,
    changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {**panel(claim, request.user), "said": said, "refused": refused, "left": left, "changed": changed}
    context["incident"] = incident_of(claim) if left else None
    template = "_panel.html" if is_partial(request) else "links.html"
    return render(request, f"annotator/links/{template}", context, status=status)


def _left_behind(before: Incident | None, claim: Claim) -> Incident | None:
    """Return the incident that a claim left by an answer while others stayed in it."""
    now = incident_of(claim)
    return before if before and now and before != now and before.links.exists() else None


def _said(claim: Claim, other: Claim, answer: str) -> str:
    kept = f"Kept: {label('pair_answers', answer).lower()}."
    if answer not in ("same", "part_of"):
        return kept
    both = {claim.status, other.status} <= ACCEPTED
    return (
        f"{kept} They stand in one incident now." if both else f"{kept} They are put together once both are confirmed."
    )
