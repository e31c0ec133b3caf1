"""The sentence of an allegation with the words that make it one, and how far they reach."""

from dataclasses import dataclass

from annotator.claims.models import Claim
from annotator.claims.vocabulary import label
from annotator.desk.review.segments import Span, segment
from annotator.extraction import Document
from annotator.extraction.explaining import explain
from annotator.extraction.languages import supported
from annotator.extraction.second_opinion import ModelUnavailable

QUOTE, CUE = 1, 2
ALLEGED = "alleged"


@dataclass(frozen=True)
class Piece:
    """A stretch of the sentence, inside or outside the quote, and a cue or none."""

    text: str
    quoted: bool
    cue: bool


@dataclass(frozen=True)
class Cues:
    """The sentence in pieces; each cue with the words that it reaches; the scope flags in words."""

    pieces: tuple[Piece, ...]
    reaches: tuple[tuple[str, str], ...]
    scopes: tuple[str, ...]


def cues_of(claim: Claim) -> Cues:
    """Return the sentence of a claim with its allegation cues; where a person judged it, there may be none."""
    start, end = claim.sentence_start, claim.sentence_end
    sentence = claim.article.text[start:end]
    found = _found(sentence, claim.article.language)
    spans = [Span(claim.start - start, claim.end - start, QUOTE), *(Span(left, right, CUE) for left, right, _ in found)]
    pieces = tuple(Piece(one.text, QUOTE in one.keys, CUE in one.keys) for one in segment(sentence, spans))
    reaches = tuple((sentence[left:right], reach) for left, right, reach in found)
    return Cues(pieces, reaches, tuple(label("scopes", flag).lower() for flag in claim.scope))


def _found(sentence: str, language: str) -> list[tuple[int, int, str]]:
    if not supported(language):
        return []
    try:
        notes = explain(Document(sentence, language=language)).sentences
    except ModelUnavailable:
        return []
    return [
        (match.start, match.end, match.reach)
        for one in notes
        for match in one.matches
        if match.label.startswith(ALLEGED)
    ]
