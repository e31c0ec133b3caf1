"""The report card of the extractor's rules, and their retirement."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.claims.memory.models import RetiredRule
from annotator.desk.learning.forms import RuleForm
from annotator.desk.learning.pairs import pair_card
from annotator.desk.learning.report_card import rule_cards
from annotator.desk.requests import DeskRequest
from annotator.review.memory import actions
from annotator.review.rules import NotAllowed

leads_only = permission_required("annotator.adjudicate_claim", raise_exception=True)


@require_safe
@leads_only
def rules(request: DeskRequest) -> HttpResponse:
    """Show how each rule has done."""
    return _page(request)


@require_POST
@leads_only
def retire_rule(request: DeskRequest) -> HttpResponse:
    """Add no more candidates of a rule."""
    return _act(request, actions.retire_rule, "retired. Its candidates are no longer added")


@require_POST
@leads_only
def restore_rule(request: DeskRequest) -> HttpResponse:
    """Let a rule propose again."""
    return _act(request, actions.restore_rule, "restored. Articles read from now on get its candidates again")


def _act(request: DeskRequest, act: Callable[..., object], what: str) -> HttpResponse:
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _page(request, "Say why in a few words.", status=422)
    try:
        act(actor=request.user, **form.cleaned_data)
    except NotAllowed as no:
        return _page(request, str(no), status=403)
    messages.success(request, f"The rule {form.cleaned_data['rule']} is {what}.")
    return redirect("rules")


def _page(request: DeskRequest, notice: str = "", status: int = 200) -> HttpResponse:
    past = RetiredRule.objects.filter(restored_at__isnull=False).select_related("retired_by", "restored_by")
    context = {"cards": rule_cards(), "past": past, "notice": notice, "pairs": pair_card()}
    return render(request, "annotator/learning/rules.html", context, status=status)
