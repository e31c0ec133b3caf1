"""Every write of the review stage: leases and decisions."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pghistory
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from annotator.checks.actions import check_after
from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.claims.names.actions import locate
from annotator.claims.origins.actions import trace
from annotator.claims.vocabulary import terms
from annotator.review import rules
from annotator.review.flags.actions import withdraw_flags
from annotator.review.memory.actions import lift_with_rejection, silence_rejected
from annotator.review.models import Decision, Lease
from annotator.review.passages.spans import was_moved
from annotator.review.second.actions import want_second_reading

# What a person may put right. Role and whole are judgements of their own: changing them corrects no quotation.
JUDGED = ("role", "of_id")
EDITABLE = (
    "kind unit weapon hedge min best max combined modality scope actor target victim_status age_group sex places "
    "place_precision date_start date_end date_precision date_basis attribution"
).split()

EVERYWHERE = "everywhere"

# One statement, so that of two people who open a claim at once exactly one gets it. Opening it again does not keep it
# for longer: a tab that reloads itself would hold it for ever.
TAKE_LEASE = """
    INSERT INTO annotator_lease AS lease (claim_id, holder_id, taken_at, until) VALUES (%s, %s, %s, %s)
    ON CONFLICT (claim_id) DO UPDATE SET
        holder_id = EXCLUDED.holder_id,
        taken_at = CASE WHEN lease.until > EXCLUDED.taken_at THEN lease.taken_at ELSE EXCLUDED.taken_at END,
        until = CASE WHEN lease.until > EXCLUDED.taken_at THEN lease.until ELSE EXCLUDED.until END
    WHERE lease.holder_id = EXCLUDED.holder_id OR lease.until <= EXCLUDED.taken_at
    RETURNING id, claim_id, holder_id, taken_at, until
"""


@dataclass(frozen=True)
class Answer:
    """What a person says about a claim: the outcome, the fields they changed, and why.

    `silence` goes with a rejection: the phrase is never suggested again, in this "source" or "everywhere".
    `settles` says that two people stand behind it already, which nobody has to read a third time: a lead's ruling on
    two readings, or an assessment of an allegation that a second person agrees with.
    `reverts_to` is the earlier version whose values it restores.
    `key` names one press of a button: sent a second time, it records nothing a second time.
    """

    outcome: str
    seen: int
    changes: dict[str, Any] = field(default_factory=dict)
    reason_code: str = ""
    note: str = ""
    silence: str = ""
    settles: bool = False
    key: UUID | None = None
    reverts_to: int | None = None


def open_claim(*, claim: Claim, user: User) -> Lease:
    """Give the claim's lease to the user if it is free or expired, and return whoever's lease now holds."""
    now = timezone.now()
    until = now + timedelta(minutes=settings.LEASE_MINUTES)
    taken = list(Lease.objects.raw(TAKE_LEASE, [claim.pk, user.pk, now, until]))
    return taken[0] if taken else Lease.objects.select_related("holder").get(claim=claim)


def close_claim(*, claim: Claim, user: User) -> None:
    """Give the user's lease on the claim back."""
    Lease.objects.filter(claim=claim, holder=user).delete()


@transaction.atomic(savepoint=False)
def decide(*, claim: Claim, actor: User, answer: Answer, act: Decision | None = None) -> Decision:
    """Record one answer to one version of a claim and give the claim its new state.

    `act` is the decision on another claim that this one is made with.

    Raises SomeoneWasFaster when the claim is no longer as the actor saw it, NotAllowed when a rule forbids
    the answer, and ValidationError when a changed field makes no sense.
    """
    changes = _changes(claim, answer)
    corrects = any(name not in JUDGED for name in changes) or was_moved(claim)
    to = _status(answer.outcome, corrects)
    _check(claim, actor, answer, to, changes)
    decision = record(claim, actor, answer, changes | {"status": to}, act=act)
    if to == Status.REJECTED and answer.silence:
        everywhere, note = answer.silence == EVERYWHERE, answer.note
        silence_rejected(claim=claim, actor=actor, everywhere=everywhere, reason_code=answer.reason_code, note=note)
    return decision


@transaction.atomic(savepoint=False)
def undo(*, claim: Claim, actor: User, seen: int, note: str = "", act: Decision | None = None) -> Decision:
    """Take the claim's standing decision back by a new one that restores what stood before it."""
    rules.check_may_review(actor)
    rules.check_version(claim, seen)
    last = rules.undoable_decision(claim, actor)
    restored = {name: _restore(claim, name, value) for name, value in last.before.items()}
    if last.to_status == Status.REJECTED:
        lift_with_rejection(claim=claim, actor=actor)
    if last.outcome == "flag_allegation":
        withdraw_flags(claim=claim, actor=last.actor, about="unverified_allegation")
    return record(claim, actor, Answer("undo", seen, note=note), restored, undoes=last, act=act)


def _check(claim: Claim, actor: User, answer: Answer, to: str, changes: dict[str, Any]) -> None:
    rules.check_may_review(actor)
    rules.check_version(claim, answer.seen)
    rules.check_proposed(claim)
    rules.check_move(claim, to)
    rules.check_release_from_hold(claim, actor)
    rules.check_reason(claim, answer.outcome, actor, answer.reason_code, answer.note)
    if to in ACCEPTED and not answer.settles:
        rules.check_assessed(claim, changes.get("modality", claim.modality))
        rules.check_leaves_allegation(claim, changes.get("modality", claim.modality), actor, answer.note)


def _changes(claim: Claim, answer: Answer) -> dict[str, Any]:
    wanted = dict(answer.changes)
    if answer.outcome == "flag_allegation":
        wanted["modality"] = "alleged"
    if unknown := set(wanted) - set(EDITABLE) - set(JUDGED):
        raise ValidationError(f"A review does not change {', '.join(sorted(unknown))}.")
    return {name: value for name, value in wanted.items() if getattr(claim, name) != value}


def _status(outcome: str, corrects: bool) -> str:
    if outcome in {"confirm", "correct", "flag_allegation"}:
        return Status.CORRECTED if corrects else Status.VERIFIED
    return str(terms("outcomes")[outcome].more["to"])


def record(
    claim: Claim,
    actor: User,
    answer: Answer,
    values: dict[str, Any],
    *,
    undoes: Decision | None = None,
    act: Decision | None = None,
) -> Decision:
    """Give a claim new values if it is still as the actor saw it, and add the decision that says so."""
    before = {name: _as_json(getattr(claim, name)) for name in values}
    from_status = claim.status
    for name, value in values.items():
        setattr(claim, name, value)
    if set(values) - {"status", *JUDGED}:
        claim.clean_fields(exclude=["of", "article", "created_by", "proposal"])
        claim.validate_constraints()
    claim.version = answer.seen + 1
    with pghistory.context(reason=answer.outcome, by=actor.get_username()):
        # The conditions settle a race: of two people, one finds no row left to change.
        free = Claim.objects.filter(pk=claim.pk, version=answer.seen)
        if undoes is None:
            free = free.exclude(rules.leased_to_another(actor))
        if not free.update(version=claim.version, **values):
            claim.refresh_from_db()
            rules.check_version(claim, answer.seen)
            rules.check_not_leased_to_another(claim, actor)
        decision = _decision(claim, actor, answer, before, values, from_status, undoes, act)
        if "places" in values:
            locate([claim])
        if "attribution" in values:
            trace(claims=[claim])
        check_after(claim=claim, changed=values.keys(), was=from_status)
        if not answer.settles:
            want_second_reading(claim=claim, decision=decision)
    return decision


def _decision(
    claim: Claim,
    actor: User,
    answer: Answer,
    before: dict[str, Any],
    values: dict[str, Any],
    from_status: str,
    undoes: Decision | None,
    act: Decision | None,
) -> Decision:
    try:
        return Decision.objects.create(
            claim=claim,
            version=claim.version,
            actor=actor,
            outcome=answer.outcome,
            from_status=from_status,
            to_status=claim.status,
            before=before,
            after={name: _as_json(value) for name, value in values.items()},
            reason_code=answer.reason_code,
            note=answer.note.strip(),
            key=answer.key,
            undoes=undoes,
            act=act,
            reverts_to=answer.reverts_to,
        )
    except IntegrityError as error:
        raise rules.SomeoneWasFaster("This decision was taken back already.") from error


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _restore(claim: Claim, name: str, value: Any) -> Any:
    field = claim._meta.get_field(name.removesuffix("_id"))
    return field.to_python(value) if value is not None and isinstance(field, models.Field) else None
