"""The act by which a lead settles a dispute: the ruling, and the decision that follows from it."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from annotator.claims.models import Claim
from annotator.incidents.actions import PROPOSED, decide_claim, link_claim
from annotator.incidents.disputes.ruling import CHOICES, Choice, changes_by
from annotator.review.actions import Answer
from annotator.review.models import Decision
from annotator.review.second import rules
from annotator.review.second.actions import close_dispute
from annotator.review.second.comparing import ACCEPTED, JUDGEMENT
from annotator.review.second.models import Ruling, SecondReading

OUTCOMES = {"rejected": "reject", "unverifiable": "unverifiable"}


@transaction.atomic
def settle_dispute(
    *, reading: SecondReading, actor: User, choices: dict[str, Choice], reason: str, reason_code: str = ""
) -> Ruling:
    """Record a ruling on every field that differs; where the first answer does not stand, the claim is changed.

    Raises NotAllowed for whoever took part, SomeoneWasFaster where it is settled or decided anew already.
    """
    rules.check_may_settle(reading, actor)
    rules.check_ruling(reading.answer.differing, list(choices), reason)
    if unknown := {choice.by for choice in choices.values()} - CHOICES:
        raise ValidationError(f"A ruling chooses the first, the second or a value of its own, not {unknown.pop()}.")
    decision = _decide(reading, actor, choices, reason, reason_code)
    said = {field: {"by": choice.by, "value": choice.value} for field, choice in choices.items()}
    return close_dispute(reading=reading, actor=actor, choices=said, reason=reason, decision=decision)


def _decide(
    reading: SecondReading, actor: User, choices: dict[str, Choice], reason: str, reason_code: str
) -> Decision | None:
    judged = choices[JUDGEMENT].value if JUDGEMENT in choices else ACCEPTED
    claim = reading.claim
    if judged == reading.first[JUDGEMENT] and JUDGEMENT in choices:
        return None
    if judged != ACCEPTED:
        return _answer(claim, actor, Answer(OUTCOMES[judged], reading.version, {}, reason_code, reason, settles=True))
    changes = changes_by(reading, choices)
    changed = {name: value for name, value in changes.items() if getattr(claim, name) != value}
    if JUDGEMENT in choices:
        return _answer(claim, actor, Answer("confirm", reading.version, changed, note=reason, settles=True))
    if set(changed) == {"role"}:
        # Another role corrects no quotation: it is a new place, not a new decision.
        link_claim(claim=claim, actor=actor, role=changed["role"], of=claim.of, placement=PROPOSED, settles=True)
        return None
    if not changed:
        return None
    return _answer(claim, actor, Answer("correct", reading.version, changed, note=reason, settles=True))


def _answer(claim: Claim, actor: User, answer: Answer) -> Decision:
    return decide_claim(claim=claim, actor=actor, answer=answer)
