"""The desk's pages of corrections: which published figures are no longer right, and clarifying what is."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from reports.corrections import actions, public
from reports.corrections.models import CorrectionNotice
from reports.models import Edition
from reports.refusals import Refused
from reports.workbench.models import DraftEdition

# An edition of so many claims is counted again while a page is read.
QUICK = 2_000

may_read = permission_required("reports.sign_draft", raise_exception=True)
may_write = permission_required("reports.publish_edition", raise_exception=True)


@require_safe
@may_read
def corrections_desk(request: HttpRequest) -> HttpResponse:
    """The notices that wait, and those that are public."""
    return _page(request)


@require_POST
@may_read
def look(request: HttpRequest) -> HttpResponse:
    """Look now whether the current editions are still right, as the worker does every quarter of an hour.

    A page that is only opened looks at the smaller editions; whoever presses the button waits for all.
    """
    if request.headers.get("HX-Request"):
        actions.look_for_changes(Edition.objects.current().annotate(size=Count("claims")).filter(size__lte=QUICK))
        notices = CorrectionNotice.objects.open().select_related("edition").defer("edition__manifest")
        return render(request, "reports/desk/_waiting.html", {"notices": notices, "looks": False})
    found = actions.look_for_changes()
    said = f"{len(found)} edition{'' if len(found) == 1 else 's'} to correct." if found else "All is as published."
    messages.success(request, said)
    return redirect("corrections_desk")


@require_safe
@may_read
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice: what changed since, and the way to the edition that corrects it."""
    one = get_object_or_404(CorrectionNotice.objects.select_related("edition", "published_in", "written_by"), pk=pk)
    days = {"window_start": one.edition.window_start, "window_end": one.edition.window_end}
    drafted = DraftEdition.objects.waiting().filter(**days).first()
    (told,) = public.told([one])
    return render(request, "reports/desk/notice.html", {"one": told, "draft": drafted})


@require_POST
@may_write
def clarify(request: HttpRequest, number: int) -> HttpResponse:
    """Put something right beside an edition whose figures stand."""
    edition, words = get_object_or_404(Edition.objects.defer("manifest"), number=number), request.POST.get("words", "")
    try:
        made = actions.clarify(edition=edition, user=cast(User, request.user), words=words)
    except Refused as no:
        return _page(request, refused=str(no), typed=words, number=number, status=422)
    messages.success(request, f"Published as number {made.number}.")
    return redirect("corrections_desk")


def _page(
    request: HttpRequest, *, refused: str = "", typed: str = "", number: int = 0, status: int = 200
) -> HttpResponse:
    notices = CorrectionNotice.objects.select_related("edition", "published_in")
    notices = notices.defer("edition__manifest", "published_in__manifest")
    context = {
        "waiting": notices.open(),
        "published": notices.public()[:50],
        "current": Edition.objects.current().defer("manifest"),
        "refused": refused,
        "typed": typed,
        "number": number,
    }
    return render(request, "reports/desk/corrections.html", context, status=status)
