"""The page of notifications: who mentioned whom, and what became of one's flags."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.desk.notes.subjects import address_of, subject_of, title_of
from annotator.desk.requests import DeskRequest
from annotator.review.notes.actions import mark_read
from annotator.review.notes.models import Notification

PAGE = 50
WITH = ("by", "note__claim", "note__article", "note__incident", "flag__claim")


@require_safe
def notifications(request: DeskRequest) -> HttpResponse:
    """Show what the person was told, the newest first."""
    mine = request.user.notifications.select_related(*WITH).defer("note__article__text")
    page = Paginator(mine, PAGE).get_page(request.GET.get("page"))
    rows = [(one, _title(one)) for one in page]
    context = {"page": page, "rows": rows, "unread": mine.unread().exists()}
    return render(request, "annotator/notes/notifications.html", context)


@require_POST
def read_notification(request: DeskRequest, pk: int) -> HttpResponse:
    """Mark one as read and go to what it is about."""
    one = get_object_or_404(request.user.notifications.select_related(*WITH), pk=pk)
    mark_read(person=request.user, notification=one)
    return redirect(address_of(one))


@require_POST
def read_all(request: DeskRequest) -> HttpResponse:
    """Mark all as read."""
    mark_read(person=request.user)
    return redirect("notifications")


def _title(one: Notification) -> str:
    if one.flag:
        return title_of(one.flag.claim) if one.flag.claim else str(one.flag)
    assert one.note is not None
    return title_of(subject_of(one.note))
