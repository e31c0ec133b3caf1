"""The page of a batch, which shows what stands to be done with it; its progress; its rows as a file."""

from itertools import chain

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from annotator.exchange.admin import addresses, preview, steps
from annotator.exchange.admin.confirming import confirm, seen
from annotator.exchange.admin.downloads import MARK, name_of_file, table_of
from annotator.exchange.admin.importable import list_of
from annotator.exchange.admin.loading import AdminRequest, about, get_importable_batch_or_404, page
from annotator.exchange.admin.log import log_of
from annotator.exchange.admin.summary import summary
from annotator.exchange.admin.work import work_on
from annotator.exchange.batches.life import State
from annotator.exchange.batches.mending import rows_to_mend
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.batches.rules import can_undo
from annotator.exchange.contract import BulkResource


@require_safe
def show_batch(request: AdminRequest, pk: int) -> HttpResponse:
    """Show what stands to be done with a batch, or what became of it."""
    batch, resource = get_importable_batch_or_404(request, pk)
    if batch.state in (State.UPLOADED, State.MAPPED):
        return redirect(addresses.addresses(pk, resource.id)["columns"])
    if batch.is_running:
        context = about(batch, resource) | {"work": work_on(batch)}
        return page(request, "waiting.html", context["work"].title, steps.at(batch.state), context)
    return _checked(request, batch, resource) if batch.state == State.CHECKED else _ended(request, batch, resource)


@require_safe
def show_progress(request: AdminRequest, pk: int) -> HttpResponse:
    """Answer how far the work is; once it is done, have the browser load the page anew."""
    batch, resource = get_importable_batch_or_404(request, pk)
    if not batch.is_running:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = about(batch, resource) | {"work": work_on(batch)}
    return render(request, "admin/imports/_progress.html", context)


@require_safe
def download_rows(request: AdminRequest, pk: int) -> StreamingHttpResponse:
    """Give all rows of one outcome as a table."""
    batch, _ = get_importable_batch_or_404(request, pk)
    name = preview.chosen(batch, request.GET)
    named = {"Content-Disposition": f'attachment; filename="{name_of_file(batch, name)}"'}
    return StreamingHttpResponse(table_of(batch, name), content_type="text/csv; charset=utf-8", headers=named)


@require_safe
def download_rows_to_mend(request: AdminRequest, pk: int) -> StreamingHttpResponse:
    """Give the rows that were not imported as they came, each with why, to be mended and sent again."""
    batch, _ = get_importable_batch_or_404(request, pk)
    named = {"Content-Disposition": f'attachment; filename="{name_of_file(batch, "to-mend")}"'}
    return StreamingHttpResponse(
        chain([MARK], rows_to_mend(batch)), content_type="text/csv; charset=utf-8", headers=named
    )


def _checked(request: AdminRequest, batch: ImportBatch, resource: BulkResource) -> HttpResponse:
    context = _rows(request, batch, resource) | {"confirm": confirm(batch, resource.label), "seen": seen(batch)}
    return page(request, "preview.html", "What the import would do", steps.PREVIEW, context)


def _ended(request: AdminRequest, batch: ImportBatch, resource: BulkResource) -> HttpResponse:
    told = summary(batch, resource.label, may_undo=can_undo(batch, request.user))
    url = list_of(resource) if batch.state == State.IMPORTED else ""
    context = {
        "summary": told,
        "log": log_of(batch),
        "rows_url": url,
        "rows_label": f"See the {resource.label.lower()}",
    }
    return page(request, "summary.html", told.title, steps.DONE, _rows(request, batch, resource) | context)


def _rows(request: AdminRequest, batch: ImportBatch, resource: BulkResource) -> dict[str, object]:
    name, known = preview.chosen(batch, request.GET), about(batch, resource)
    rows = preview.shown(batch, resource, name)
    return known | {"tabs": preview.tabs(batch, name), "shown": rows}
