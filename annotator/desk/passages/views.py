"""The pages on which a claim gets other words, is split in two, or is joined with another."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from annotator.checks.actions import run_checks
from annotator.claims.models import Claim
from annotator.desk.once import once, told_before
from annotator.desk.passages.finding import paragraphs_round, placed
from annotator.desk.passages.forms import HalfForm, JoinForm, PassageForm, SeenForm
from annotator.desk.passages.halves import guess_halves
from annotator.desk.passages.page import hold, joinable, why_not
from annotator.desk.requests import DeskRequest
from annotator.desk.review.page import get_claim_or_404
from annotator.desk.review.said import decided, see_other
from annotator.incidents.passages import actions
from annotator.review import rules
from annotator.review.models import Decision
from annotator.review.receipts.actions import Told

may_review = permission_required("annotator.review_claim", raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@may_review
def change_passage(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a claim quote more words, fewer, or others."""
    claim = get_claim_or_404(pk)
    if request.method != "POST":
        marked = _marked(request, claim) or (claim.start, claim.end)
        words = {"place": "{}-{}".format(*marked), "passage": claim.article.text[slice(*marked)]}
        form = PassageForm(claim, initial=words | {"seen": claim.version}, auto_id="%s")
        return _page(request, "change_passage", claim, form)
    form = PassageForm(claim, request.POST, auto_id="%s")

    def act() -> Decision:
        start, end = form.bounds
        values = {"seen": form.cleaned_data["seen"], "note": form.cleaned_data["note"]}
        return actions.move_passage(claim=claim, actor=request.user, start=start, end=end, **values)

    return _answer(request, "change_passage", claim, act, form)


@require_http_methods(["GET", "HEAD", "POST"])
@may_review
def split_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Make two claims of one."""
    claim = get_claim_or_404(pk)
    guesses = zip(("first", "second"), guess_halves(claim, _marked(request, claim)), strict=True)
    data = request.POST if request.method == "POST" else None
    first, second = (HalfForm(claim, guess, data, prefix=prefix) for prefix, guess in guesses)
    form = SeenForm(data, initial={"seen": claim.version}, auto_id="%s")
    if data is None:
        return _page(request, "split_claim", claim, form, halves=[first, second])

    def act() -> Decision:
        seen, note = form.cleaned_data["seen"], form.cleaned_data["note"]
        halves = {"first": first.half(), "second": second.half()}
        return actions.split_claim(claim=claim, actor=request.user, seen=seen, note=note, **halves)[0]

    return _answer(request, "split_claim", claim, act, form, halves=[first, second])


@require_http_methods(["GET", "HEAD", "POST"])
@may_review
def join_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Make one claim of two."""
    claim = get_claim_or_404(pk)
    others = joinable(claim)
    if request.method != "POST":
        nearest = f"{others[0].pk}-{others[0].version}" if others else None
        form = JoinForm(others, initial={"seen": claim.version, "other": nearest}, auto_id="%s")
        return _page(request, "join_claim", claim, form, others=form.others)
    form = JoinForm(others, request.POST, auto_id="%s")

    def act() -> Decision:
        other, other_seen = form.choice()
        seen = {"seen": form.cleaned_data["seen"], "other_seen": other_seen}
        note = form.cleaned_data["note"]
        return actions.join_claims(claim=claim, other=other, actor=request.user, note=note, **seen)

    return _answer(request, "join_claim", claim, act, form, others=form.others)


def _marked(request: DeskRequest, claim: Claim) -> tuple[int, int] | None:
    """Return the words that were marked on the page that the person comes from."""
    return placed(claim.article.text, f"{request.GET.get('start', '')}-{request.GET.get('end', '')}")


def _answer(
    request: DeskRequest, name: str, claim: Claim, act: Callable[[], Decision], form: SeenForm, **context: Any
) -> HttpResponse:
    """Act on the forms and go back to the claim, or show why not with everything that was entered."""
    forms = [form, *context.get("halves", [])]
    if told := told_before(request):
        return _back(request, claim, told)
    try:
        if "seen" in form.data and form.data["seen"].isdecimal():
            rules.check_version(claim, int(form.data["seen"]))
        valid = [one.is_valid() for one in forms]
        if all(valid):
            return _back(request, claim, once(request, partial(_act, claim, act)))
    except rules.SomeoneWasFaster as faster:
        typed = {"claim": get_claim_or_404(claim.pk), "message": str(faster), "typed": form.typed()}
        return render(request, "annotator/review/conflict.html", typed, status=409)
    except rules.NotAllowed as no:
        return _page(request, name, get_claim_or_404(claim.pk), form, notice=str(no), status=403, **context)
    except ValidationError as error:
        form.add_error(None, error)
    return _page(request, name, get_claim_or_404(claim.pk), form, status=422, **context)


def _act(claim: Claim, act: Callable[[], Decision]) -> Told:
    decision = act()
    # Other words are other findings.
    run_checks(article=claim.article)
    return {"decision": decision.pk}


def _back(request: DeskRequest, claim: Claim, told: Told) -> HttpResponse:
    decision = Decision.objects.get(pk=told["decision"])
    return see_other(request, reverse("claim", args=[claim.pk]), decided(claim, decision, claim))


def _page(
    request: DeskRequest, name: str, claim: Claim, form: SeenForm, *, notice: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    hold(claim, request.user)
    context = {
        "claim": claim,
        "article": claim.article,
        "form": form,
        "notice": notice,
        "why_not": why_not(claim, request.user),
        "paragraphs": paragraphs_round(claim),
        **more,
    }
    return render(request, f"annotator/passages/{name}.html", context, status=status)
