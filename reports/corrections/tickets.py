"""The desk's pages for readers who contest a figure: what waits, each ticket, looking into it and answering it."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from reports.corrections.contests import answer_ticket, look_into_ticket
from reports.corrections.models import Ticket
from reports.refusals import Refused, SomeoneWasFaster

MOST = 100
may_settle = permission_required("reports.settle_ticket", raise_exception=True)


@require_safe
@may_settle
def tickets(request: HttpRequest) -> HttpResponse:
    """The tickets without an answer, the oldest first, and those that were answered last."""
    found = Ticket.objects.select_related("figure__edition", "looked_into_by", "answered_by")
    found = found.defer("figure__edition__manifest")
    return render(request, "reports/desk/tickets.html", {"open": found.open()[:MOST], "done": found.answered()[:MOST]})


@require_safe
@may_settle
def ticket(request: HttpRequest, pk: int) -> HttpResponse:
    """One ticket: what the reader says, and what can be done with it."""
    return _show(request, pk)


@require_POST
@may_settle
def look_into(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a ticket on."""
    return _act(request, pk, "You look into it.", look_into_ticket)


@require_POST
@may_settle
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline a ticket, with what readers are told."""
    given = {name: request.POST.get(name, "") for name in ("to", "question", "answer")}
    return _act(request, pk, "Answered; the outcome is public.", answer_ticket, **given)


def _act(request: HttpRequest, pk: int, done: str, action: Callable[..., Any], **given: str) -> HttpResponse:
    one = get_object_or_404(Ticket, pk=pk)
    try:
        action(ticket=one, user=cast(User, request.user), **given)
    except Refused as no:
        status = 409 if isinstance(no, SomeoneWasFaster) else 422
        return _show(request, pk, refused=str(no), typed=given, status=status)
    messages.success(request, done)
    return redirect("ticket", pk=pk)


def _show(
    request: HttpRequest, pk: int, *, refused: str = "", typed: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    found = Ticket.objects.select_related("figure__edition", "looked_into_by", "answered_by")
    one = get_object_or_404(found.defer("figure__edition__manifest"), pk=pk)
    said = {"question": "", "answer": ""} | (typed or {})
    context = {"ticket": one, "refused": refused, "typed": said}
    return render(request, "reports/desk/ticket.html", context, status=status)
