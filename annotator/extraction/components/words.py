"""The words of the sentences worth reading, with what the lexicon knows of each."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import IDX, NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc

from ..hedge_table import HedgeTable, table_of
from ..lexicon import DASHES, NOTHING, QUOTES, Entry, Lexicon, folded
from ..lexicons import with_parties
from ..numbers import quantity_starts
from ..parties import Party
from ..phrasings import Phrasing
from ..reading import Reading, Sentence, Word, reading_of
from .dates import DATE_HINTS

_STARRED = re.compile(r"[A-Za-z]\*[A-Za-z]")
_BROKEN = re.compile(r"\b([A-Za-z]{1,8})-([A-Za-z]{1,8})\b")
_SOFT = str.maketrans(
    "", "", "*\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\u200b\u200c\u200d\u2060\ufeff"
)


_LARGEST_CACHE = 200_000


# What a word may open, as bits: a phrase of the lexicon, a quantity, a stretch that dates something.
OPENS_PHRASE, OPENS_QUANTITY, HINTS_DATE = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Known:
    """A token as it was looked up."""

    text: str
    norm: str
    entry: Entry
    skipped: bool
    length: int
    opens: int


def is_trigger(entry: Entry) -> bool:
    return bool(entry.verbs) or entry.noun is not None


@Language.factory("claim_words", default_config={"parties": [], "phrasings": []})
def make_words(
    nlp: Language, name: str, parties: list[dict[str, Any]], phrasings: list[dict[str, Any]]
) -> "WordReader":
    hedges = table_of(tuple(Phrasing(**one) for one in phrasings))
    return WordReader(nlp, with_parties([Party(**party) for party in parties]), hedges)


class WordReader:
    """Reads the words of each sentence that holds a word for an event."""

    def __init__(self, nlp: Language, table: Lexicon, hedges: HedgeTable) -> None:
        self.table = table
        self.starts = quantity_starts(hedges)
        self.cache: dict[tuple[int, int], Known] = {}
        single = {word for word, entry in table.words.items() if is_trigger(entry)}
        first = {word for word, rows in table.phrases.items() if any(is_trigger(e) for _, e in rows)}
        self.triggers = frozenset(nlp.vocab.strings.add(word) for word in single | first)

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        orths, norms, starts = doc.to_array([ORTH, NORM, IDX]).astype(np.uint64).reshape(-1, 3).T.tolist()
        triggers = self.triggers
        open_list, in_paragraph, paragraph = False, False, -1
        for sentence in reading.sentences:
            text = reading.text[sentence.start : sentence.end]
            first, last = sentence.first_token, sentence.last_token
            found = not triggers.isdisjoint(norms[first:last]) or ("*" in text and bool(_STARRED.search(text)))
            listed = open_list and (sentence.bullet or len(text) < 200)
            found = found or ("-" in text and self._broken_trigger(text))
            sentence.live = not sentence.furniture and bool(found or listed)
            if sentence.live:
                self.read(doc, reading, sentence, orths[first:last], norms[first:last], starts[first:last])
            in_paragraph = bool(found) or (in_paragraph and sentence.paragraph == paragraph)
            paragraph = sentence.paragraph
            if text.rstrip().endswith(":"):
                sentence.opens_list = open_list = in_paragraph or open_list
            elif not listed:
                open_list = False
            sentence.listed = listed
        return doc

    def _broken_trigger(self, text: str) -> bool:
        """Whether a word broken by a hyphen hides a trigger: "shot de-ad"."""
        return any(
            is_trigger(self.table.words.get((match[1] + match[2]).lower(), NOTHING)) for match in _BROKEN.finditer(text)
        )

    def read(
        self, doc: Doc, reading: Reading, sentence: Sentence, orths: list[int], norms: list[int], starts: list[int]
    ) -> None:
        words, cache, openings = sentence.words, self.cache, sentence.openings
        for key, start in zip(zip(orths, norms, strict=True), starts, strict=True):
            known = cache.get(key) or self._learn(doc, reading, *key)
            if not known.skipped:
                if known.opens:
                    openings.append((len(words), known.opens))
                words.append(Word(known.text, known.norm, start, start + known.length, known.entry))
        if self._mend(reading.text, sentence):
            openings[:] = [(at, opens) for at, word in enumerate(words) if (opens := self._opens(word.norm))]
        self._phrases(sentence)

    def _opens(self, norm: str) -> int:
        figure = norm[0].isdigit()
        return (
            (OPENS_PHRASE if norm in self.table.phrases else 0)
            | (OPENS_QUANTITY if figure or norm in self.starts else 0)
            | (HINTS_DATE if figure or norm in DATE_HINTS else 0)
        )

    def _learn(self, doc: Doc, reading: Reading, orth: int, norm: int) -> "Known":
        """Look a token up once; the next time it is met it is known."""
        text, folding = doc.vocab.strings[orth], doc.vocab.strings[norm]
        found = folded(text, folding)
        if "*" in found or not found.isascii():
            found = found.translate(_SOFT)
        if text == "IS":
            found = "is" if reading.upper else "isis"
        skipped = text.isspace() or text in QUOTES or not found
        entry, opens = self.table.words.get(found, NOTHING), 0 if skipped else self._opens(found)
        known = Known(text, found, entry, skipped, len(text), opens)
        if text != "IS":
            if len(self.cache) > _LARGEST_CACHE:
                self.cache.clear()
            self.cache[(orth, norm)] = known
        return known

    def _mend(self, text: str, sentence: Sentence) -> bool:
        """Join what was broken to pass a filter: "ki*lled", "IS-IS", "de-ad"; offsets stay. Say if anything was."""
        words, at, size = sentence.words, 0, len(sentence.words)
        if text.find("-", sentence.start, sentence.end) < 0 and text.find("*", sentence.start, sentence.end) < 0:
            return False
        if not (
            _STARRED.search(text, sentence.start, sentence.end) or _BROKEN.search(text, sentence.start, sentence.end)
        ):
            return False
        while at + 1 < len(words):
            left, right = words[at], words[at + 1]
            width = 2
            if right.norm in DASHES and at + 2 < len(words) and right.start == left.end:
                right, width = words[at + 2], 3
            gap = text[left.end : right.start]
            joined = left.norm + right.norm
            if gap in ("*", "-") and joined in self.table.words and self._worth(joined):
                words[at : at + width] = [self._joined(text, joined, left, right)]
            at += 1
        return len(words) < size

    def _joined(self, text: str, norm: str, left: Word, right: Word) -> Word:
        return Word(text[left.start : right.end], norm, left.start, right.end, self.table.words[norm])

    def _worth(self, joined: str) -> bool:
        entry = self.table.words[joined]
        return is_trigger(entry) or entry.actor is not None or entry.person is not None

    def _phrases(self, sentence: Sentence) -> None:
        """Find the longest phrase of the lexicon at each word; a hyphen between its words is passed over."""
        words = sentence.words
        for at, opens in sentence.openings:
            for tokens, entry in self.table.phrases[words[at].norm] if opens & OPENS_PHRASE else ():
                end = self._matches(words, at, tokens)
                if end:
                    sentence.phrases[at] = (entry, end)
                    break

    @staticmethod
    def _matches(words: list[Word], at: int, tokens: tuple[str, ...]) -> int:
        place = at
        for token in tokens:
            if place < len(words) and place > at and words[place].norm in DASHES:
                place += 1
            if place >= len(words) or words[place].norm != token:
                return 0
            place += 1
        return place
