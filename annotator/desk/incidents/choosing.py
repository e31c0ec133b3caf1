"""Chooses whose number is an incident's best one, with a reason, and leaves the choice to the rule again (R2)."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.claims.models import Claim
from annotator.desk.requests import DeskRequest
from annotator.desk.review.partial import is_partial
from annotator.incidents import actions
from annotator.incidents.effect import acts
from annotator.incidents.effect.words import effect_of
from annotator.review.rules import NotAllowed


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def choose_best(request: DeskRequest, pk: int, claim_pk: int) -> HttpResponse:
    """Make a claim's number the best one of its incident."""
    claim = _member(pk, claim_pk)
    try:
        actions.choose_best(claim=claim, actor=request.user, because=request.POST.get("because", "")[:2000])
    except NotAllowed as no:
        messages.error(request, str(no))
    else:
        messages.success(request, "Its number is the best one of the incident now.")
    return redirect("incident", pk=pk)


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def leave_best(request: DeskRequest, pk: int, claim_pk: int) -> HttpResponse:
    """Let the best-graded source give the best number again."""
    actions.leave_best_to_the_rule(claim=_member(pk, claim_pk), actor=request.user)
    messages.success(request, "The best-graded source gives the best number again.")
    return redirect("incident", pk=pk)


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
def best_effect(request: DeskRequest, pk: int, claim_pk: int) -> HttpResponse:
    """Show which figures the choice of a claim's number would move, or the rule's choice where it is chosen now."""
    claim = _member(pk, claim_pk)
    chosen = not claim.link.preferred_because
    shown = [("If chosen" if chosen else "If left to the rule", effect_of(acts.preferred(claim, chosen)))]
    template = "_best_effect.html" if is_partial(request) else "best_effect.html"
    return render(request, f"annotator/incidents/{template}", {"claim": claim, "shown": shown})


def _member(pk: int, claim_pk: int) -> Claim:
    return get_object_or_404(Claim.objects.select_related("link__incident"), pk=claim_pk, link__incident=pk)
