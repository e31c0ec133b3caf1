"""Who may read a claim a second time, and who may settle what two people read differently."""

from django.contrib.auth.models import User

from annotator.claims.life import ACCEPTED, DECIDED
from annotator.claims.models import Claim
from annotator.review.rules import NotAllowed, SomeoneWasFaster, twin
from annotator.review.second.models import SecondReading, State

LEAD = "annotator.adjudicate_claim"


def check_may_read(user: User) -> None:
    """Whoever decides claims also reads second."""
    if not user.has_perm("annotator.review_claim"):
        raise NotAllowed(f"{user.get_username()} may read claims but not give second readings.")


def check_not_their_own(claim: Claim, first_by: int, user: User) -> None:
    """Nobody reads their own answer again, or one that they have seen: such a reading would not be blind.

    Whoever only put the claim on hold gave no answer to compare with.
    """
    if first_by == user.pk or claim.created_by_id == user.pk:
        raise NotAllowed("This is your own; somebody else has to read it.")
    if claim.decisions.filter(actor=user).exclude(outcome="hold").exists():
        raise NotAllowed("You have decided this claim before; somebody else has to read it.")


def check_is_theirs(reading: SecondReading, user: User) -> None:
    """A reading is answered by the person it was handed to, once."""
    if reading.state == State.WITHDRAWN:
        raise SomeoneWasFaster("The claim was decided anew in the meantime; your reading is not needed any more.")
    if reading.state != State.WANTED:
        raise SomeoneWasFaster("This passage has its second reading already.")
    if reading.reader_id != user.pk:
        raise NotAllowed("This reading was not handed out to you, or your time was up and somebody else has it now.")


def check_may_settle(reading: SecondReading, user: User) -> None:
    """A lead settles a dispute, and never one in which they took part."""
    if not user.has_perm(LEAD):
        raise NotAllowed("Only leads settle what two people read differently.")
    if reading.state != State.DIFFERS:
        raise SomeoneWasFaster(f"This dispute is {reading.get_state_display()} already.")
    if user.pk in (reading.first_by_id, reading.reader_id):
        raise NotAllowed("You are one of the two who read it; another lead has to settle it.")
    check_not_their_own(reading.claim, reading.first_by_id, user)


def check_ruling(differing: list[str], settled: list[str], reason: str) -> None:
    """A ruling speaks on every field that differs, on no other, and says why."""
    if sorted(differing) != sorted(settled):
        raise NotAllowed("Choose one answer for each field that differs.")
    if not reason.strip():
        raise NotAllowed("Say in a sentence what decided it.")


def check_may_mark_known(claim: Claim, user: User, reason: str) -> None:
    """Leads mark what is settled beyond doubt, and say how they know."""
    if not user.has_perm(LEAD):
        raise NotAllowed("Only leads mark known answers.")
    if claim.status not in DECIDED:
        raise NotAllowed("Decide the claim first: a known answer is one that is settled.")
    if claim.status not in ACCEPTED and claim.status != "rejected":
        raise NotAllowed("Only a confirmed or rejected claim can be a known answer.")
    if not reason.strip():
        raise NotAllowed("Say in a few words why this answer is beyond doubt.")


can_read = twin(check_may_read)
can_settle = twin(check_may_settle)
can_mark_known = twin(check_may_mark_known)
