"""Keeps what parties answer to an allegation, and takes an answer off it with a reason."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from annotator.desk.allegations.forms import PositionForm
from annotator.desk.allegations.page import allegation_page, articles_about, get_allegation_or_404
from annotator.desk.once import once
from annotator.desk.requests import DeskRequest
from annotator.incidents.allegations import actions
from annotator.incidents.allegations.models import Position
from annotator.incidents.allegations.register import entries_of
from annotator.review.receipts.actions import Told
from annotator.review.rules import NotAllowed


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def record_position(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep what a party answers."""
    claim = get_allegation_or_404(pk)
    form = PositionForm(articles_about(entries_of([claim])[0]), request.POST)

    def record() -> Told:
        said = actions.record_position(claim=claim, actor=request.user, **form.said())
        return {"party": said.party, "denies": said.says == "denies"}

    if form.is_valid():
        try:
            told = once(request, record)
        except NotAllowed as no:
            form.add_error(None, str(no))
        else:
            contested = " The incident is contested; no number moves." if told["denies"] else ""
            messages.success(request, f"The position of {told['party']} was recorded.{contested}")
            return redirect("allegation", pk=pk)
    return allegation_page(request, claim, position_form=form, status=422)


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def remove_position(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a position off its allegation; the record keeps it."""
    position = get_object_or_404(Position, pk=pk)
    because = request.POST.get("because", "")[:2000]

    def remove() -> Told:
        actions.remove_position(position=position, actor=request.user, because=because)
        return {"position": pk}

    try:
        once(request, remove)
    except NotAllowed as no:
        claim = get_allegation_or_404(position.claim_id)
        return allegation_page(request, claim, refused=str(no), status=422)
    messages.success(request, "The position was removed; the record keeps it. The incident's grade stays as it is.")
    return redirect("allegation", pk=position.claim_id)
