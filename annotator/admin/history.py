"""The history of one row: who changed what, when, why, and by which import, as the database's triggers kept it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from pghistory.models import Event as HistoryEvent

EACH = 50
LONGEST = 300
WORDS = {"insert": "added", "update": "changed", "delete": "deleted", "password_set": "password set"}


@dataclass(frozen=True)
class Change:
    """One field: what it said and what it says since."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One event of a row's history."""

    at: datetime
    what: str
    by: str
    reason: str
    note: str
    batch: str
    batch_url: str
    changes: Sequence[Change]


def event_models(model: type[models.Model]) -> list[Any]:
    """Return the tables in which a model's history is kept; a proxy has that of its model, and the other way round."""
    concrete = model._meta.concrete_model
    return [
        found
        for found in apps.get_models()
        if issubclass(found, HistoryEvent)
        and (tracked := getattr(found, "pgh_tracked_model", None)) is not None
        and tracked._meta.concrete_model is concrete
    ]


def events_of(row: models.Model) -> list[Any]:
    """Return a row's events, the oldest first."""
    found: list[Any] = []
    for table in event_models(type(row)):
        if any(field.name == "pgh_obj" for field in table._meta.get_fields()):
            found += table.objects.filter(pgh_obj_id=row.pk).select_related("pgh_context").order_by("pgh_id")
    return sorted(found, key=lambda event: (event.pgh_created_at, event.pgh_id))


def entries(row: models.Model, events: Iterable[Any]) -> list[Entry]:
    """Return what is told of events, the newest first."""
    events = list(events)
    people = people_of(events)
    told: list[Entry] = []
    before = None
    for event in events:
        changes: list[Change] = [] if before is None else _changes(type(row), before, event)
        told.append(entry(event, people, changes))
        before = event
    return told[::-1]


def entry(event: Any, people: dict[str, str], changes: Sequence[Change] = (), what: str = "") -> Entry:
    """Return what is told of one event."""
    said = event.pgh_context.metadata if event.pgh_context else {}
    batch = str(said.get("batch") or said.get("import_batch") or "")
    return Entry(
        at=event.pgh_created_at,
        what=what or WORDS.get(event.pgh_label, event.pgh_label),
        by=str(said.get("by") or people.get(str(said.get("user")), "") or "the program"),
        reason=str(said.get("reason") or ""),
        note=str(said.get("note") or ""),
        batch=batch,
        batch_url=_batch_url(batch),
        changes=changes,
    )


def _batch_url(batch: str) -> str:
    try:
        return reverse("admin:annotator_importbatch_change", args=[batch]) if batch else ""
    except NoReverseMatch:
        return ""


def people_of(events: Sequence[Any]) -> dict[str, str]:
    """Return the names of those who made events, by their numbers as the context has them."""
    pks = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context} - {None}
    return {str(pk): name for pk, name in User.objects.filter(pk__in=pks).values_list("pk", "username")}


def _changes(model: type[models.Model], before: Any, after: Any) -> list[Change]:
    names = [field.attname for field in after._meta.concrete_fields if not field.name.startswith("pgh_")]
    changed = [name for name in names if getattr(before, name, None) != getattr(after, name)]
    return [Change(_label(model, n), _shown(model, n, getattr(before, n)), _shown(model, n, getattr(after, n)))
            for n in changed]  # fmt: skip


def _field(model: type[models.Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return next((field for field in model._meta.concrete_fields if field.attname == name), None)


def _label(model: type[models.Model], name: str) -> str:
    field = _field(model, name)
    return str(capfirst(field.verbose_name if field is not None else name))


def _shown(model: type[models.Model], name: str, value: Any) -> str:
    field = _field(model, name)
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field is not None and getattr(field, "flatchoices", None):
        return str(dict(field.flatchoices).get(value, value))
    text = ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


class HistoryOfRows:
    """Gives an admin the page of a row's history, in place of Django's own log."""

    def history_entries(self, row: Any) -> list[Entry]:
        """Return what is told of a row; an admin whose rows have histories beside theirs adds them."""
        return entries(row, events_of(row))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show who changed what, when and why."""
        admin: Any = self
        row = admin.get_object(request, object_id)
        if row is None:
            return admin._get_obj_does_not_exist_redirect(request, admin.opts, object_id)  # type: ignore[no-any-return]
        if not admin.has_view_or_change_permission(request, row):
            raise PermissionDenied
        context = {
            **admin.admin_site.each_context(request),
            "title": f"History: {row}",
            "subtitle": None,
            "opts": admin.opts,
            "object": row,
            "page": _page(request, self.history_entries(row)),
            "is_kept": bool(event_models(type(row))),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/kept/history.html", context)


def _page(request: HttpRequest, rows: list[Entry]) -> Page[Entry]:
    return Paginator(rows, EACH).get_page(request.GET.get("p"))
