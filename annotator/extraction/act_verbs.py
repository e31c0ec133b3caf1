"""Acts told by verbs: shelled, fired, landed, withdrew, entered, seized, damaged."""

from collections.abc import Iterator

from .act_turns import ActTurns
from .data import load
from .lexicon import VerbUse
from .numbers import Quantity
from .people import ONE, SEVERAL, is_plural, profile
from .reading import Event, Phrase, Reading, Sentence, VerbGroup

_TELLING = {name: frozenset(words) for name, words in load("telling").items()}
_DRONES = frozenset({"drone", "drones", "uav", "uavs"})
_EPISODE = Quantity(1, 1, None, "")
_UNCOUNTED = Quantity(None, None, None, "")


class ActVerbs(ActTurns):
    """Finds the act that a verb group tells."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        super().__init__(reading, sentence)
        self.frames = {
            "attack": self._attack, "meeting": self._attack, "fire": self._fire, "impact": self._impact,
            "motion": self._motion, "entry": self._entry, "seizure": self._seizure, "damage": self._damage,
            "flight": self._flight,
            "explosion": self._explosion, "control": self._control, "air": self._air,
        }  # fmt: skip

    def _object(self, at: int) -> Phrase | None:
        place = at + 1
        while self.clauses.type(place) in ("adverb", "other"):
            place += 1
        return self.clauses.phrase(place)

    def _subject(self, at: int) -> Phrase | None:
        found = self.clauses.subject(at)
        if found is None:
            return None
        first = self.clauses.phrase(found - 2) if self.clauses.type(found - 1) == "conj" else None
        return first if first is not None and first.quantity is not None else self.clauses.phrase(found)

    def _attack(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        means = use.form == "gerund" and self._norm(at - 1) == "by"
        target = self._subject(at) if verb.passive else self._object(at)
        if means or (use.frame == "attack" and (target is None or self.words[target.head].has("pronoun"))):
            return
        if use.frame == "attack" and use.form in ("base", "third") and self._subject(at) is None:
            return
        kind = use.kind
        if kind == "airstrike" and not self._from_the_air(at, verb):
            kind = "shelling"
        size = ONE if kind == "raid_operation" else _EPISODE
        event = self._event(kind, "passive" if verb.passive else "active", at, None, size)
        event.target = None
        if target is not None:
            event.object_text = self._words_of(target)
        yield event

    def _air(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "warplanes targeted a depot", "a drone hit a car"; not "gunmen targeted a depot"."""
        subject = self._subject(at) if not verb.passive and verb.finite else None
        if subject is None or subject.noun is not None or self._object(at) is None:
            return
        norms = {word.norm for word in self.words[subject.start : subject.end]}
        kind = "drone_strike" if norms & _DRONES else "airstrike" if norms & _TELLING["air_words"] else ""
        if kind:
            yield self._event(kind, "from_the_air", at, None, ONE if kind == "drone_strike" else _EPISODE)

    def _from_the_air(self, at: int, verb: VerbGroup) -> bool:
        subject = self._subject(at) if not verb.passive else None
        near = self.words[subject.start : subject.end] if subject else self.words[verb.start : verb.end + 8]
        return any(word.norm in _TELLING["air_words"] for word in near)

    def _weapon_phrase(self, phrase: Phrase | None) -> bool:
        return (
            phrase is not None
            and bool(self.words[phrase.head].entry.weapon)
            and (
                phrase.noun is None
                or phrase.noun.noun is None
                or phrase.noun.noun.frame != "event"
                or phrase.quantity is not None
            )
        )

    def _fire(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        phrase = self._subject(at) if verb.passive else self._object(at)
        if phrase is not None and self._weapon_phrase(phrase):
            counted = phrase.quantity is not None or is_plural(self.words[phrase.head].norm)
            if counted:
                yield self._projectile("fired", at, phrase)

    def _impact(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        phrase = self._subject(at) if not verb.passive else None
        event_noun = (
            phrase is not None
            and phrase.noun is not None
            and phrase.noun.noun is not None
            and phrase.noun.noun.frame == "event"
        )
        if phrase is None or event_noun or not self._weapon_phrase(phrase):
            return
        if phrase.quantity is not None or is_plural(self.words[phrase.head].norm):
            event = self._projectile("landed", at, phrase)
            event.frame = "impact"
            yield event

    def _motion(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        subject = self._subject(at)
        if subject is None or self.clauses.type(at - 1) == "rel" or (verb.bare and use.form == "gerund"):
            return
        norms = {word.norm for word in self.words[subject.start : subject.end]}
        military = bool(norms & _TELLING["military"]) or bool(subject.actors)
        people = bool(norms & _TELLING["displaced_subjects"])
        if not (military or (people and use.kind == "return")) or self._returns_something(at, use):
            return
        counted = subject.quantity is not None and subject.quantity.hedge not in ("single", "several")
        size = subject.quantity if counted else _UNCOUNTED
        event = self._event(use.kind, "motion", at, subject, size or _UNCOUNTED, unit="person")
        yield event

    def _returns_something(self, at: int, use: VerbUse) -> bool:
        following = self._object(at)
        return (
            following is not None
            and not self.words[following.start].dated
            and not (self.words[following.head].entry.tags & {"times"} or self.words[following.head].norm == "home")
        )

    def _entry(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        subject = self._subject(at)
        if subject is None:
            return
        head = self.words[subject.head]
        convoy = subject.noun is not None and subject.noun.noun is not None and subject.noun.noun.frame == "convoy"
        if not (head.has("vehicles") or convoy):
            return
        size = subject.quantity or (SEVERAL if is_plural(head.norm) else ONE)
        event = self._event("convoy_entry", "entered", at, subject, size, unit="vehicle")
        if convoy and size.hedge in ("single", "several", ""):
            event.unit = "vehicle"
        yield event

    def _flight(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        found = self.clauses.subject(at)
        people = self.clauses.people(found) if found is not None else None
        if people is not None and people.quantity is not None and people.quantity.hedge not in ("single", "pair"):
            event = self._event("displaced", "fled", at, people, people.quantity)
            event.frame = "harm"
            event.status, event.age, event.sex = profile(self.sentence, people)
            yield event

    def _seizure(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        phrase = self._subject(at) if verb.passive else self._object(at)
        if phrase is not None and (
            self.words[phrase.head].has("arms") or any(w.has("arms") for w in self.words[phrase.start : phrase.end])
        ):
            size = phrase.quantity or (SEVERAL if is_plural(self.words[phrase.head].norm) else ONE)
            yield self._event("weapons_seized", "seized", at, phrase, size)

    def _damage(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        phrase = self._object(at) if not verb.passive else self._subject(at)
        if phrase is None and use.form == "participle":
            phrase = self._subject(at)
        if phrase is not None and any(w.has("buildings") for w in self.words[phrase.start : phrase.end]):
            plural = is_plural(self.words[phrase.head].norm)
            yield self._event("property_damage", "damaged", at, phrase, phrase.quantity or (SEVERAL if plural else ONE))
