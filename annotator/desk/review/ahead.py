"""The claim that probably comes next, to be read while the answer to this one is on its way.

It is only to look at: it takes no lease and has no form, so nothing can be decided on it until the server hands it out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.claims.models import Claim


@dataclass(frozen=True)
class Ahead:
    """A claim with its sentence and its place among the claims of the article."""

    claim: Claim
    number: int
    before: str
    after: str


def ahead(claim: Claim | None, claims: Sequence[Claim], text: str) -> Ahead | None:
    """Return the next claim as it can be read ahead, if there is one in the article."""
    if claim is None:
        return None
    before, after = text[claim.sentence_start : claim.start], text[claim.end : claim.sentence_end]
    return Ahead(claim, [other.pk for other in claims].index(claim.pk) + 1, before, after)
