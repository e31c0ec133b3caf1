"""Events from acts: what is common to those told by nouns and by verbs."""

from .clauses import Clauses, chunk_span
from .data import load
from .lexicon import VerbUse
from .numbers import Quantity
from .people import ONE, SEVERAL, is_plural
from .reading import Event, Phrase, Reading, Sentence, VerbGroup, Word
from .vocabulary import KINDS

TELLING: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in load("telling").items()}
EPISODE = Quantity(1, 1, None, "")
UNCOUNTED = Quantity(None, None, None, "")
_ONE_OR_MORE = frozenset({"headquarters", "barracks"})
_NO_GROUND = frozenset({"times", "arms", "vehicles", "batches", "possessive"})


class Deeds:
    """Makes the events of one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading = reading
        self.sentence = sentence
        self.words = sentence.words
        self.clauses = Clauses(sentence, reading.upper)

    def _sentence_before(self) -> list[Event]:
        """Return the events of the sentence before, if it belongs to the same paragraph."""
        number = self.sentence.index - 1
        before = self.reading.sentences[number] if number >= 0 else None
        return before.events if before is not None and before.paragraph == self.sentence.paragraph else []

    def _norm(self, at: int) -> str:
        chunk = self.clauses.chunks[at] if 0 <= at < len(self.clauses.chunks) else None
        return self.words[chunk.start].norm if chunk else ""

    def _main(self, at: int) -> str:
        """Return the main word of the verb group at a chunk, or nothing."""
        verb = self.clauses.verb(at)
        return self.words[verb.main].norm if verb is not None else ""

    def _named(self, at: int) -> bool:
        phrase = self.clauses.phrase(at)
        return phrase is not None and any(word.text[:1].isupper() for word in self.words[phrase.start : phrase.end])

    def _in(self, phrase: Phrase) -> list[Word]:
        return self.words[phrase.start : phrase.end]

    def _holds(self, phrase: Phrase, tag: str) -> bool:
        """Whether a word of a phrase has a tag, or a phrase of the lexicon in it: "two explosive devices"."""
        known = self.sentence.phrases
        return any(
            self.words[at].has(tag) or (at in known and tag in known[at][0].tags)
            for at in range(phrase.start, phrase.end)
        )

    def _object(self, at: int) -> Phrase | None:
        place = at + 1
        while self.clauses.type(place) in ("adverb", "other"):
            place += 1
        return self.clauses.phrase(place)

    def _subject(self, at: int) -> Phrase | None:
        if self._main(at - 1) in TELLING["begins"]:  # "the fighters began leaving the town"
            return self._subject(at - 1)
        near = self.clauses.phrase(at - 1)
        if near is not None and self.clauses.type(at - 2) == "sub" and self._is_thing(near):
            return near  # "after rebel forces pulled out", which is no time like that in "after the attack"
        found = self.clauses.subject(at)
        if found is None:
            return None
        first = self.clauses.phrase(found - 2) if self.clauses.type(found - 1) == "conj" else None
        last = self.clauses.phrase(found)
        leads = first is not None and (first.quantity is not None or (self._armed(first) and not self._armed(last)))
        return first if leads else last  # "fighters and their families left"

    def _is_thing(self, phrase: Phrase) -> bool:
        """Whether a phrase is neither a time nor an event, unless it is the device that may go off."""
        head = self.words[phrase.head]
        time = head.dated or "times" in head.entry.tags
        return not time and (phrase.noun is None or self._holds(phrase, "arms"))

    def _to_come(self, at: int, verb: VerbGroup, use: VerbUse) -> bool:
        """Whether a verb only names what is to be done, "to attack the post"; not so in "began to leave"."""
        infinitive = verb.infinitive or (use.form == "base" and verb.bare and self._norm(at - 1) == "to")
        return infinitive and self._main(at - 1) not in TELLING["begins"]

    def _armed(self, phrase: Phrase | None) -> bool:
        """Whether a phrase names people under arms: a party, fighters, troops."""
        if phrase is None:
            return False
        fights = any(actor.status == "combatant" for actor, _, _ in phrase.actors)
        return fights or any(
            word.norm in TELLING["military"]
            or (word.entry.person is not None and word.entry.person.status == "combatant")
            for word in self._in(phrase)
        )

    def _is_ground(self, phrase: Phrase | None) -> bool:
        """Whether a phrase names ground that somebody can hold: "two villages", "Palmyra"; not "two fighters"."""
        if phrase is None:
            return False
        words = self._in(phrase)
        if any(
            word.entry.person or word.entry.weapon or word.has("pronoun") or word.entry.tags & _NO_GROUND
            for word in words
        ):
            return False
        typed = any(word.entry.place or word.norm in TELLING["ground"] for word in words)
        named = words[-1].text[:1].isupper() and not self.reading.upper
        return typed or (named and not phrase.actors and not words[-1].dated)

    def _event(self, kind: str, rule: str, at: int, phrase: Phrase | None, size: Quantity, unit: str = "") -> Event:
        chunk = self.sentence.chunks[at]
        return Event(
            kind, "act", f"{kind}.{rule}", self.sentence, (chunk.start, chunk.end), at,
            target=phrase, quantity=size, unit=unit or KINDS[kind].unit, status="not_applicable",
        )  # fmt: skip

    def _done_to(self, kind: str, rule: str, at: int, phrase: Phrase | None, size: Quantity) -> Event:
        """Return an event whose object is told in words but does not count it: "shelled two villages"."""
        event = self._event(kind, rule, at, None, size)
        if phrase is not None:
            event.target_at = chunk_span(self.sentence, phrase)
            event.target_text = self.reading.text[slice(*event.target_at)]
        return event

    def _projectile(self, rule: str, at: int, phrase: Phrase) -> Event:
        event = self._event("projectile_fired", rule, at, phrase, self._size_of(phrase))
        event.weapon = self.words[phrase.head].entry.weapon
        return event

    def _size_of(self, phrase: Phrase) -> Quantity:
        """Return how many things a phrase counts: its number, or one, or an open plural."""
        norm = self.words[phrase.head].norm
        return phrase.quantity or (SEVERAL if is_plural(norm) and norm not in _ONE_OR_MORE else ONE)
