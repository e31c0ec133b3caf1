"""Reading and leaving notes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.desk.notes.subjects import get_readable_subject_or_404, notes_on
from annotator.desk.requests import DeskRequest
from annotator.desk.review.partial import is_partial
from annotator.review.notes.actions import add_note as add
from annotator.review.rules import NotAllowed


@require_safe
@vary_on_headers("HX-Request")
def notes(request: DeskRequest, on: str, pk: int) -> HttpResponse:
    """Show the notes on a claim, an article or an incident: a page, or the part of one that asks for them."""
    subject = get_readable_subject_or_404(request.user, on, pk)
    return _show(request, notes_on(subject, request.user))


@require_POST
def add_note(request: DeskRequest, on: str, pk: int) -> HttpResponse:
    """Leave a note, and show all of them."""
    subject = get_readable_subject_or_404(request.user, on, pk)
    try:
        add(on=subject, author=request.user, text=request.POST.get("text", ""))
    except NotAllowed as no:
        context = notes_on(subject, request.user)
        status = 422 if context["may_write"] else 403
        return _show(request, context, status, str(no), request.POST.get("text", ""))
    if is_partial(request):
        return _show(request, notes_on(subject, request.user) | {"added": True})
    messages.success(request, "The note was added.")
    return redirect("notes", on, pk)


def _show(request: DeskRequest, context: dict, status: int = 200, refused: str = "", typed: str = "") -> HttpResponse:
    template = "_notes.html" if is_partial(request) else "notes.html"
    context = {"added": False, **context, "refused": refused, "typed": typed}
    return render(request, f"annotator/notes/{template}", context, status=status)
