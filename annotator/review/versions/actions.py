"""Going back to an earlier version of a claim: a new decision that restores its values."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.review import rules
from annotator.review.actions import EDITABLE, JUDGED, Answer, record
from annotator.review.memory.actions import lift_with_rejection
from annotator.review.models import Decision
from annotator.review.passages.rules import check_no_act_since
from annotator.review.versions.rules import check_may_revert, check_says_why

PASSAGE = ("start", "end", "quote", "sentence_start", "sentence_end", "paragraph")
RESTORED = ("status", *EDITABLE, *JUDGED, *PASSAGE)


@transaction.atomic(savepoint=False)
def revert(*, claim: Claim, actor: User, seen: int, version: Any, note: str) -> Decision:
    """Give a claim the values that it had in an earlier version, which is a row of its history."""
    rules.check_version(claim, seen)
    check_may_revert(claim, actor, version)
    check_no_act_since(claim, version.version)
    check_says_why(claim, actor, version, note)
    values = restored(claim, version)
    if not values:
        raise rules.NotAllowed("The claim is as it was in that version; nothing was changed.")
    if claim.status == Status.REJECTED and "status" in values:
        lift_with_rejection(claim=claim, actor=actor)
    answer = Answer("revert", seen, reason_code=_reason_code(claim, version), note=note, reverts_to=version.version)
    return record(claim, actor, answer, values)


def restored(claim: Claim, version: Any) -> dict[str, Any]:
    """Return the values that going back to a version would change, as they were then."""
    return {name: getattr(version, name) for name in RESTORED if getattr(version, name) != getattr(claim, name)}


def undone_by_reverting(claim: Claim, version: Any) -> list[Decision]:
    """Return the decisions made since a version, the newest first: what going back to it undoes."""
    since = claim.decisions.filter(version__gt=version.version, undoes__isnull=True, undone_by__isnull=True)
    return list(since.select_related("actor").order_by("-version"))


def _reason_code(claim: Claim, version: Any) -> str:
    """A claim that is rejected again is so for the reason for which it was."""
    if version.status != Status.REJECTED:
        return ""
    decision = claim.decisions.filter(version__lte=version.version).exclude(reason_code="").order_by("-version").first()
    return decision.reason_code if decision else "other"
