"""A claim's story, two of its versions side by side, and going back to one."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from annotator.claims.models import Claim
from annotator.desk.history.fields import comparisons, differences
from annotator.desk.history.records import records_of, versions_of
from annotator.desk.history.story import story_of
from annotator.desk.requests import DeskRequest
from annotator.desk.review.page import get_claim_or_404
from annotator.desk.review.said import Said, see_other
from annotator.desk.second.blind import in_hand
from annotator.incidents.actions import revert_claim as go_back
from annotator.incidents.effect import acts
from annotator.incidents.effect.words import effect_of
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.review.versions.actions import undone_by_reverting
from annotator.review.versions.rules import check_may_revert

may_read = permission_required("annotator.view_claim", raise_exception=True)
may_review = permission_required("annotator.review_claim", raise_exception=True)


@require_safe
@may_read
def history(request: DeskRequest, pk: int) -> HttpResponse:
    """Tell what happened to a claim."""
    claim = get_claim_or_404(pk)
    if blind := in_hand(claim, request.user):
        return redirect("reading", pk=blind.pk)
    records = records_of(claim)
    context = {"claim": claim, "story": story_of(records), "versions": records.versions}
    return render(request, "annotator/history/history.html", context)


@require_safe
@may_read
def compare_versions(request: DeskRequest, pk: int) -> HttpResponse:
    """Show two versions of a claim side by side; without a choice, the first and the present one."""
    claim = get_claim_or_404(pk)
    if blind := in_hand(claim, request.user):
        return redirect("reading", pk=blind.pk)
    versions = list(versions_of(claim))
    left = _chosen(versions, request.GET.get("a", ""), versions[0])
    right = _chosen(versions, request.GET.get("b", ""), versions[-1])
    context = {"claim": claim, "versions": versions, "left": left, "right": right}
    context |= {"rows": comparisons(left, right)}
    return render(request, "annotator/history/compare.html", context)


@require_safe
@may_read
def version(request: DeskRequest, pk: int, event: int) -> HttpResponse:
    """Show one version, what going back to it would change, and which decisions it would undo."""
    claim = get_claim_or_404(pk)
    if blind := in_hand(claim, request.user):
        return redirect("reading", pk=blind.pk)
    return _show(request, claim, event)


@require_POST
@may_review
def revert_claim(request: DeskRequest, pk: int, event: int) -> HttpResponse:
    """Go back to a version by a new decision."""
    claim, seen = get_claim_or_404(pk), request.POST.get("seen", "")
    try:
        go_back(
            claim=claim,
            actor=request.user,
            seen=int(seen) if seen.isdecimal() else 0,
            version=_get_version_or_404(claim, event),
            note=request.POST.get("note", ""),
        )
    except NotAllowed as no:
        return _show(request, get_claim_or_404(pk), event, str(no), 409 if isinstance(no, SomeoneWasFaster) else 403)
    except ValidationError as error:
        return _show(request, get_claim_or_404(pk), event, " ".join(error.messages), 422)
    return see_other(request, reverse("claim", args=[pk]), Said("", undo=claim))


def _show(request: DeskRequest, claim: Claim, event: int, refused: str = "", status: int = 200) -> HttpResponse:
    found = _get_version_or_404(claim, event)
    rows = differences(claim, found)
    context = {
        "claim": claim,
        "shown": [("If you go back", effect_of(acts.reverted(claim, found)))] if rows else [],
        "version": found,
        "rows": rows,
        "undone": undone_by_reverting(claim, found),
        "why_not": _why_not(claim, request, found),
        "refused": refused,
        "typed": request.POST.get("note", ""),
    }
    return render(request, "annotator/history/version.html", context, status=status)


def _why_not(claim: Claim, request: DeskRequest, found: Any) -> str:
    try:
        check_may_revert(claim, request.user, found)
    except NotAllowed as no:
        return str(no)
    return ""


def _get_version_or_404(claim: Claim, event: int) -> Any:
    found = versions_of(claim).filter(pgh_id=event).first()
    if found is None:
        raise Http404
    return found


def _chosen(versions: list[Any], event: str, otherwise: Any) -> Any:
    return next((one for one in versions if str(one.pgh_id) == event), otherwise)
