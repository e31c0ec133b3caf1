"""The rows of the queue's page: each claim with its flags, its quote, and who has it."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.desk.queue.marks import Piece, quote_of, with_marks
from annotator.desk.review.next_claim import holder_other_than, with_flags
from annotator.review.models import Lease
from annotator.sources.models import Article


@dataclass(frozen=True)
class Row:
    """One claim as the queue shows it; `taken` is the lease by which somebody else has it open."""

    claim: Claim
    quote: list[Piece]
    taken: Lease | None


def with_rows(claims: ClaimQuerySet, words: str) -> ClaimQuerySet:
    """Return the claims with everything that their rows show, in one query."""
    shown = with_marks(with_flags(claims), words)
    return shown.select_related("article__source", "lease__holder", "assigned_to").defer(
        "article__text", "proposal", "words"
    )


def rows_of(claims: list[Claim], user: User) -> list[tuple[Article, list[Row]]]:
    """Return the rows in their order, those of one article that stand together as a group."""
    groups = groupby(claims, key=lambda claim: claim.article)
    return [
        (article, [Row(claim, quote_of(claim), holder_other_than(claim, user)) for claim in group])
        for article, group in groups
    ]
