"""When a claim may go back to an earlier version."""

from typing import Any

from django.contrib.auth.models import User

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.review import rules
from annotator.review.rules import NotAllowed, twin


def check_may_revert(claim: Claim, actor: User, version: Any) -> None:
    """Going back is a decision like any other: the same people, the same moves, the same second person."""
    rules.check_may_review(actor)
    rules.check_proposed(claim)
    if version.pgh_obj_id != claim.pk:
        raise NotAllowed("This version belongs to another claim.")
    if version.status not in (claim.status, Status.CANDIDATE):
        rules.check_move(claim, version.status)
    rules.check_release_from_hold(claim, actor)


def check_says_why(claim: Claim, actor: User, version: Any, note: str) -> None:
    """Whoever goes back overrules somebody, and says why."""
    if not note.strip():
        raise NotAllowed("Say in a few words why the claim goes back to this version.")
    if version.status in ACCEPTED:
        rules.check_assessed(claim, version.modality)
        rules.check_leaves_allegation(claim, version.modality, actor, note)


can_revert = twin(check_may_revert)
