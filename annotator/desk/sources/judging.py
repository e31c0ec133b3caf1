"""Judges and describes sources, by leads and data managers."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from annotator.desk.requests import DeskRequest
from annotator.desk.sources.forms import DescriptionForm, JudgementForm
from annotator.desk.sources.page import source_page
from annotator.incidents.citations.actions import rename_source
from annotator.sources.assessments import actions
from annotator.sources.assessments.rules import NotJudged
from annotator.sources.models import Source


@require_POST
@permission_required("annotator.change_source", raise_exception=True)
def assess_source(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a source its letter, with a reason."""
    source, form = get_object_or_404(Source, pk=pk), JudgementForm(request.POST)
    if form.is_valid():
        try:
            row = actions.assess_source(source=source, actor=request.user, **form.cleaned_data)
        except NotJudged as no:
            form.add_error(None, str(no))
        else:
            said = f"Judged: {source.get_reliability_display()}." if row else "That was said already."
            messages.success(request, said)
            return redirect("source", pk=pk)
    return source_page(request, source, judgement=form, status=422)


@require_POST
@permission_required("annotator.change_source", raise_exception=True)
def describe_source(request: DeskRequest, pk: int) -> HttpResponse:
    """Say what a source counts, for whom it speaks, with whom it counts and what texts call it."""
    source, form = get_object_or_404(Source, pk=pk), DescriptionForm(request.POST)
    if not form.is_valid():
        return source_page(request, source, description=form, status=422)
    told = {name: form.cleaned_data[name] for name in actions.DESCRIBED}
    with transaction.atomic():
        changed = actions.describe_source(source=source, actor=request.user, **told)
        moved = sum(rename_source(source=source, aliases=form.names(), actor=request.user))
    back = f" Claims and further sources that go back elsewhere now: {moved}." if moved else ""
    messages.success(request, f"Kept.{back}" if changed or moved else "Kept.")
    return redirect("source", pk=pk)
