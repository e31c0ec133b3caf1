"""Collects the events of all sentences."""

from spacy.language import Language
from spacy.tokens import Doc

from ..clauses import chunk_span
from ..people import is_bare_number
from ..reading import Event, Reading, reading_of

_ELLIPTIC = frozenset({"others", "other", "another", "rest"})


@Language.factory("claim_finish")
def make_finish(nlp: Language, name: str) -> "Finisher":
    return Finisher()


class Finisher:
    """Gathers events and the words of their targets."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        for sentence in reading.sentences:
            reading.events.extend(sentence.events)
        before: Event | None = None
        for event in reading.events:
            self._target(reading, event)
            if event.frame == "harm":
                self._same_status(event, before)
                before = event
        return doc

    @staticmethod
    def _same_status(event: Event, before: Event | None) -> None:
        """ "… and wounding three others": people without a name of their own are called as those before them."""
        phrase = event.target
        if phrase is None or before is None or event.status != "unknown":
            return
        head = event.sentence.words[phrase.head].norm
        near = before.sentence.paragraph == event.sentence.paragraph or event.sentence.listed
        if near and (head in _ELLIPTIC or is_bare_number(phrase)) and before.status in ("civilian", "combatant"):
            event.status = before.status

    @staticmethod
    def _target(reading: Reading, event: Event) -> None:
        if event.target is not None and not event.target_text:
            start, end = chunk_span(event.sentence, event.target)
            if event.target_end:
                end = event.sentence.words[event.target_end - 1].end
            event.target_at, event.target_text = (start, end), reading.text[start:end]
