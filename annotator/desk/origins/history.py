"""What was said of a claim's origin, by whom and why, from the history that the database keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from annotator.claims.models import Claim
from annotator.claims.origins.models import ClaimOrigin

MOST = 50


@dataclass(frozen=True)
class Said:
    """One origin that a claim had, since when, and who said so."""

    when: datetime
    source: str
    basis: str
    who: str
    why: str


def history_of(claim: Claim) -> Sequence[Said]:
    """Return what was said of a claim's origin, the latest first."""
    events = apps.get_model("annotator.ClaimOriginEvent").objects.filter(claim=claim)
    events = events.select_related("source", "pgh_context").order_by("-pgh_id")[:MOST]
    return [_said(event) for event in events]


def _said(event: Any) -> Said:
    context = event.pgh_context.metadata if event.pgh_context else {}
    basis = ClaimOrigin.Basis(event.basis)
    who = str(context.get("by") or "") if basis == ClaimOrigin.Basis.ANALYST or context.get("note") else ""
    return Said(event.pgh_created_at, event.source.name, basis.label, who or "the rule", str(context.get("note", "")))
