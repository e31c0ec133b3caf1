"""What claims that are decided together have in common (METHOD §4)."""

from collections.abc import Sequence

from django.contrib.auth.models import User

from annotator.claims.models import Claim
from annotator.review.actions import Answer
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed, latest_decision


def check_sentence(claims: Sequence[Claim], start: int, end: int) -> None:
    """Nobody decides without the sentence on screen: every claim stands in the one that was shown."""
    if not claims:
        raise NotAllowed("Answer at least one of the claims.")
    if len({claim.article_id for claim in claims}) > 1:
        raise NotAllowed("Claims of several articles are not decided together.")
    if any(claim.start < start or end < claim.end for claim in claims):
        raise NotAllowed("Only claims of the sentence on screen are decided together.")


def check_each_answered(answers: Sequence[tuple[Claim, Answer]]) -> None:
    """Each claim is answered once, and for itself."""
    if len({claim.pk for claim, _ in answers}) < len(answers):
        raise NotAllowed("A claim is answered once.")


def check_same_quote(claims: Sequence[Claim]) -> None:
    """One answer for several claims is given only where their quotes are identical."""
    if len({claim.quote for claim in claims}) > 1:
        raise NotAllowed("One answer for all is given only to claims whose quote is identical; answer each of these.")


def standing_act(pk: str, user: User) -> list[Decision]:
    """Return what this person decided in one act, by its first decision, as far as it still stands."""
    mine = Decision.objects.filter(pk=int(pk), act=None, actor=user) if pk.isdecimal() and len(pk) < 19 else None
    head = mine.select_related("claim__article").first() if mine is not None else None
    decisions = [head, *head.beside.select_related("claim__article").order_by("pk")] if head else []
    return [decision for decision in decisions if latest_decision(decision.claim) == decision]
