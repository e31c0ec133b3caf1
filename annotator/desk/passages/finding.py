"""Finds the words that a person marked or typed, where a claim of theirs may have them."""

import re

from django.core.exceptions import ValidationError

from annotator.claims.by_hand.finding import occurrences
from annotator.claims.by_hand.rules import trimmed
from annotator.claims.models import Claim
from annotator.desk.review.segments import Paragraph, Span, paragraphs
from annotator.sources.normalise import normalise

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)

Bounds = tuple[int, int]


def paragraphs_round(claim: Claim) -> list[Paragraph]:
    """Return the paragraphs that a claim stands in, with its words marked."""
    found = paragraphs(claim.article.text, [Span(claim.start, claim.end, 0)])
    return [one for one in found if one.segments[0].start < claim.end and claim.start < one.segments[-1].end]


def placed(text: str, place: str) -> Bounds | None:
    """Return the bounds that two offsets name, without the spaces at their edges."""
    named = _PLACE.fullmatch(place)
    start, end = map(int, named.groups()) if named else (0, 0)
    return trimmed(text, start, end) if start < end <= len(text) and text[start:end].strip() else None


def find(claim: Claim, place: str, typed: str) -> Bounds:
    """Return where the words are: at the place that was marked, or else where they occur near the claim.

    Raises ValidationError where the words occur nowhere, or more than once with nothing to tell which is meant.
    """
    text, words = claim.article.text, normalise(typed)
    marked = placed(text, place)
    if marked and (not words.strip() or words.split() == text[slice(*marked)].split()):
        return marked
    if not words.strip():
        raise ValidationError("Mark the words in the text, or type them here.")
    return _only(claim, [(one.start, one.end) for one in occurrences(text, words)])


def _only(claim: Claim, found: list[Bounds]) -> Bounds:
    here = paragraphs_round(claim)
    first, last = here[0].segments[0].start, here[-1].segments[-1].end
    for left, right in ((claim.start, claim.end), (first, last), (0, len(claim.article.text))):
        within = [bounds for bounds in found if bounds[0] < right and left < bounds[1]]
        if len(within) == 1:
            return within[0]
        if within:
            raise ValidationError(f"These words occur {len(within)} times here. Add the words beside them.")
    raise ValidationError("The article does not have these words. Copy them from its text as they stand there.")
