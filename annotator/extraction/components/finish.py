"""Collects the events of all sentences."""

from spacy.language import Language
from spacy.tokens import Doc

from ..clauses import chunk_span
from ..reading import Event, Reading, reading_of


@Language.factory("claim_finish")
def make_finish(nlp: Language, name: str) -> "Finisher":
    return Finisher()


class Finisher:
    """Gathers events and the words of their targets."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        for sentence in reading.sentences:
            reading.events.extend(sentence.events)
        for event in reading.events:
            self._target(reading, event)
        return doc

    @staticmethod
    def _target(reading: Reading, event: Event) -> None:
        if event.target is not None and not event.target_text:
            start, end = chunk_span(event.sentence, event.target)
            if event.target_end:
                end = event.sentence.words[event.target_end - 1].end
            event.target_at, event.target_text = (start, end), reading.text[start:end]
