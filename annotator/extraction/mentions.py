"""Every place and quantity that the grammar sees in a text, whether a claim uses it or not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from .amounts import amounts
from .candidates import Document
from .components.words import WordReader
from .languages import pipeline_for
from .pipeline import opened
from .place_mentions import PlaceMentions
from .reading import Reading, Sentence, reading_of

_LAST = "claim_phrases"
_ANGLE = r"\d{1,3}(?:\.\d+)?°(?:\s?\d{1,2}(?:\.\d+)?[′'’](?:\s?\d{1,2}(?:\.\d+)?[″\"”])?)?\s?"
_COORDINATES = re.compile(rf"{_ANGLE}[NS],?\s+{_ANGLE}[EW]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a place or gives a quantity; offsets are code points, half open."""

    kind: str
    text: str
    start: int
    end: int


def mentions(document: Document) -> list[Mention]:
    """Return the places and quantities of a text, in text order."""
    reading = _read(document)
    found = [one for sentence in reading.sentences for one in (*_places(reading, sentence), *_quantities(sentence))]
    return sorted(
        (Mention(kind, document.text[start:end], start, end) for kind, start, end in set(found)),
        key=lambda one: (one.start, one.end),
    )


def _read(document: Document) -> Reading:
    """Run the pipeline as far as phrases, on every sentence and not only on those that tell of an event."""
    nlp = pipeline_for(document.language)
    doc = opened(nlp, document)
    reading = reading_of(doc)
    for name, component in nlp.pipeline:
        doc = component(doc)
        if isinstance(component, WordReader):
            _waken(component, doc, reading)
        if name == _LAST:
            break
    return reading


def _waken(reader: WordReader, doc: Doc, reading: Reading) -> None:
    for sentence in reading.sentences:
        if not sentence.live:
            tokens = doc[sentence.first_token : sentence.last_token]
            orths, norms, starts = [t.orth for t in tokens], [t.norm for t in tokens], [t.idx for t in tokens]
            reader.read(doc, reading, sentence, orths, norms, starts)
            sentence.live = True


def _places(reading: Reading, sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    yield from _marked("place", sentence, PlaceMentions(sentence, reading.upper).spans())
    for match in _COORDINATES.finditer(reading.text, sentence.start, sentence.end):
        yield "place", match.start(), match.end()


def _quantities(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    return _marked("quantity", sentence, amounts(sentence))


def _marked(kind: str, sentence: Sentence, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    words = sentence.words
    for first, last in spans:
        unseen = len(words[last - 1].text) - len(words[last - 1].text.rstrip("\u200e\u200f"))
        yield kind, words[first].start, words[last - 1].end - unseen
