"""What stays in sight while a claim is decided: its sentence, the sentences beside it, and the paragraph's date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.claims.models import Claim
from annotator.desk.review.evidence import Evidence
from annotator.desk.review.segments import Span, bounds, segment
from annotator.incidents import wording
from annotator.sources.models import Article

# A full stop with a space behind it; what abbreviations cut off is only shown in another shade.
_SENTENCE_ENDS = re.compile(r"[.!?؟…][\"”’»)\]]*\s+")


@dataclass(frozen=True)
class Words:
    """A stretch of the sentence and the fields that it is the evidence for."""

    text: str
    fields: str = ""


@dataclass(frozen=True)
class Sight:
    """A claim's sentence around its quote, the sentences beside it, and what dates the paragraph."""

    previous: str
    before: list[Words]
    quote: list[Words]
    after: list[Words]
    following: str
    paragraph: int
    date: str
    date_from: str


def sight(claim: Claim, evidence: Sequence[Evidence]) -> Sight:
    """Return what stays in sight of a claim, with the words that each field came from."""
    text, edges = claim.article.text, list(bounds(claim.article.text))
    number, (first, last) = _paragraph(edges, claim.start)
    date, date_from = _date(claim, evidence, edges, number)
    return Sight(
        previous=_last_sentence(text[first : claim.sentence_start]),
        before=_words(text, evidence, claim.sentence_start, claim.start),
        quote=_words(text, evidence, claim.start, claim.end),
        after=_words(text, evidence, claim.end, claim.sentence_end),
        following=_first_sentence(text[claim.sentence_end : last]),
        paragraph=number,
        date=date,
        date_from=date_from,
    )


def _words(text: str, evidence: Sequence[Evidence], start: int, end: int) -> list[Words]:
    if start >= end:
        return []
    spans = [Span(one.start, one.end, key) for key, one in enumerate(evidence) if one.start < end and start < one.end]
    cut = segment(text, spans, start, end)
    return [Words(part.text, " ".join(sorted({evidence[key].field for key in part.keys}))) for part in cut]


def _last_sentence(text: str) -> str:
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text.rstrip() + " ")]
    return text[ends[-2] if len(ends) > 1 else 0 :].strip()


def _first_sentence(text: str) -> str:
    found = _SENTENCE_ENDS.search(text)
    return text[: found.end() if found else len(text)].strip()


def _paragraph(edges: Sequence[tuple[int, int]], at: int) -> tuple[int, tuple[int, int]]:
    """Return the number, from 1, and the edges of the paragraph that an offset lies in."""
    found = [(number, edge) for number, edge in enumerate(edges, start=1) if edge[0] <= at]
    return found[-1] if found else (1, (0, at))


def _date(claim: Claim, evidence: Sequence[Evidence], edges: Sequence[tuple[int, int]], here: int) -> tuple[str, str]:
    """Return the claim's date in words, and where in the article it comes from."""
    date = wording.when(claim.date_start, claim.date_end, claim.date_precision) if claim.date_start else "no date"
    dated = next((one for one in evidence if one.field == "date_start"), None)
    if dated is None:
        return date, _without_words(claim, claim.article)
    words, there = claim.article.text[dated.start : dated.end], _paragraph(edges, dated.start)[0]
    if claim.sentence_start <= dated.start < claim.sentence_end:
        return date, f"“{words}” in this sentence"
    return date, f"“{words}” in {'this paragraph' if there == here else f'¶{there}'}"


def _without_words(claim: Claim, article: Article) -> str:
    if claim.date_basis == "window" and article.window_start and article.window_end:
        return "the paragraph has no date; this is the reporting window"
    return f"{claim.get_date_basis_display().lower()}"
