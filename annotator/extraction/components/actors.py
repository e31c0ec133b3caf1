"""Who did it: the agent of a verb, the party named at an event noun, or the party of the event it came from."""

from spacy.language import Language
from spacy.tokens import Doc

from ..clauses import Clauses, chunk_span
from ..data import load
from ..reading import Event, Phrase, Reading, Sentence, VerbGroup, reading_of

_MILITARY = frozenset(load("telling")["military"])
_EQUIPMENT = frozenset(load("telling")["equipment"])
_OWNED = frozenset({"belonging", "affiliated", "linked"})
_DEEDS = frozenset(load("telling")["deeds"])
_NEAR_PARAGRAPHS = 1


@Language.factory("claim_actors")
def make_actors(nlp: Language, name: str) -> "ActorFinder":
    return ActorFinder()


class ActorFinder:
    """Gives each event its actor, from its own clause first and from its neighbours after."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        for sentence in reading.sentences:
            if sentence.events:
                clauses = Clauses(sentence, reading.upper)
                for event in sentence.events:
                    Agent(reading, clauses, event).find()
                self._share(sentence)
                self._take_deed(reading, sentence)
        self._inherit(reading)
        return doc

    @staticmethod
    def _share(sentence: Sentence) -> None:
        """An event without an actor takes the one of the nearest event of its sentence."""
        named = [event for event in sentence.events if event.actor]
        for event in sentence.events:
            if not event.actor and named:
                nearest = min(named, key=lambda other: abs(other.chunk - event.chunk))
                event.actor, event.actor_at, event.actor_side = (
                    nearest.actor,
                    nearest.actor_at,
                    nearest.actor_side,
                )

    @staticmethod
    def _take_deed(reading: Reading, sentence: Sentence) -> None:
        """ "the Turkish intervention …, displacing thousands": the party of a deed stands for the clause after it."""
        without = [event for event in sentence.events if not event.actor]
        for chunk in sentence.chunks if without else ():
            if not isinstance(chunk, Phrase) or not chunk.actors:
                continue
            _, first, last = chunk.actors[0]
            if any(word.norm in _DEEDS for word in sentence.words[last : chunk.end]):
                span = (sentence.words[first].start, sentence.words[last - 1].end)
                for event in without:
                    event.actor, event.actor_at = reading.text[slice(*span)], span
                return

    @staticmethod
    def _inherit(reading: Reading) -> None:
        last: Event | None = None
        headline: Event | None = None
        for sentence in reading.sentences:
            for event in sentence.events:
                near = last is not None and sentence.paragraph - last.sentence.paragraph <= _NEAR_PARAGRAPHS
                source = last if near else headline
                if not event.actor and source is not None:
                    event.actor, event.actor_at, event.actor_side = (
                        source.actor,
                        source.actor_at,
                        source.actor_side,
                    )
            last = next((event for event in sentence.events if event.actor), last)
            headline = headline or (last if sentence.headline else None)


class Agent:
    """Looks for the actor of one event in its own sentence."""

    def __init__(self, reading: Reading, clauses: Clauses, event: Event) -> None:
        self.reading = reading
        self.clauses = clauses
        self.sentence = clauses.sentence
        self.event = event

    def find(self) -> None:
        at = self.event.chunk
        chunk = self.sentence.chunks[at]
        if isinstance(chunk, VerbGroup):
            found = self._by(at) or (None if self._is_passive(chunk) else self._subject(at))
        else:
            found = self._named_before(at) or self._by(at) or self._between(at) or self._performer(at)
        if found is not None:
            self.event.actor_at = found
            self.event.actor = self.reading.text[found[0] : found[1]]

    def _is_passive(self, verb: VerbGroup) -> bool:
        rule = self.event.rule
        return verb.passive or rule.endswith(("passive", "intransitive", "participle"))

    def _is_party(self, phrase: Phrase | None) -> bool:
        if phrase is None:
            return False
        words = self.sentence.words[phrase.start : phrase.end]
        if phrase.noun is not None and phrase.noun.noun is not None and not phrase.actors:
            return False
        head = self.sentence.words[phrase.head]
        named = any(stop == phrase.head + 1 for _, _, stop in phrase.actors)
        named = named or (bool(phrase.actors) and head.entry.person is not None)
        fighter = head.entry.person is not None and head.entry.person.status == "combatant"
        before_event = phrase.noun is not None and bool(phrase.actors) and phrase.actors[0][1] < phrase.noun_at[0]
        return named or fighter or before_event or head.norm in _MILITARY or words[0].norm in _MILITARY

    def _span(self, at: int) -> tuple[int, int]:
        """Return the words of a party, with the parties joined to it by "and"."""
        phrase = self.clauses.phrase(at)
        assert phrase is not None
        if phrase.noun is not None and phrase.actors and phrase.actors[0][1] < phrase.noun_at[0]:
            return self._before_noun(phrase)
        owner = self._owner(at)
        if owner is not None:
            return self._span(owner)
        start, end = chunk_span(self.sentence, phrase)
        if phrase.actors and self.sentence.words[phrase.head].norm == "participation":
            start = self.sentence.words[phrase.actors[0][1]].start
        while self.clauses.type(at + 1) == "conj" and self._is_party(self.clauses.phrase(at + 2)):
            at += 2
            end = chunk_span(self.sentence, self.sentence.chunks[at])[1]
        return start, end

    def _owner(self, at: int) -> int | None:
        """ "trucks belonging to the Coalition": who owns the vehicles acts, not the vehicles."""
        verb = self.clauses.verb(at + 1)
        owned = verb is not None and self.sentence.words[verb.main].norm in _OWNED
        phrase = self.clauses.phrase(at + 3) if owned and self.clauses.type(at + 2) == "prep" else None
        return at + 3 if phrase is not None and phrase.actors else None

    def _before_noun(self, phrase: Phrase) -> tuple[int, int]:
        words = self.sentence.words
        last = max(stop for _, begin, stop in phrase.actors if begin < phrase.noun_at[0])
        return words[phrase.actors[0][1]].start, words[last - 1].end

    def _by(self, at: int) -> tuple[int, int] | None:
        """Find "by" and its party after the event word, before the next verb or clause."""
        for place in range(at + 1, min(len(self.sentence.chunks), at + 20)):
            kind = self.clauses.type(place)
            if kind in ("sub", "stop"):
                return None
            if kind == "prep" and self.sentence.words[self.sentence.chunks[place].start].norm == "by":
                if self._is_party(self.clauses.phrase(place + 1)):
                    return self._span(place + 1)
                return None
            if kind == "vg" and self.sentence.words[self.sentence.chunks[place].end - 1].norm not in (
                "carried",
                "fired",
                "committed",
                "conducted",
                "launched",
                "out",
                "backed",
                "executed",
            ):
                return None
        return None

    def _subject(self, at: int) -> tuple[int, int] | None:
        verb = self.clauses.verb(at)
        found = self.clauses.subject(at) if verb is None or verb.finite else None
        if found is None:
            return self._earlier_verb_subject(at)
        phrase = self.clauses.phrase(found)
        if phrase is not None and phrase.noun is not None and not phrase.actors:
            return self._by(found)
        return self._span(found) if self._is_party(phrase) else None

    def _earlier_verb_subject(self, at: int) -> tuple[int, int] | None:
        """A second verb shares the subject of the first: "fired …, killing"; crews stand behind machines."""
        machine: tuple[int, int] | None = None
        for place in range(at - 1, -1, -1):
            verb = self.clauses.verb(place)
            if verb is None or not verb.finite or verb.passive:
                continue
            found = self.clauses.subject(place)
            phrase = self.clauses.phrase(found) if found is not None else None
            if found is None or phrase is None or not self._is_party(phrase):
                continue
            if phrase.actors or self.sentence.words[phrase.head].norm not in _EQUIPMENT:
                return self._span(found)
            machine = machine or self._span(found)
        return machine

    def _named_before(self, at: int) -> tuple[int, int] | None:
        phrase = self.clauses.phrase(at)
        if phrase is None or self.event.frame == "harm" or not phrase.actors or phrase.noun is None:
            return None
        return self._before_noun(phrase) if phrase.actors[0][1] < phrase.noun_at[0] else None

    def _between(self, at: int) -> tuple[int, int] | None:
        if self.event.kind not in ("clash", "exchange_of_fire"):
            return None
        for place in range(at + 1, min(at + 7, len(self.sentence.chunks))):
            if self._is_party(self.clauses.phrase(place)):
                return self._span(place)
        return None

    def _performer(self, at: int) -> tuple[int, int] | None:
        """The subject of the verb that the event noun is object of: "forces carried out a raid"."""
        if self.event.frame == "harm":
            return None
        for place in range(at - 1, max(-1, at - 9), -1):
            if self.clauses.type(place) in ("sub", "stop"):
                return None
            if self.sentence.words[self.sentence.chunks[place].end - 1].norm == "participation" or self._participation(
                place
            ):
                return self._span(place)
            verb = self.clauses.verb(place)
            if verb is not None and not verb.passive:
                return self._subject(place)
        return None

    def _participation(self, place: int) -> bool:
        """ "the participation of the Coalition in four campaigns" names who took part."""
        phrase = self.clauses.phrase(place)
        return phrase is not None and self.sentence.words[phrase.head].norm == "participation" and bool(phrase.actors)
