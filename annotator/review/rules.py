"""What a person may do with a claim; where they may not, the sentence they read.

Each `check_` raises NotAllowed with that sentence and has a `can_` twin that returns a bool.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from annotator.claims.life import ACCEPTED, Status, may_move
from annotator.claims.models import Claim
from annotator.claims.vocabulary import label
from annotator.review.models import Decision, Lease
from annotator.review.queue.models import Takeover


class NotAllowed(Exception):
    """A rule forbids the act; the message is the sentence that the person reads."""


class SomeoneWasFaster(NotAllowed):
    """The claim is not, or no longer, as the person saw it."""


def twin(check: Callable[..., None]) -> Callable[..., bool]:
    """Return the check as a question that is answered yes or no."""

    @wraps(check)
    def can(*args: Any, **kwargs: Any) -> bool:
        try:
            check(*args, **kwargs)
        except NotAllowed:
            return False
        return True

    return can


def check_may_review(user: User) -> None:
    """Only analysts and leads decide claims."""
    if not user.has_perm("annotator.review_claim"):
        raise NotAllowed(f"{user.get_username()} may read claims but not decide them.")


def check_version(claim: Claim, seen: int) -> None:
    """Nobody decides on values they have not seen."""
    if claim.version != seen:
        raise SomeoneWasFaster(_faster(claim))


def check_not_leased_to_another(claim: Claim, user: User) -> None:
    """A claim that somebody else has open is theirs until the lease expires."""
    check_lease(Lease.objects.running().select_related("holder").filter(claim=claim).first(), user)


def leased_to_another(user: User) -> Q:
    """Return the same rule as a condition on claims."""
    others = Lease.objects.running().exclude(holder=user)
    return Q(Exists(others.filter(claim=OuterRef("pk"))))


def check_lease(lease: Lease | None, user: User) -> None:
    """Only the holder of a running lease decides; a lead takes it over first, with a reason."""
    if lease is None or not lease.is_running or lease.holder_id == user.pk:
        return
    taken = Takeover.objects.filter(
        claim=lease.claim_id, holder=user, lead=lease.holder_id, at__gte=lease.taken_at
    ).first()
    holder, until = lease.holder.get_username(), timezone.localtime(lease.until)
    if taken:
        since = timezone.localtime(taken.at)
        raise SomeoneWasFaster(f"{holder} took this claim over at {since:%H:%M}: “{taken.reason}”")
    raise SomeoneWasFaster(f"{holder} has this claim open until {until:%H:%M}.")


def check_proposed(claim: Claim) -> None:
    """A candidate that the extractor withdrew is not decided; what replaced it waits in the queue."""
    if claim.withdrawn_at is not None:
        raise NotAllowed("The article was read again and this candidate was withdrawn.")


def check_move(claim: Claim, to: str) -> None:
    """A claim moves only along the arrows of its life (METHOD §4)."""
    if not may_move(claim.status, to):
        raise NotAllowed(f"A claim that is {_word(claim.status)} cannot become {_word(to)}.")


def check_release_from_hold(claim: Claim, user: User) -> None:
    """Two different people: whoever put a claim on hold does not release it (METHOD §4)."""
    if claim.status != Status.HELD:
        return
    held = latest_decision(claim)
    if held and held.actor_id == user.pk:
        raise NotAllowed("You put this claim on hold; a second person has to release it.")


def check_reason(claim: Claim, outcome: str, user: User, reason_code: str, note: str) -> None:
    """A rejection names its reason; a change of another person's decision says why."""
    if outcome == "reject" and not reason_code:
        raise NotAllowed("Choose a reason for the rejection.")
    if outcome == "hold" and not note.strip():
        raise NotAllowed("Say in a few words what the claim is waiting for.")
    if claim.status == Status.CANDIDATE or note.strip() or reason_code:
        return
    last = latest_decision(claim)
    if last and last.actor_id != user.pk:
        raise NotAllowed(f"{last.actor.get_username()} decided otherwise; say in a note why you change it.")


def check_leaves_allegation(claim: Claim, modality: str, user: User, note: str) -> None:
    """An allegation is read as asserted only with a reason, and once reviewed only by a second person (R4)."""
    if claim.modality != "alleged" or modality != "asserted":
        return
    if not note.strip():
        raise NotAllowed("Say in a note where the text itself asserts this; it was read as an allegation.")
    last = latest_decision(claim)
    if last and last.actor_id == user.pk and claim.status != Status.CANDIDATE:
        raise NotAllowed("You recorded this as an allegation; a second person has to upgrade it.")


def check_assessed(claim: Claim, modality: str) -> None:
    """What was accepted as an allegation is asserted only after an assessment that names evidence (R4).

    No way round leads there, in however many steps: not over a hold, nor over a correction to negated.
    """
    if modality == "asserted" != claim.modality and _was_accepted_as_alleged(claim):
        again = "" if claim.modality == "alleged" else "read it as alleged again and "
        raise NotAllowed(
            "This was accepted as an allegation. It becomes asserted only by an assessment that names evidence and "
            f"that a second person agrees with: {again}assess it on its page under Allegations."
        )


def _was_accepted_as_alleged(claim: Claim) -> bool:
    """Go back through the decisions that stand, up to the one by which the claim was last upgraded, if it was."""
    modality = claim.modality
    standing = claim.decisions.filter(undoes__isnull=True, undone_by__isnull=True).order_by("-version")
    for to_status, before in standing.values_list("to_status", "before"):
        if to_status in ACCEPTED and modality == "alleged":
            return True
        earlier = before.get("modality", modality)
        if (earlier, modality) == ("alleged", "asserted"):
            return False
        modality = earlier
    return False


def check_undo(claim: Claim, user: User) -> None:
    """People undo their own last decision; leads may undo anybody's."""
    undoable_decision(claim, user)


def undoable_decision(claim: Claim, user: User) -> Decision:
    """Return the decision that the user may take back; raises NotAllowed where there is none."""
    last = latest_decision(claim)
    if last is None:
        raise NotAllowed("There is no decision on this claim to undo.")
    if last.actor_id != user.pk and not user.has_perm("annotator.adjudicate_claim"):
        raise NotAllowed(f"This decision is {last.actor.get_username()}'s; ask them or a lead to undo it.")
    return last


can_undo = twin(check_undo)
can_review = twin(check_may_review)
can_release_from_hold = twin(check_release_from_hold)


def latest_decision(claim: Claim) -> Decision | None:
    """Return the decision that the claim's present state comes from; undone ones do not count."""
    standing = claim.decisions.filter(undoes__isnull=True, undone_by__isnull=True)
    return standing.select_related("actor").order_by("-version").first()


def _faster(claim: Claim) -> str:
    last = claim.decisions.select_related("actor").order_by("-version").first()
    if last is None:
        return "The article was read again and this claim's values have changed."
    when = timezone.localtime(last.created_at)
    done = label("outcomes", last.outcome).lower()
    return f"{last.actor.get_username()} was faster: “{done}” at {when:%H:%M}, claim now {_word(claim.status)}."


def _word(status: str) -> str:
    return Status(status).label.lower()
