"""Who may say what about an allegation; where they may not, the sentence that the person reads."""

from django.contrib.auth.models import User

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.incidents.allegations.models import Assessment
from annotator.review.rules import NotAllowed, SomeoneWasFaster, check_may_review, twin
from annotator.review.second.models import SecondReading

OPEN = ACCEPTED | {Status.CANDIDATE, Status.HELD}


def check_decided(claim: Claim) -> None:
    """What the article says is settled before anybody judges whether it is so (§1)."""
    if claim.modality != "alleged":
        raise NotAllowed(f"This claim is {claim.get_modality_display().lower()}; only an allegation is assessed.")
    if claim.withdrawn_at is not None or claim.status not in OPEN:
        raise NotAllowed(f"This allegation is {Status(claim.status).label.lower()}; it stands in the lane no more.")
    if claim.status not in ACCEPTED:
        raise NotAllowed("Confirm first that the article says this; then it can be assessed.")


def check_may_assess(claim: Claim, user: User) -> None:
    """Whoever decides claims assesses allegations, one proposal at a time, after both have read what it says."""
    check_may_review(user)
    check_decided(claim)
    if SecondReading.objects.open().filter(claim=claim).exists():
        raise NotAllowed("A second person has still to read what the article says here; assess it after that.")
    check_none_proposed(claim)


def check_none_proposed(claim: Claim) -> None:
    """A proposal is answered before the next one is made."""
    waiting = claim.assessments.filter(state=Assessment.State.PROPOSED).select_related("proposed_by").first()
    if waiting:
        who, end = waiting.proposed_by.get_username(), waiting.get_end_display().lower()
        raise NotAllowed(f"{who} has proposed “{end}” already; that is answered first.")


def check_reason(reason: str) -> None:
    """An assessment says why in a sentence."""
    if not reason.strip():
        raise NotAllowed("Say in a sentence what the evidence shows.")


def check_waits(assessment: Assessment) -> None:
    """A proposal is answered once."""
    if not assessment.is_open:
        raise SomeoneWasFaster(f"This assessment is {assessment.get_state_display()} already. Nothing was changed.")


def check_may_agree(assessment: Assessment, user: User) -> None:
    """Two different people end an allegation: nobody agrees with their own assessment (R4, METHOD §4)."""
    check_may_review(user)
    check_waits(assessment)
    if assessment.proposed_by_id == user.pk:
        raise NotAllowed("You proposed this assessment; a second person has to agree with it.")


def check_still_as_assessed(assessment: Assessment, claim: Claim) -> None:
    """People agree to what was assessed, not to what the claim has become since."""
    check_decided(claim)
    if claim.version != assessment.version:
        raise SomeoneWasFaster("The claim was changed after this was proposed. Withdraw the proposal and assess anew.")


def check_position(party: str, says: str, conceded: bool, quoted: bool, note: str) -> None:
    """A position names the party, what it says, and where that was read; a denial concedes nothing."""
    if not party.strip():
        raise NotAllowed("Name the party that answers.")
    if conceded and says in ("denies", "silent"):
        raise NotAllowed("Who denies it or is silent concedes nothing; choose “Accepts a part”.")
    if not quoted and not note.strip():
        raise NotAllowed("Quote the article in which it answers, or say in a note where it did.")


can_assess = twin(check_may_assess)
can_agree = twin(check_may_agree)
