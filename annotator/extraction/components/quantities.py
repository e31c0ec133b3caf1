"""Quantities in sentences: numbers, hedges, articles and vague amounts."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..hedge_table import HedgeTable, table_of
from ..lexicon import DASHES
from ..numbers import MAGNITUDES, NUMBER_WORDS, hedged, parse_quantity
from ..phrasings import Phrasing
from ..reading import Sentence, reading_of
from ..vocabulary import HEDGES
from .words import OPENS_QUANTITY

_ORDINARY_ARTICLES = frozenset({"a", "an"})
_SINGLE = hedged(HEDGES["single"], 1)
_SPANS = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_NOT_COUNTS = frozenset({"%", "percent", "th", "st", "nd", "rd", "am", "pm", "a.m.", "p.m."})


@Language.factory("claim_quantities", default_config={"phrasings": []})
def make_quantities(nlp: Language, name: str, phrasings: list[dict[str, Any]]) -> "QuantityFinder":
    return QuantityFinder(table_of(tuple(Phrasing(**one) for one in phrasings)))


class QuantityFinder:
    """Notes the quantity that starts at a word, with where it ends."""

    def __init__(self, hedges: HedgeTable) -> None:
        self.hedges = hedges
        # What makes of "a" more than one: "a hundred", "a pair of".
        self.after_article = frozenset({*MAGNITUDES, *hedges.seconds})

    def __call__(self, doc: Doc) -> Doc:
        for sentence in reading_of(doc).sentences:
            if sentence.live:
                self._read(sentence)
        return doc

    def _read(self, sentence: Sentence) -> None:
        if not sentence.openings:
            return
        norms = [word.norm for word in sentence.words]
        done, size = 0, len(norms)
        for at, opens in sentence.openings:
            if at < done or not opens & OPENS_QUANTITY or sentence.words[at].dated:
                continue
            alone = norms[at] in _ORDINARY_ARTICLES and at + 1 < size and norms[at + 1] not in self.after_article
            found = (_SINGLE, at + 1) if alone else parse_quantity(norms, at, self.hedges)
            if found is not None and not self._refused(sentence, norms, at, found[1]):
                sentence.quantities[at] = found
                done = found[1]

    @staticmethod
    def _refused(sentence: Sentence, norms: list[str], at: int, end: int) -> bool:
        """Years, clock times, calibres and halves of names are not counts."""
        follower = norms[end] if end < len(norms) else ""
        number = sentence.words[end - 1]
        before = norms[at - 1] if at else ""
        if any(word.dated for word in sentence.words[at:end]) or follower in _NOT_COUNTS or before in ("$", "€", "#"):
            return True
        if follower in _SPANS and [n for n in norms[end + 1 : end + 3] if n not in DASHES][:1] == ["old"]:
            return True
        if follower == "-" and norms[end - 1] not in _ORDINARY_ARTICLES:
            return True
        tied = at > 0 and sentence.words[at - 1].end == sentence.words[at].start
        if before == "-" and tied and at > 1 and not norms[at - 2].isdigit():
            return True
        person = end < len(norms) and sentence.words[end].entry.person is not None
        is_year = not person and number.norm.isdigit() and len(number.norm) == 4 and 1900 <= int(number.norm) <= 2100
        return is_year and norms[end - 1] not in NUMBER_WORDS
