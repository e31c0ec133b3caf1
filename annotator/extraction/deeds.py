"""Events from acts: what is common to those told by nouns and by verbs."""

from .clauses import Clauses
from .numbers import Quantity
from .people import ONE, SEVERAL, is_plural
from .reading import Event, Phrase, Reading, Sentence
from .vocabulary import KINDS


class Deeds:
    """Makes the events of one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.clauses = Clauses(sentence, reading.upper)

    def _norm(self, at: int) -> str:
        chunk = self.clauses.chunks[at] if 0 <= at < len(self.clauses.chunks) else None
        return self.words[chunk.start].norm if chunk else ""

    def _named(self, at: int) -> bool:
        phrase = self.clauses.phrase(at)
        return phrase is not None and any(word.text[:1].isupper() for word in self.words[phrase.start : phrase.end])

    def _event(self, kind: str, rule: str, at: int, phrase: Phrase | None, size: Quantity, unit: str = "") -> Event:
        chunk = self.sentence.chunks[at]
        return Event(
            kind, "act", f"{kind}.{rule}", self.sentence, (chunk.start, chunk.end), at,
            target=phrase, quantity=size, unit=unit or KINDS[kind].unit, status="not_applicable", score=0.7,
        )  # fmt: skip

    def _projectile(self, rule: str, at: int, phrase: Phrase) -> Event:
        head = self.words[phrase.head]
        size = phrase.quantity or (SEVERAL if is_plural(head.norm) else ONE)
        event = self._event("projectile_fired", rule, at, phrase, size)
        event.weapon = head.entry.weapon
        return event

    def _words_of(self, phrase: Phrase) -> str:
        return " ".join(word.text for word in self.words[phrase.start : phrase.end])
