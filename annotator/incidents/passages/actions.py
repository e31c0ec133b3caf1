"""Every act on the passages of claims, with the places in incidents that follow from it, in one transaction each."""

from collections.abc import Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.claims.models import Claim
from annotator.incidents.actions import decide_claim, settle, undo_claim
from annotator.incidents.passages import rules
from annotator.review.actions import Answer
from annotator.review.models import Decision
from annotator.review.passages import actions as passages
from annotator.review.passages.rules import check_stands_last
from annotator.review.passages.spans import Half


@transaction.atomic
def move_passage(*, claim: Claim, actor: User, seen: int, start: int, end: int, note: str = "") -> Decision:
    """Let a claim quote other words of its article."""
    with _history(actor, "passage", note):
        decision = passages.move_passage(claim=claim, actor=actor, seen=seen, start=start, end=end, note=note)
        settle(claim, actor, decision)
    return decision


@transaction.atomic
def split_claim(
    *, claim: Claim, actor: User, seen: int, first: Half, second: Half, note: str = ""
) -> tuple[Decision, Claim]:
    """Make two claims of one; the second waits for its own decision."""
    with _history(actor, "split", note):
        decision, made = passages.split(claim=claim, actor=actor, seen=seen, first=first, second=second, note=note)
        settle(claim, actor, decision)
    return decision, made


@transaction.atomic
def join_claims(*, claim: Claim, other: Claim, actor: User, seen: int, other_seen: int, note: str = "") -> Decision:
    """Make one claim of two; what was a part of the other becomes a part of the one that stays."""
    with _history(actor, "join", note):
        decision, rejected = passages.join(
            claim=claim, other=other, actor=actor, seen=seen, other_seen=other_seen, note=note
        )
        settle(claim, actor, decision)
        for beside in decision.beside.select_related("claim").order_by("pk"):
            settle(other if beside == rejected else beside.claim, actor, beside)
    return decision


@transaction.atomic
def decide_together(
    *, answers: Sequence[tuple[Claim, Answer]], actor: User, sentence: tuple[int, int]
) -> list[Decision]:
    """Decide claims of one sentence in one transaction; each has its own answer, guards and decision.

    `sentence` are the bounds of what the person had on screen. Nothing is recorded unless all of it is.
    """
    rules.check_sentence([claim for claim, _ in answers], *sentence)
    rules.check_each_answered(answers)
    decisions: list[Decision] = []
    # In one order for everybody, so that two people with the same sentence never wait for each other.
    for claim, answer in sorted(answers, key=lambda pair: (pair[0].start, pair[0].end, pair[0].pk)):
        act = decisions[0] if decisions else None
        decisions.append(decide_claim(claim=claim, actor=actor, answer=answer, act=act))
    return decisions


@transaction.atomic
def decide_alike(
    *, claims: Sequence[tuple[Claim, int]], actor: User, outcome: str, sentence: tuple[int, int], note: str = ""
) -> list[Decision]:
    """Give claims that quote identical words, each in the version that was seen, one and the same answer."""
    rules.check_same_quote([claim for claim, _ in claims])
    answers = [(claim, Answer(outcome, seen, note=note)) for claim, seen in claims]
    return decide_together(answers=answers, actor=actor, sentence=sentence)


@transaction.atomic
def undo_together(*, decision: Decision, actor: User) -> list[Decision]:
    """Take back what was decided in one act, by its first decision; nothing unless all of it still stands."""
    decisions = [decision, *decision.beside.select_related("claim__article").order_by("pk")]
    for one in decisions:
        check_stands_last(one)
    return [
        undo_claim(claim=one.claim, actor=actor, seen=one.claim.version)
        for one in sorted(decisions, key=lambda one: one.claim_id)
    ]


def _history(actor: User, reason: str, note: str) -> pghistory.context:
    return pghistory.context(by=actor.get_username(), reason=reason, note=note.strip())
