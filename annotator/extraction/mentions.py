"""Every place and quantity that the grammar sees in a text, whether a claim uses it or not."""

from dataclasses import dataclass

from spacy.tokens import Doc

from .candidates import Document
from .components.places import find_places
from .components.words import WordReader
from .languages import pipeline_for
from .pipeline import opened
from .reading import Reading, Sentence, reading_of

_LAST = "claim_phrases"


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
            tokens = [[t.orth, t.norm, t.idx] for t in doc[sentence.first_token : sentence.last_token]]
            reader.read(doc, reading, sentence, tokens)
            sentence.live = True


def _places(reading: Reading, sentence: Sentence) -> list[tuple[str, int, int]]:
    return [("place", place.start, place.end) for place in find_places(sentence, reading)]


def _quantities(sentence: Sentence) -> list[tuple[str, int, int]]:
    words = sentence.words
    return [
        ("quantity", words[at].start, words[end - 1].end)
        for at, (quantity, end) in sentence.quantities.items()
        if quantity.hedge != "single" or words[at].norm not in ("a", "an")
    ]
