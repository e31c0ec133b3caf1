"""Acts on chosen rows: shown with their consequence first, done by an action once somebody has confirmed them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from annotator.admin.base import REFUSED, ReadAdmin

Act = Callable[[HttpRequest, Any], bool]
MOST = 500


def confirmed(name: str, *, verb: str, consequence: str, right: str = "change") -> Callable[[Act], Any]:
    """Make of a function that treats one row an act on all that are chosen, with a page that asks first.

    All of them or none: one that a rule refuses leaves the others as they are.
    """

    def made(act: Act) -> Any:
        @admin.action(description=verb, permissions=[right])
        def run(view: ReadAdmin, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
            return _run(view, request, queryset, act, name, verb, consequence)

        run.__name__ = name
        run.__doc__ = act.__doc__
        return run

    return made


def _run(
    view: ReadAdmin, request: HttpRequest, chosen: QuerySet[Any], act: Act, name: str, verb: str, consequence: str
) -> HttpResponse | None:
    rows = list(chosen[: MOST + 1])
    if len(rows) > MOST:
        messages.error(request, f"Choose {MOST} rows at most.")
        return None
    if "confirmed" not in request.POST:
        return _ask(view, request, rows, name, verb, consequence)
    try:
        with transaction.atomic():
            done = sum(bool(act(request, row)) for row in rows)
    except REFUSED as refusal:
        messages.error(request, f"Nothing was done: {refusal}")
        return None
    messages.success(request, f"{verb}: {done} of {len(rows)}.")
    return None


def _ask(
    view: ReadAdmin, request: HttpRequest, rows: list[Any], name: str, verb: str, consequence: str
) -> HttpResponse:
    context = {
        **view.admin_site.each_context(request),
        "title": verb,
        "subtitle": None,
        "opts": view.opts,
        "rows": rows,
        "action": name,
        "consequence": consequence,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/kept/confirm.html", context)
