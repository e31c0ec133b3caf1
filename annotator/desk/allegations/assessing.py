"""Ends an allegation in two steps by two people: one proposes, the other agrees or does not."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from annotator.desk.allegations.forms import AssessmentForm
from annotator.desk.allegations.page import allegation_page, get_allegation_or_404
from annotator.desk.requests import DeskRequest
from annotator.incidents.allegations import actions
from annotator.incidents.allegations.models import Assessment
from annotator.incidents.allegations.register import entries_of
from annotator.review.rules import NotAllowed, SomeoneWasFaster

AGREE = "agree"


@require_POST
@permission_required("annotator.review_claim", raise_exception=True)
def propose_assessment(request: DeskRequest, pk: int) -> HttpResponse:
    """Propose how an allegation ends."""
    claim = get_allegation_or_404(pk)
    form = AssessmentForm(claim, list(entries_of([claim])[0].positions), request.POST)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("end", "reason")}
        try:
            actions.propose_assessment(claim=claim, actor=request.user, evidence=form.named(), **said)
        except NotAllowed as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, "Proposed. The allegation stays where it is until a second person agrees.")
            return redirect("allegation", pk=pk)
    return allegation_page(request, claim, assessment_form=form, status=422)


@require_POST
@permission_required("annotator.review_claim", raise_exception=True)
def answer_assessment(request: DeskRequest, pk: int) -> HttpResponse:
    """Agree with a proposal, which ends the allegation, or leave the allegation where it is."""
    assessment = get_object_or_404(Assessment, pk=pk)
    note = request.POST.get("note", "")[:2000]
    act = actions.agree_with if request.POST.get("answer") == AGREE else actions.decline
    try:
        act(assessment=assessment, actor=request.user, note=note)
    except NotAllowed as no:
        status = 409 if isinstance(no, SomeoneWasFaster) else 422
        return allegation_page(request, get_allegation_or_404(assessment.claim_id), refused=str(no), status=status)
    messages.success(request, _said(act is actions.agree_with, assessment))
    return redirect("allegation", pk=assessment.claim_id)


def _said(agreed: bool, assessment: Assessment) -> str:
    if not agreed:
        return "The allegation stays where it is."
    return f"Ended by two people: {assessment.get_end_display().lower()}."
