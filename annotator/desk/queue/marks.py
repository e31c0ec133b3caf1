"""The quote with the words that were searched for marked, without any HTML in the data."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.sources.search import CONFIG, query

# Control characters stand in no normalised text.
BEGIN, END = "\x02", "\x03"


@dataclass(frozen=True)
class Piece:
    """A stretch of a quote."""

    text: str
    is_match: bool = False


def with_marks(claims: ClaimQuerySet, words: str) -> ClaimQuerySet:
    """Return the claims with `marked`, their quote with signs round each word that was searched for."""
    if not words:
        return claims
    marked = SearchHeadline("quote", query(words), config=CONFIG, start_sel=BEGIN, stop_sel=END, highlight_all=True)
    return claims.annotate(marked=marked)


def pieces(marked: str) -> list[Piece]:
    """Cut a marked text into its pieces."""
    first, *rest = marked.split(BEGIN)
    found = [Piece(first)]
    for part in rest:
        match, _, after = part.partition(END)
        found += [Piece(match, is_match=True), Piece(after)]
    return [piece for piece in found if piece.text]


def quote_of(claim: Claim) -> list[Piece]:
    """Return a claim's quote in pieces."""
    return pieces(getattr(claim, "marked", claim.quote))
