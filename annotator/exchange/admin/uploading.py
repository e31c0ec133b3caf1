"""The pages on which a file is sent: a first one, or a corrected one in its place."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from annotator.exchange.admin import addresses, steps
from annotator.exchange.admin.correcting import send_in_place_of
from annotator.exchange.admin.forms import FileForm, UploadForm
from annotator.exchange.admin.loading import (
    AdminRequest,
    about,
    get_importable_batch_or_404,
    get_importable_or_403,
    page,
)
from annotator.exchange.batches.actions import receive_file
from annotator.exchange.batches.rules import SentBefore
from annotator.exchange.contract import BulkResource
from annotator.exchange.tables import BOUNDS
from annotator.exchange.uploads import accepts_uploads, too_large_files
from annotator.review.rules import NotAllowed


def _unreadable(request: AdminRequest, why: str, pk: int | None = None) -> HttpResponse:
    if pk is None:
        resources = get_importable_or_403(request)
        return _first(request, resources, UploadForm(resources), problem=why, status=413)
    return _corrected(request, pk, FileForm(), problem=why, status=413)


@accepts_uploads(_unreadable, most=lambda: BOUNDS.file)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: AdminRequest) -> HttpResponse:
    """Take a file and what its rows are; its columns are chosen next."""
    resources = get_importable_or_403(request)
    if request.method != "POST":
        form = UploadForm(resources, initial={"resource": request.GET.get("resource", "")})
        return _first(request, resources, form)
    form = UploadForm(resources, request.POST, request.FILES, too_large=too_large_files(request))
    if not form.is_valid():
        return _first(request, resources, form, status=422)
    sent = form.cleaned_data
    try:
        batch = receive_file(
            file=sent["upload"], filename=sent["upload"].name, resource=sent["resource"], user=request.user
        )
    except NotAllowed as no:
        return _first(request, resources, form, **_refused(no), status=422)
    return redirect(addresses.addresses(batch.pk, batch.resource)["columns"])


@accepts_uploads(_unreadable, most=lambda: BOUNDS.file)
@require_http_methods(["GET", "HEAD", "POST"])
def send_corrected(request: AdminRequest, pk: int) -> HttpResponse:
    """Take a corrected file in place of one that was checked; the columns are kept, and all rows are checked again."""
    batch, _ = get_importable_batch_or_404(request, pk)
    if request.method != "POST":
        return _corrected(request, pk, FileForm())
    form = FileForm(request.POST, request.FILES, too_large=too_large_files(request))
    if not form.is_valid():
        return _corrected(request, pk, form, status=422)
    file = form.cleaned_data["upload"]
    try:
        corrected = send_in_place_of(batch=batch, file=file, filename=file.name, user=request.user)
    except NotAllowed as no:
        return _corrected(request, pk, form, **_refused(no), status=422)
    return redirect(addresses.address_of(corrected.pk))


def _first(
    request: AdminRequest, resources: list[BulkResource], form: UploadForm, *, status: int = 200, **said: Any
) -> HttpResponse:
    context = {"form": form, "resources": resources, "address": addresses.upload(), "back": addresses.all_batches()}
    return page(request, "upload.html", "Import a file", steps.FILE, NOTHING | context | said, status)


def _corrected(request: AdminRequest, pk: int, form: FileForm, *, status: int = 200, **said: Any) -> HttpResponse:
    context = NOTHING | about(*get_importable_batch_or_404(request, pk)) | {"form": form} | said
    return page(request, "corrected.html", "Send a corrected file", steps.FILE, context, status)


NOTHING: dict[str, Any] = {"problem": "", "known": None}


def _refused(no: NotAllowed) -> dict[str, Any]:
    """Return why a file was not taken; where the same one stands already, with the way to that one."""
    if isinstance(no, SentBefore):
        return {"known": {"sentence": str(no), "url": addresses.address_of(no.first.pk)}}
    return {"problem": str(no)}
