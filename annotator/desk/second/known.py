"""Leads mark known answers on a claim's page, and end them on the page of agreement."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from annotator.desk.requests import DeskRequest
from annotator.desk.review.page import get_claim_or_404
from annotator.review.rules import NotAllowed
from annotator.review.second.known import actions
from annotator.review.second.models import KnownAnswer

leads = permission_required("annotator.adjudicate_claim", raise_exception=True)


@require_POST
@leads
def mark_known(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand the claim's passage out as a known answer from now on."""
    claim = get_claim_or_404(pk)
    try:
        actions.mark_known(claim=claim, actor=request.user, reason=request.POST.get("reason", ""))
    except NotAllowed as no:
        messages.error(request, str(no))
    else:
        messages.success(request, "Marked as a known answer; readers get its passage now and then, without being told.")
    return redirect("claim", pk=pk)


@require_POST
@leads
def end_known(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand a known answer out no more."""
    known = get_object_or_404(KnownAnswer, pk=pk)
    if actions.end_known(known=known, actor=request.user):
        messages.success(request, "It is handed out no more; the answers given to it stay.")
    return redirect("agreement")
