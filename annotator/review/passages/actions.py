"""Every write that changes which words claims quote, and the way back from each."""

from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from annotator.claims.by_hand.bounds import placed
from annotator.claims.by_hand.rules import trimmed
from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.claims.names.actions import locate
from annotator.claims.origins.actions import trace
from annotator.review import actions as review
from annotator.review import rules as review_rules
from annotator.review.actions import Answer, record
from annotator.review.models import Decision
from annotator.review.passages import rules
from annotator.review.passages.spans import BOUNDS, SAID, Half, differing, with_unit
from annotator.sources.models import Article

# What the second half of a split has of the claim that it comes from.
INHERITED = (
    "modality scope actor victim_status age_group sex places place_precision date_start date_end date_precision "
    "date_basis attribution role of_id sentence_start sentence_end paragraph kind unit weapon target"
).split()
# A number that nobody states stays missing.
NO_NUMBER = {"hedge": "", "min": None, "best": None, "max": None, "combined": False}


@transaction.atomic(savepoint=False)
def move_passage(*, claim: Claim, actor: User, seen: int, start: int, end: int, note: str = "") -> Decision:
    """Let a claim quote other words; it waits for its decision as before, or is recorded as corrected."""
    _begin(claim, actor, seen, note)
    start, end = trimmed(claim.article.text, start, end)
    rules.check_passage(claim.article.text, start, end)
    rules.check_other_words(claim, start, end)
    rules.check_free(claim, {"start": start, "end": end})
    return _reshape(claim, actor, Answer("passage", seen, note=note), placed(claim, start, end))


@transaction.atomic(savepoint=False)
def split(*, claim: Claim, actor: User, seen: int, first: Half, second: Half, note: str = "") -> tuple[Decision, Claim]:
    """Make two claims of one: it keeps its number and the first half, the second half is a new candidate."""
    _begin(claim, actor, seen, note)
    rules.check_not_combined(claim)
    for half in (first, second):
        rules.check_passage(claim.article.text, half.start, half.end)
    rules.check_halves(claim, (first, second))
    made = _second_half(claim, actor, second)
    values = placed(claim, first.start, first.end) | _said(claim, first)
    rules.check_free(claim, values)
    decision = _reshape(claim, actor, Answer("split", seen, note=note), values)
    return decision, _make(made, actor, note, decision)


@transaction.atomic(savepoint=False)
def join(
    *, claim: Claim, other: Claim, actor: User, seen: int, other_seen: int, note: str = ""
) -> tuple[Decision, Decision]:
    """Make one claim of two: the first keeps its values and takes the words of both, the other is its rejected copy."""
    _begin(claim, actor, seen, note)
    other.refresh_from_db()
    review_rules.check_version(other, other_seen)
    rules.check_joinable(claim, other, actor)
    review_rules.check_reason(other, "join", actor, "", note)
    values = placed(claim, min(claim.start, other.start), max(claim.end, other.end))
    if claim.of_id == other.pk:
        values |= {"of_id": other.of_id if other.of_id != claim.pk else None, "role": other.role}
    rules.check_free(claim, values)
    decision = _reshape(claim, actor, Answer("join", seen, note=note), values)
    answer = Answer("join", other_seen, reason_code="duplicate_candidate", note=note)
    gone = {"status": Status.REJECTED, "role": "duplicate_of", "of_id": claim.pk}
    rejected = record(other, actor, answer, differing(other, gone), act=decision)
    for detail in other.details.filter(status__in=rules.RESHAPED).exclude(pk=claim.pk):
        record(detail, actor, Answer("join", detail.version, note=note), {"of_id": claim.pk}, act=decision)
    return decision, rejected


@transaction.atomic(savepoint=False)
def take_back(*, claim: Claim, actor: User, seen: int, note: str = "") -> list[Decision]:
    """Undo the claim's standing decision, and with a split or a join all that it did; the claim's own comes first."""
    _lock(claim)
    review_rules.check_may_review(actor)
    review_rules.check_version(claim, seen)
    last = review_rules.undoable_decision(claim, actor)
    _check_free_again(claim, last)
    others = [decision for decision in act_of(last) if decision.pk != last.pk]
    for decision in others:
        rules.check_stands_last(decision)
        review_rules.check_not_leased_to_another(decision.claim, actor)
        _check_free_again(decision.claim, decision)
    undone = _undo(last, claim, actor, note, None)
    return [undone, *(_undo(decision, decision.claim, actor, note, undone) for decision in others)]


def act_of(decision: Decision) -> list[Decision]:
    """Return the decisions that are taken back together with this one, itself among them."""
    if decision.outcome not in rules.WHOLE:
        return [decision]
    head = decision.act or decision
    return [head, *head.beside.filter(outcome=decision.outcome).select_related("claim__article").order_by("pk")]


def _begin(claim: Claim, actor: User, seen: int, note: str) -> None:
    _lock(claim)
    review_rules.check_version(claim, seen)
    rules.check_may_reshape(claim, actor)
    review_rules.check_reason(claim, "passage", actor, "", note)


def _lock(claim: Claim) -> None:
    # One writer of an article's passages at a time: a reading could otherwise add the same passage. Whoever has waited
    # looks again at what they are about to change.
    Article.objects.select_for_update(no_key=True).only("pk").get(pk=claim.article_id)
    claim.refresh_from_db(from_queryset=Claim.objects.select_related("article"))


def _reshape(claim: Claim, actor: User, answer: Answer, values: dict[str, Any]) -> Decision:
    """Record other words for a claim; from now on a person vouches for where they begin and end."""
    if claim.created_by_id is None:
        values |= {"created_by_id": actor.pk}
    if claim.status in ACCEPTED:
        values |= {"status": Status.CORRECTED}
    return record(claim, actor, answer, differing(claim, values))


def _second_half(claim: Claim, actor: User, half: Half) -> Claim:
    """Return the claim that the second half becomes: a new one, or the one that an earlier split had made of it."""
    values = {name: getattr(claim, name) for name in INHERITED} | NO_NUMBER
    values |= placed(claim, half.start, half.end) | _said(claim, half)
    key = {name: values[name] for name in ("kind", "unit", "start", "end")}
    taken_back = Claim.objects.filter(article=claim.article, withdrawn_at__isnull=False, **key).exclude(pk=claim.pk)
    made = taken_back.first() or Claim(article=claim.article, origin=Claim.Origin.PERSON, score=1.0)
    rules.check_free(made, key)
    for name, value in (values | {"created_by_id": actor.pk, "withdrawn_at": None}).items():
        setattr(made, name, value)
    return made


def _make(made: Claim, actor: User, note: str, act: Decision) -> Claim:
    made.version += 1
    made.full_clean(exclude={"proposal"})
    with pghistory.context(reason="split", by=actor.get_username()):
        made.save()
        locate([made])
        trace(claims=[made])
        Decision.objects.create(
            claim=made,
            version=made.version,
            actor=actor,
            outcome="split",
            from_status=made.status,
            to_status=made.status,
            before={},
            after={name: getattr(made, name) for name in (*BOUNDS, "kind", "unit")},
            note=note.strip(),
            act=act,
        )
    return made


def _undo(decision: Decision, claim: Claim, actor: User, note: str, act: Decision | None) -> Decision:
    if decision.outcome == "split" and decision.act_id:
        # The half that the split made: nothing is deleted, but nobody is asked about it any more.
        answer = Answer("undo", claim.version, note=note)
        return record(claim, actor, answer, {"withdrawn_at": timezone.now()}, undoes=decision, act=act)
    return review.undo(claim=claim, actor=actor, seen=claim.version, note=note, act=act)


def _check_free_again(claim: Claim, decision: Decision) -> None:
    if {"start", "end", "kind", "unit"} & decision.before.keys():
        rules.check_free(claim, decision.before)


def _said(claim: Claim, half: Half) -> dict[str, Any]:
    return with_unit(claim, {name: value for name, value in half.values.items() if name in SAID})
