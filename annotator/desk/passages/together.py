"""The page on which the claims of one sentence are decided together, each with an answer of its own (METHOD §4)."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from annotator.claims.models import Claim
from annotator.desk.once import once, told_before
from annotator.desk.passages.sentence import Row, alike, answers_in, rows_of
from annotator.desk.requests import DeskRequest
from annotator.desk.review.page import get_claim_or_404
from annotator.desk.review.story import announce
from annotator.incidents.passages.actions import decide_alike, decide_together, undo_together
from annotator.incidents.passages.rules import standing_act
from annotator.review import rules
from annotator.review.models import Decision
from annotator.review.receipts.actions import Told

may_review = permission_required("annotator.review_claim", raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@may_review
def decide_sentence(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a sentence with all its claims, and record the answers that were given, all of them or none."""
    claim = get_claim_or_404(pk)
    if request.method != "POST":
        return _page(request, claim, rows_of(claim, request.user))
    if told := told_before(request):
        return _decided(pk, told)
    rows = rows_of(claim, request.user, request.POST)
    valid = [row.form.is_valid() for row in rows if row.form]
    if not all(valid):
        return _page(request, claim, rows, status=422)
    try:
        told = once(request, lambda: {"decision": _decide(request, claim, rows)[0].pk})
    except rules.SomeoneWasFaster as faster:
        return _conflict(request, claim, rows, str(faster))
    except (rules.NotAllowed, ValidationError) as no:
        words = " ".join(no.messages) if isinstance(no, ValidationError) else str(no)
        return _page(request, claim, rows, notice=words, status=403)
    return _decided(pk, told)


@require_POST
@may_review
def undo_sentence(request: DeskRequest, pk: int, decision: int) -> HttpResponse:
    """Take back everything that was decided together."""
    claim = get_claim_or_404(pk)
    try:
        undo_together(decision=get_object_or_404(Decision, pk=decision, act=None), actor=request.user)
    except rules.NotAllowed as no:
        status = 409 if isinstance(no, rules.SomeoneWasFaster) else 403
        return _page(request, claim, rows_of(claim, request.user), notice=str(no), status=status)
    return redirect("decide_sentence", pk=pk)


def _decide(request: DeskRequest, claim: Claim, rows: list[Row]) -> list[Decision]:
    sentence = claim.sentence_start, claim.sentence_end
    if "alike" in request.POST:
        seen = {row.claim.pk: row.form.cleaned_data["seen"] for row in rows if row.form}
        claims = [(one, seen[one.pk]) for one in alike(rows)]
        return decide_alike(claims=claims, actor=request.user, outcome="confirm", sentence=sentence)
    return decide_together(answers=list(answers_in(rows)), actor=request.user, sentence=sentence)


def _decided(pk: int, told: Told) -> HttpResponse:
    return redirect(f"{reverse('decide_sentence', args=[pk])}?{urlencode({'decided': told['decision']})}")


def _conflict(request: DeskRequest, claim: Claim, rows: list[Row], message: str) -> HttpResponse:
    typed = [(one.quote, f"{answer.outcome} {answer.note}") for one, answer in answers_in(rows)]
    context = {"claim": get_claim_or_404(claim.pk), "message": message, "typed": typed}
    return render(request, "annotator/review/conflict.html", context, status=409)


def _page(request: DeskRequest, claim: Claim, rows: list[Row], *, notice: str = "", status: int = 200) -> HttpResponse:
    just = standing_act(request.GET.get("decided", ""), request.user) if request.method == "GET" else []
    context = {
        "claim": claim,
        "article": claim.article,
        "sentence": claim.article.text[claim.sentence_start : claim.sentence_end],
        "rows": rows,
        "asked": sum(row.form is not None for row in rows),
        "alike": alike(rows),
        "notice": notice,
        "why_not": "",
        "just": [announce(decision, decision.claim) for decision in just],
        "head": just[0] if just else None,
    }
    return render(request, "annotator/passages/decide_sentence.html", context, status=status)
