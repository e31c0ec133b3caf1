"""The flagged claims, and what is done with their flags: take on, answer, open again."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.checks.models import Flag
from annotator.desk.flags.filters import FlagFilter
from annotator.desk.flags.page import get_flag_or_404, page_of, rows_of
from annotator.desk.requests import DeskRequest
from annotator.desk.review.partial import is_partial
from annotator.desk.review.said import NOTHING, see_other
from annotator.review.flags import actions
from annotator.review.rules import NotAllowed, SomeoneWasFaster

may_read = permission_required("annotator.view_claim", raise_exception=True)
may_review = permission_required("annotator.review_claim", raise_exception=True)


@require_safe
@may_read
@vary_on_headers("HX-Request")
def flagged(request: DeskRequest) -> HttpResponse:
    """Show the flags that fit the filters, the oldest first."""
    form = FlagFilter(request.GET)
    after = request.GET.get("after", "")
    found, more = page_of(form.flags(request.user), int(after) if after.isdecimal() and len(after) < 19 else 0)
    query = _without_after(request.GET)
    context = {"form": form, "rows": rows_of(found, request.user), "more": more, "query": query}
    return render(request, f"annotator/flags/{'_flagged' if is_partial(request) else 'flagged'}.html", context)


@require_safe
@may_read
def flag(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one flag."""
    return _show(request, get_flag_or_404(pk))


@require_POST
@may_review
def take_flag(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a flag on, or give it back."""
    return _act(request, pk, lambda one: actions.take_flag(flag=one, actor=request.user))


@require_POST
@may_review
def answer_flag(request: DeskRequest, pk: int) -> HttpResponse:
    """Accept or dismiss a flag."""
    said = {name: request.POST.get(name, "") for name in ("state", "reason", "scope")}
    response = _act(request, pk, lambda one: actions.answer_flag(flag=one, actor=request.user, **said))
    if said["scope"] and response.status_code == 200:
        # Other flags of the page may have been dismissed with this one.
        response["HX-Refresh"] = "true"
    return response


@require_POST
@may_review
def reopen_flag(request: DeskRequest, pk: int) -> HttpResponse:
    """Open an answered flag again."""
    return _act(request, pk, lambda one: actions.reopen_flag(flag=one, actor=request.user))


def _act(request: DeskRequest, pk: int, act: Callable[[Flag], Flag]) -> HttpResponse:
    try:
        act(get_flag_or_404(pk))
    except NotAllowed as no:
        status = 409 if isinstance(no, SomeoneWasFaster) else 422
        return _show(request, get_flag_or_404(pk), refused=str(no), status=status)
    if is_partial(request):
        return _show(request, get_flag_or_404(pk))
    messages.success(request, f"{get_flag_or_404(pk).get_state_display()}.")
    back = QueryDict(request.POST.get("back", "")).urlencode()
    address = f"{reverse('flagged')}?{back}" if "back" in request.POST else reverse("flag", args=[pk])
    return see_other(request, address, NOTHING)


def _show(request: DeskRequest, one: Flag, refused: str = "", status: int = 200) -> HttpResponse:
    (row,) = rows_of([one], request.user)
    context = {"row": row, "refused": refused, "typed": request.POST.get("reason", ""), "query": ""}
    template = "_flag.html" if is_partial(request) else "flag.html"
    return render(request, f"annotator/flags/{template}", context, status=status)


def _without_after(query: QueryDict) -> str:
    rest = query.copy()
    rest.pop("after", None)
    return rest.urlencode()
