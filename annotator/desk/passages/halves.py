"""Where a passage probably falls into two: as the extractor reads its words alone, or else at a joining word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.claims.by_hand.rules import trimmed
from annotator.claims.models import Claim
from annotator.extraction import Candidate, Document, extract
from annotator.extraction.languages import supported
from annotator.incidents.claim_words import typed

_JOINS = re.compile(r"\s*[,;،؛]\s*(?:and|while|but)?\s+|\s+(?:and|or|while|but|as well as|و)\s+|\s+(?=و\w)")


@dataclass(frozen=True, slots=True)
class Guess:
    """One half as it is put to the person: its bounds, and what it seems to say."""

    start: int
    end: int
    kind: str
    number: str
    target: str

    @property
    def place(self) -> str:
        """Return the bounds as a form sends them."""
        return f"{self.start}-{self.end}"


def guess_halves(claim: Claim, marked: tuple[int, int] | None = None) -> tuple[Guess, Guess]:
    """Return the two halves that a claim probably has; words that were marked are one, and the rest is the other."""
    if marked and (rest := _rest(claim, *marked)):
        first, second = sorted([marked, rest])
        return _read(claim, *first, first=True), _read(claim, *second)
    if pair := _two(_candidates(claim, claim.start, claim.end)):
        one, other = (_guess(claim, candidate, claim.start) for candidate in pair)
        return one, other
    left, right = _cut(claim.quote)
    first = trimmed(claim.article.text, claim.start, claim.start + left)
    second = trimmed(claim.article.text, claim.start + right, claim.end)
    return _read(claim, *first, first=True), _read(claim, *second)


def _candidates(claim: Claim, start: int, end: int) -> Sequence[Candidate]:
    if not supported(claim.article.language):
        return []
    text = claim.article.text[start:end]
    return extract(Document(text=text, published=claim.article.published, language=claim.article.language))


def _two(candidates: Sequence[Candidate]) -> tuple[Candidate, Candidate] | None:
    for index, one in enumerate(candidates):
        for other in candidates[index + 1 :]:
            if one.end <= other.start:
                return one, other
    return None


def _guess(claim: Claim, candidate: Candidate, offset: int) -> Guess:
    said = Claim(**{name: getattr(candidate, name) for name in ("hedge", "min", "best", "max")})
    bounds = candidate.start + offset, candidate.end + offset
    return Guess(*bounds, candidate.kind, typed(said), candidate.target)


def _read(claim: Claim, start: int, end: int, *, first: bool = False) -> Guess:
    """Return some words as a half, with what the extractor reads in them alone."""
    found = next(iter(_candidates(claim, start, end)), None)
    if found:
        read = _guess(claim, found, start)
        return Guess(start, end, read.kind, read.number, read.target)
    return Guess(start, end, claim.kind, typed(claim) if first else "", claim.target if first else "")


def _cut(quote: str) -> tuple[int, int]:
    """Return where the first half ends and the second begins: round the joining words nearest to the middle."""
    inner = [match.span() for match in _JOINS.finditer(quote) if match.start() > 0 and match.end() < len(quote)]
    spaces = [match.span() for match in re.finditer(r"\s+", quote)]
    middle = len(quote) / 2
    return min(inner or spaces or [(len(quote), len(quote))], key=lambda span: abs(sum(span) / 2 - middle))


def _rest(claim: Claim, start: int, end: int) -> tuple[int, int] | None:
    """Return the longer rest of a claim's words beside those that were marked, without the words that join the two."""
    before, after = (claim.start, min(start, claim.end)), (max(end, claim.start), claim.end)
    left, right = max((before, after), key=lambda span: span[1] - span[0])
    if right <= left or end <= claim.start or claim.end <= start:
        return None
    words = claim.article.text[left:right]
    for match in _JOINS.finditer(f" {words} "):
        if (left, right) == before and match.end() >= len(words) + 2:
            right = left + match.start() - 1
        elif (left, right) == after and match.start() == 0:
            left += match.end() - 1
    rest = trimmed(claim.article.text, left, right)
    return rest if rest[0] < rest[1] else None
