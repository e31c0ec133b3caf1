"""The page on which columns are chosen: what was found in the file, another way to read it, which column is which."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from annotator.exchange.admin import addresses, steps
from annotator.exchange.admin.columns import ColumnsForm
from annotator.exchange.admin.forms import LayoutForm
from annotator.exchange.admin.found import found
from annotator.exchange.admin.loading import AdminRequest, about, get_importable_batch_or_404, page
from annotator.exchange.admin.options import OptionsForm
from annotator.exchange.batches.actions import correct_layout, map_columns, start_check
from annotator.exchange.batches.life import State
from annotator.exchange.batches.mappings import proposed_mapping, remembered_mapping
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.batches.rules import can_move
from annotator.exchange.contract import BulkResource
from annotator.exchange.tables import Layout
from annotator.review.rules import NotAllowed

READ_AGAIN = "read"


@require_http_methods(["GET", "HEAD", "POST"])
def choose_columns(request: AdminRequest, pk: int) -> HttpResponse:
    """Show what was found and which column is which; then have all rows checked."""
    batch, resource = get_importable_batch_or_404(request, pk)
    if batch.is_running or not can_move(batch, State.MAPPED):
        return redirect(addresses.address_of(pk))
    if request.method != "POST":
        return _page(request, batch, resource)
    if request.POST.get("act") == READ_AGAIN:
        return _read_again(request, batch, resource)
    return _chosen(request, batch, resource)


def _chosen(request: AdminRequest, batch: ImportBatch, resource: BulkResource) -> HttpResponse:
    form, options = _columns(batch, resource, request.POST), OptionsForm(resource.id, request.POST)
    if not (form.is_valid() and options.is_valid()):
        return _page(request, batch, resource, form=form, options=options, status=422)
    try:
        given = options.cleaned_data
        mapped = map_columns(
            batch=batch, mapping=form.mapping, user=request.user, options=given, source=given.get("source", "")
        )
        start_check(batch=mapped, user=request.user)
    except NotAllowed as no:
        return _page(request, batch, resource, form=form, options=options, problem=str(no), status=422)
    return redirect(addresses.address_of(batch.pk))


def _read_again(request: AdminRequest, batch: ImportBatch, resource: BulkResource) -> HttpResponse:
    form = LayoutForm(Layout.from_json(batch.layout), request.POST)
    if not form.is_valid():
        return _page(request, batch, resource, layout=form, status=422)
    try:
        correct_layout(batch=batch, user=request.user, **form.cleaned_data)
    except NotAllowed as no:
        return _page(request, batch, resource, layout=form, problem=str(no), status=422)
    messages.success(request, "The file was read again. Please look through the columns.")
    return redirect(request.path)


def _columns(batch: ImportBatch, resource: BulkResource, sent: Any = None) -> ColumnsForm:
    layout = Layout.from_json(batch.layout)
    mapping = batch.mapping or proposed_mapping(resource, layout.columns)
    is_remembered = not batch.mapping and remembered_mapping(resource, layout.columns) is not None
    return ColumnsForm(resource, layout, mapping, sent, is_remembered=is_remembered)


def _page(
    request: AdminRequest, batch: ImportBatch, resource: BulkResource, *, status: int = 200, problem: str = "",
    form: ColumnsForm | None = None, layout: LayoutForm | None = None, options: OptionsForm | None = None,
) -> HttpResponse:  # fmt: skip
    kept = Layout.from_json(batch.layout)
    context = about(batch, resource) | {
        "problem": problem or batch.problem,
        "found": found(kept),
        "layout": layout or LayoutForm(kept),
        "form": form or _columns(batch, resource),
        "options": options or OptionsForm(resource.id, initial=batch.options),
    }
    return page(request, "columns.html", "Choose the columns", steps.COLUMNS, context, status)
