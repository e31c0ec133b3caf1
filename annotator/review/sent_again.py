"""Answers that reach the server a second time, because the first acknowledgement was lost on its way."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

from annotator.claims.models import Claim
from annotator.review.actions import Answer
from annotator.review.models import Decision


def recorded(*, claim: Claim, actor: User, answer: Answer) -> Decision | None:
    """Return the decision that this very answer has made already, if it has."""
    if answer.key is None:
        return None
    same = {"outcome": answer.outcome, "reason_code": answer.reason_code, "note": answer.note.strip()}
    return _decisions(claim, actor).filter(key=answer.key, **same).first()


def taken_back(*, claim: Claim, actor: User, seen: int) -> Decision | None:
    """Return the decision by which the actor has taken back already what they saw."""
    return _decisions(claim, actor).filter(version=seen + 1, outcome="undo").first()


def _decisions(claim: Claim, actor: User) -> QuerySet[Decision]:
    return Decision.objects.filter(claim=claim, actor=actor)
