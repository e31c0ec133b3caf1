"""Shows what an act would move before it is done; nothing here writes."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.desk.requests import DeskRequest
from annotator.desk.review.forms import ClaimForm
from annotator.desk.review.page import get_claim_or_404
from annotator.desk.review.partial import is_partial
from annotator.incidents.actions import PROPOSED, Placement, placement_before
from annotator.incidents.effect import acts
from annotator.incidents.effect.words import Effect, effect_of
from annotator.incidents.placing import incident_of
from annotator.review.rules import NotAllowed, undoable_decision

Shown = list[tuple[str, Effect]]


@require_safe
@permission_required("annotator.view_claim", raise_exception=True)
def claim_effect(request: DeskRequest, pk: int) -> HttpResponse:
    """Show which figures a confirmation, an edit or an undo would move, with the fields as they are typed."""
    claim = get_claim_or_404(pk)
    unreadable = ""
    try:
        shown = _effects(claim, request)
    except ValidationError as error:
        shown, unreadable = [], " ".join(error.messages)
    context = {"claim": claim, "shown": shown, "unreadable": unreadable}
    template = "_effect.html" if is_partial(request) else "effect.html"
    return render(request, f"annotator/links/{template}", context)


@require_safe
@permission_required("annotator.view_claim", raise_exception=True)
def pair_effect(request: DeskRequest, pk: int, other_pk: int) -> HttpResponse:
    """Show which figures move when two claims are answered to tell of one event."""
    claim = get_claim_or_404(pk)
    other = get_object_or_404(Claim.objects.select_related("article__source"), pk=other_pk)
    both = {claim.status, other.status} <= ACCEPTED
    head = "If the same" if both else "If the same, and this claim confirmed"
    context = {"claim": claim, "other": other, "shown": [(head, effect_of(acts.joined(claim, other)))]}
    template = "_pair_effect.html" if is_partial(request) else "pair_effect.html"
    return render(request, f"annotator/links/{template}", context)


def _effects(claim: Claim, request: DeskRequest) -> Shown:
    if claim.withdrawn_at:
        return []
    values, placement = _typed(claim, request.GET)
    if claim.status not in ACCEPTED:
        return [("If confirmed", effect_of(acts.confirmed(claim, values, placement)))]
    shown: Shown = []
    if values or placement != PROPOSED:
        stays = placement if placement != PROPOSED else Placement(incident=incident_of(claim))
        shown.append(("If saved", effect_of(acts.confirmed(claim, values, stays))))
    try:
        last = undoable_decision(claim, request.user)
    except NotAllowed:
        return shown
    before = placement_before(claim, last)
    return [*shown, ("If undone", effect_of(acts.undone(claim, last, before.incident)))]


def _typed(claim: Claim, typed: QueryDict) -> tuple[dict[str, Any], Placement]:
    """Return what a person has changed in the claim's fields, and where they want it to go."""
    if "number" not in typed:
        return {}, PROPOSED
    data = typed.copy()
    data["outcome"], data["seen"] = "confirm", str(claim.version)
    form = ClaimForm(claim, data)
    if not form.is_valid():
        raise ValidationError([str(error) for errors in form.errors.values() for error in errors])
    return form.answer().changes, form.placement()
