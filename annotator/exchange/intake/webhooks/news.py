"""What happened, as it is told: ids, outcomes, numbers and hashes; no words of articles, no names of people."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from annotator.review.models import Decision

# What can be told: when it happened, its number, and what is said of it.
News = tuple[datetime, int, dict[str, Any]]
Teller = Callable[[datetime], Iterator[News]]
CHUNK = 500


def teller_of(event: str) -> Teller:
    """Return what tells of an event; who that is, is a setting, since no stage knows who publishes."""
    found: Teller = import_string(settings.WEBHOOK_NEWS[event])
    return found


def decisions(since: datetime) -> Iterator[News]:
    """Tell of the decisions from a moment on."""
    found = Decision.objects.filter(created_at__gte=since).select_related("claim", "undoes").order_by("created_at")
    for one in found.only(*SAID, "claim__rule", "claim__kind", "claim__article_id").iterator(CHUNK):
        yield one.created_at, one.pk, {
            "decision": one.pk,
            "claim": one.claim_id,
            "article": one.claim.article_id,
            "kind": one.claim.kind,
            "rule": one.claim.rule,
            "version": one.version,
            "outcome": one.outcome,
            "from_status": one.from_status,
            "to_status": one.to_status,
            "reason_code": one.reason_code,
            "undoes": one.undoes_id,
        }  # fmt: skip


SAID = (
    "claim_id", "version", "outcome", "from_status", "to_status", "reason_code", "undoes_id", "created_at",
)  # fmt: skip
