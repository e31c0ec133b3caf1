"""The history of an incident as a story: what was linked, moved, renamed, graded and merged, by whom and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User

from annotator.claims.vocabulary import label
from annotator.incidents.merges.models import Merge
from annotator.incidents.models import Incident

SHOWN = {"title": "title", "place": "place", "grade": "grade", "grade_reason": "reason of the grade"}
MOST = 400


@dataclass(frozen=True)
class Line:
    """One thing that happened to an incident."""

    when: datetime
    who: str
    did: str
    quote: str = ""
    why: str = ""


def story_of(incident: Incident) -> list[Line]:
    """Return what happened to an incident, the newest first."""
    changes = list(_events("IncidentEvent").filter(pgh_obj=incident).select_related("pgh_context")[:MOST])
    moves = _moves(incident)
    merges = list(Merge.objects.filter(kept=incident).select_related("emptied", "merged_by", "undone_by"))
    names = _names([*changes, *(event for event, _ in moves)])
    lines = [*_changed(changes, names), *_moved(incident, moves, names), *_merged(merges)]
    return sorted(lines, key=lambda line: line.when, reverse=True)


def _events(name: str) -> Any:
    return apps.get_model(f"annotator.{name}").objects.order_by("pgh_id")


def _moves(incident: Incident) -> list[tuple[Any, Any]]:
    """Return the events by which claims came, changed their part or left, each with the claim's event before it."""
    here = _events("IncidentLinkEvent").filter(incident=incident).order_by().values("claim")
    events = _events("IncidentLinkEvent").filter(claim__in=here).select_related("pgh_context", "claim", "incident")
    before: dict[int, Any] = {}
    found = []
    for event in events[:MOST]:
        was = before.get(event.claim_id)
        if incident.pk in (event.incident_id, was and was.incident_id):
            found.append((event, was))
        before[event.claim_id] = None if event.pgh_label == "delete" else event
    return found


def _names(events: list[Any]) -> dict[int, str]:
    people = {user for event in events if (user := _user(event))}
    return dict(User.objects.filter(pk__in=people).values_list("pk", "username"))


def _user(event: Any) -> int | None:
    user = _context(event).get("user")
    return int(user) if user else None


def _context(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


def _who(event: Any, names: dict[int, str]) -> str:
    return str(_context(event).get("by") or names.get(_user(event) or 0) or "Claimdesk")


def _changed(events: list[Any], names: dict[int, str]) -> Iterator[Line]:
    before = None
    for event in events:
        if before is None:
            yield Line(event.pgh_created_at, _who(event, names), f"made the incident “{event.title}”")
        for name in SHOWN:
            if before is not None and getattr(before, name) != getattr(event, name):
                yield Line(event.pgh_created_at, _who(event, names), _change(name, before, event))
        before = event


def _change(name: str, before: Any, event: Any) -> str:
    was, becomes = getattr(before, name), getattr(event, name)
    if name == "grade":
        was, becomes = label("grades", was), label("grades", becomes)
    return f"changed the {SHOWN[name]} from “{was}” to “{becomes}”" if was else f"gave it the {SHOWN[name]} “{becomes}”"


def _moved(incident: Incident, moves: list[tuple[Any, Any]], names: dict[int, str]) -> Iterator[Line]:
    for event, was in moves:
        if did := _move(incident, event, was):
            why = str(_context(event).get("note", ""))
            yield Line(event.pgh_created_at, _who(event, names), did, quote=event.claim.quote, why=why)


def _move(incident: Incident, event: Any, was: Any) -> str:
    role = label("roles", event.role).lower()
    if event.pgh_label == "delete":
        return "took out a claim"
    if event.incident_id != incident.pk:
        return f"moved a claim to “{event.incident.title}”"
    if was is None:
        return f"linked a claim as {role}"
    if was.incident_id != incident.pk:
        return f"moved a claim here from “{was.incident.title}” as {role}"
    if was.preferred_because != event.preferred_because:
        chosen = "chose the number of a claim as the best one"
        return chosen if event.preferred_because else "chose the number of a claim as the best one no longer"
    return f"gave a claim the role {role}" if was.role != event.role else ""


def _merged(merges: list[Merge]) -> Iterator[Line]:
    for merge in merges:
        yield Line(
            merge.merged_at, merge.merged_by.get_username(), f"merged “{merge.emptied}” into it", why=merge.because
        )
        if merge.undone_at and merge.undone_by:
            yield Line(merge.undone_at, merge.undone_by.get_username(), f"parted it from “{merge.emptied}” again")
