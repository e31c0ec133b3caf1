"""Taking a list: how, how far it is, the file itself, and the record of who took what."""

from collections.abc import Callable, Iterator

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.desk.exports.forms import ExportForm
from annotator.desk.exports.lists import FILTERED, in_words, kept_query, rows_of
from annotator.desk.requests import DeskRequest
from annotator.exchange.exports import rules
from annotator.exchange.exports.actions import KEPT, ask_for_export, cancel_export, note_download, write_again
from annotator.exchange.exports.columns import Listing
from annotator.exchange.exports.lists import LISTS
from annotator.exchange.exports.models import ExportJob, ExportPiece
from annotator.exchange.exports.writing import MEDIA_TYPES
from annotator.exchange.worker import worker_is_alive
from annotator.review.rules import NotAllowed

PAGE = 50
BOUND = 10_000  # rows that are counted before one asks; past it, "more than" will do
may_export = permission_required(rules.RIGHT, raise_exception=True)


def get_takeable_list_or_403(request: DeskRequest, list_id: str) -> Listing:
    """Return a list that the person may take."""
    if list_id not in LISTS:
        raise Http404("There is no such list.")
    if not rules.can_take(request.user, LISTS[list_id], ExportJob.Profile.REDACTED):
        raise PermissionDenied
    return LISTS[list_id]


def get_visible_export_or_404(request: DeskRequest, pk: int) -> ExportJob:
    """Return an export that is the person's own, or any for those who keep the record."""
    job = get_object_or_404(ExportJob.objects.select_related("user"), pk=pk)
    if not rules.can_see(request.user, job):
        raise Http404("There is no such export.")
    return job


@require_safe
@may_export
def exports(request: DeskRequest) -> HttpResponse:
    """List exports, newest first: one's own, and everybody's for those who keep the record."""
    found = ExportJob.objects.select_related("user").prefetch_related("downloads__user")
    keeps_record = request.user.has_perm(rules.RECORD_RIGHT)
    if not keeps_record:
        found = found.filter(user=request.user)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "annotator/exports/exports.html", {"page": page, "keeps_record": keeps_record})


@require_http_methods(["GET", "HEAD", "POST"])
@may_export
def take_list(request: DeskRequest, list_id: str) -> HttpResponse:
    """Ask how a list is to be taken; posted, have it written."""
    listing = get_takeable_list_or_403(request, list_id)
    if request.method != "POST":
        return _form_page(request, listing, ExportForm(listing, request.user))
    form = ExportForm(listing, request.user, request.POST)
    if not form.is_valid():
        return _form_page(request, listing, form, status=422)
    query = QueryDict(kept_query(list_id, request.GET, request.user))
    said = in_words(list_id, query, request.user)
    job = ask_for_export(user=request.user, listing=listing, query=query.urlencode(), said=said, **form.cleaned_data)
    return redirect("export", pk=job.pk)


def _form_page(request: DeskRequest, listing: Listing, form: ExportForm, status: int = 200) -> HttpResponse:
    query = kept_query(listing.id, request.GET, request.user)
    filters = QueryDict(query)
    number = rows_of(listing.id, filters, request.user).order_by().values("pk")[: BOUND + 1].count()
    context = {
        "listing": listing,
        "form": form,
        "query": query,
        "said": in_words(listing.id, filters, request.user),
        "number": min(number, BOUND),
        "is_more": number > BOUND,
        "back": f"{reverse(FILTERED[listing.id].page)}{'?' if query else ''}{query}",
    }
    return render(request, "annotator/exports/take.html", context, status=status)


@require_safe
@may_export
def export(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one export: how far it is, what is in it, and who took it."""
    job = get_visible_export_or_404(request, pk)
    template = "_progress" if request.htmx and not request.htmx.history_restore_request else "export"
    context = {
        "job": job,
        "label": LISTS[job.list].label,
        "may_download": rules.can_download(request.user, job, LISTS[job.list]),
        "is_silent": rules.is_silent(job),
        "has_worker": worker_is_alive() or not job.is_waiting,
        "downloads": job.downloads.select_related("user"),
        "days": KEPT.days,
    }
    return render(request, f"annotator/exports/{template}.html", context)


@require_POST
@may_export
def export_file(request: DeskRequest, pk: int) -> HttpResponse | StreamingHttpResponse:
    """Give the file, as an attachment that no browser shows, and record who took it."""
    job = get_visible_export_or_404(request, pk)
    try:
        note_download(job=job, user=request.user)
    except NotAllowed as no:
        messages.error(request, str(no))
        return redirect("export", pk=pk)
    response = StreamingHttpResponse(_pieces(job), content_type=MEDIA_TYPES[job.format])
    response["Content-Disposition"] = f'attachment; filename="{job.filename}"'
    response["Content-Length"] = str(job.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


def _pieces(job: ExportJob) -> Iterator[bytes]:
    pieces = ExportPiece.objects.filter(job=job).order_by("order")
    for pk in list(pieces.values_list("pk", flat=True)):
        yield bytes(pieces.values_list("content", flat=True).get(pk=pk))


@require_POST
@may_export
def cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """Stop an export that is not written yet."""
    return _act(request, pk, cancel_export)


@require_POST
@may_export
def again(request: DeskRequest, pk: int) -> HttpResponse:
    """Have an export written again that failed or was left lying."""
    return _act(request, pk, write_again)


def _act(request: DeskRequest, pk: int, act: Callable[..., None]) -> HttpResponse:
    job = get_visible_export_or_404(request, pk)
    try:
        act(job=job, user=request.user)
    except NotAllowed as no:
        messages.error(request, str(no))
    return redirect("export", pk=pk)
