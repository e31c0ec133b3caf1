"""Quantities in sentences: numbers, hedges, articles and vague amounts."""

from spacy.language import Language
from spacy.tokens import Doc

from ..lexicon import DASHES
from ..numbers import NUMBER_WORDS, QUANTITY_STARTS, parse_quantity
from ..reading import Sentence, reading_of

_ORDINARY_ARTICLES = frozenset({"a", "an"})
_SPANS = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_NOT_COUNTS = frozenset({"%", "percent", "th", "st", "nd", "rd", "am", "pm", "a.m.", "p.m."})


@Language.factory("claim_quantities")
def make_quantities(nlp: Language, name: str) -> "QuantityFinder":
    return QuantityFinder()


class QuantityFinder:
    """Notes the quantity that starts at a word, with where it ends."""

    def __call__(self, doc: Doc) -> Doc:
        for sentence in reading_of(doc).sentences:
            if sentence.live:
                self._read(sentence)
        return doc

    def _read(self, sentence: Sentence) -> None:
        norms = [word.norm for word in sentence.words]
        at = 0
        while at < len(norms):
            norm = norms[at]
            if not (norm in QUANTITY_STARTS or norm[0].isdigit()) or sentence.words[at].dated:
                at += 1
                continue
            found = parse_quantity(norms, at)
            if found is None or self._refused(sentence, norms, at, found[1]):
                at += 1
                continue
            sentence.quantities[at] = found
            at = found[1]

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
