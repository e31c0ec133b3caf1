"""Lists of tolls: lines that count people under a sentence which says what happened to them."""

from spacy.language import Language
from spacy.tokens import Doc

from ..clauses import Clauses
from ..people import count_of, profile
from ..reading import Event, Phrase, Reading, Sentence, reading_of

_KINDS = frozenset({"killed", "injured", "arrested", "abducted", "released", "executed", "displaced", "missing"})


@Language.factory("claim_lists")
def make_lists(nlp: Language, name: str) -> "ListReader":
    return ListReader()


class ListReader:
    """Gives lines like "• Two police officers" the kind of the sentence that opened the list."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        kind, whole = "", None
        for number, sentence in enumerate(reading.sentences):
            if kind and sentence.listed:
                if not self._tells(sentence):
                    self._line(reading, sentence, kind, whole)
                elif whole is not None:
                    self._belongs(sentence, kind, whole)
            if sentence.opens_list:
                kind, whole = self._opened(reading, number) or (kind, whole)
            elif not sentence.listed and not sentence.opens_list:
                kind, whole = "", None
        return doc

    @staticmethod
    def _tells(sentence: Sentence) -> bool:
        return any(event.kind in _KINDS for event in sentence.events)

    @staticmethod
    def _belongs(sentence: Sentence, kind: str, whole: Event) -> None:
        first = sentence.chunks[0] if sentence.chunks else None
        party = first.actors[0][0] if isinstance(first, Phrase) and first.actors else None
        for event in sentence.events:
            if event.kind == kind and event.role == "new_event" and event is not whole:
                event.role, event.of = "part_of", whole
                if party is not None and event.status == "unknown":  # "Rebels: 12 dead"
                    event.status = party.status

    @staticmethod
    def _opened(reading: Reading, number: int) -> tuple[str, Event | None] | None:
        """Return what happened to the people of a list, and the event that counts them all."""
        opener = reading.sentences[number]
        for sentence in reversed(reading.sentences[: number + 1]):
            if sentence.paragraph != opener.paragraph:
                return None
            for event in reversed(sentence.events):
                if event.kind in _KINDS:
                    return event.kind, event
            for chunk in sentence.chunks:
                if isinstance(chunk, Phrase) and chunk.noun and chunk.noun.noun and chunk.noun.noun.kind in _KINDS:
                    return chunk.noun.noun.kind, _before(reading, number, chunk.noun.noun.kind)
        return None

    @staticmethod
    def _line(reading: Reading, sentence: Sentence, kind: str, whole: Event | None) -> None:
        clauses = Clauses(sentence, reading.upper)
        first = next((at for at, chunk in enumerate(clauses.chunks) if isinstance(chunk, Phrase)), None)
        if first is None or first > 1:
            return
        for at in [first, *clauses.parts(first)]:
            phrase = clauses.people(at)
            if phrase is None or (at == first and phrase.quantity is None):
                return
            status, age, sex = profile(sentence, phrase)
            event = Event(
                kind, "harm", f"{kind}.listed", sentence, (phrase.start, phrase.end), at, target=phrase,
                quantity=count_of(sentence, phrase), unit="person", status=status, age=age, sex=sex,
            )  # fmt: skip
            listed = sentence.events[0] if at != first and sentence.events else whole
            if listed is not None:
                event.role, event.of, event.part_of = "part_of", listed, listed
            sentence.events.append(event)


def _before(reading: Reading, number: int, kind: str) -> Event | None:
    """Return the total that a list splits up, when the paragraph before it tells one."""
    opener = reading.sentences[number]
    for sentence in reversed(reading.sentences[max(0, number - 6) : number]):
        if opener.paragraph - sentence.paragraph > 1:
            return None
        for event in sentence.events:
            if event.kind == kind and event.quantity is not None and (event.quantity.min or 0) > 1:
                return event
    return None
