"""Everything that the database remembers of a claim, read in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import QuerySet

from annotator.claims.models import Claim
from annotator.review.models import Decision
from annotator.review.notes.models import Note
from annotator.review.second.models import SecondReading


@dataclass(frozen=True)
class Records:
    """A claim with its versions, decisions, links, flags, notes and second readings, each by time."""

    claim: Claim
    versions: Sequence[Any]
    decisions: Sequence[Decision]
    links: Sequence[Any]
    flags: Sequence[Any]
    notes: Sequence[Note]
    readings: Sequence[SecondReading]
    names: dict[int, str]

    def name(self, person: int | None) -> str:
        """Return what a person is called."""
        return self.names.get(person or 0, "")


def records_of(claim: Claim) -> Records:
    """Return what is on record about a claim."""
    versions = list(versions_of(claim))
    decisions = list(claim.decisions.select_related("actor", "undone_by").order_by("version"))
    links = list(_events("IncidentLinkEvent").filter(claim=claim).select_related("incident", "pgh_context"))
    flags = list(_events("FlagEvent").filter(claim=claim).select_related("pgh_context"))
    notes = list(claim.notes.select_related("author").order_by("pk"))
    readings = claim.second_readings.filter(known=None).select_related("answer__reader", "ruling__actor")
    people: set[Any] = {event.linked_by_id for event in links} | {_user(event) for event in (*versions, *links, *flags)}
    for event in flags:
        people |= {event.raised_by_id, event.owner_id, event.answered_by_id}
    people |= {version.created_by_id for version in versions}
    names = dict(User.objects.filter(pk__in=people - {None}).values_list("pk", "username"))
    return Records(claim, versions, decisions, links, flags, notes, list(readings), names)


def versions_of(claim: Claim) -> QuerySet[Any]:
    """Return every state that a claim has been in, the oldest first, as rows of the history."""
    return _events("ClaimEvent").filter(pgh_obj=claim).select_related("pgh_context")


def context(event: Any) -> dict[str, Any]:
    """Return what the history knows of how a change came about: who, by which address, why."""
    return event.pgh_context.metadata if event.pgh_context else {}


def _user(event: Any) -> int | None:
    user = context(event).get("user")
    return int(user) if user else None


def _events(name: str) -> Any:
    return apps.get_model(f"annotator.{name}").objects.order_by("pgh_id")
