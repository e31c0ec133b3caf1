"""Movements of forces and people: withdrew, left, returned, entered, deployed, fled."""

from collections.abc import Iterator

from .deeds import EPISODE, TELLING, UNCOUNTED, Deeds
from .lexicon import VerbUse
from .people import ONE, SEVERAL, is_plural, profile
from .reading import Event, Phrase, VerbGroup

_THEY = frozenset({"it", "they"})
_LED_AWAY = frozenset({"hospital", "hospitals", "prison", "jail", "court", "trial", "morgue", "detention"})


class Movements(Deeds):
    """Finds the movement that a verb group tells."""

    def _motion(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        subject = self._subject(at)
        begun = self._main(at - 1) in TELLING["begins"]
        described = self.clauses.type(at - 1) == "rel" or (verb.bare and use.form == "gerund" and not begun)
        if subject is None or described:
            return
        norms = {word.norm for word in self._in(subject)}
        military = bool(norms & TELLING["military"]) or bool(subject.actors)
        people = bool(norms & TELLING["displaced_subjects"])
        if use.kind == "return" and norms & _THEY:
            military = any(event.kind == "withdrawal" for event in [*self._sentence_before(), *self.sentence.events])
        if not (military or (people and use.kind == "return")) or self._returns_something(at, use):
            return
        yield self._moved(use.kind, "motion", at, subject)

    def _moved(self, kind: str, rule: str, at: int, subject: Phrase) -> Event:
        counted = subject.quantity is not None and subject.quantity.hedge not in ("single", "several")
        size = subject.quantity if counted else UNCOUNTED
        return self._event(kind, rule, at, subject, size or UNCOUNTED, unit="person")

    def _returns_something(self, at: int, use: VerbUse) -> bool:
        following = self._object(at)
        return (
            following is not None
            and not self.words[following.start].dated
            and not (self.words[following.head].entry.tags & {"times"} or self.words[following.head].norm == "home")
        )

    def _leaving(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "fighters left their last bastion", "rebels were evacuated from the town"; not "left three dead"."""
        begun = self._main(at - 1) in TELLING["begins"]
        if self._to_come(at, verb, use) or (verb.bare and use.form == "gerund" and not begun):
            return
        subject = self._subject(at)
        if subject is None or subject.noun is not None or not self._force(subject):
            return
        place = at + 2 if verb.passive and self._norm(at + 1) == "from" else at + 1
        ground = self.clauses.phrase(place)
        if (verb.passive and place == at + 1) or ground is None or ground.quantity is not None:
            return
        own = any(word.norm in TELLING["ground"] for word in self._in(ground))  # "their last bastion"
        if (own or self._is_ground(ground)) and self.clauses.type(place + 1) != "vg":
            yield self._moved("withdrawal", "left", at, subject)

    def _entry(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        subject = self._subject(at)
        if subject is None:
            return
        head = self.words[subject.head]
        convoy = subject.noun is not None and subject.noun.noun is not None and subject.noun.noun.frame == "convoy"
        if not (head.has("vehicles") or convoy):
            return
        size = subject.quantity or (SEVERAL if is_plural(head.norm) else ONE)
        yield self._event("convoy_entry", "entered", at, subject, size, unit="vehicle")

    def _deployment(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "sent 500 soldiers to the border"; not "sent two soldiers to hospital"."""
        sent = self._subject(at) if verb.passive else self._object(at)
        if sent is None or sent.noun is not None or self._to_come(at, verb, use) or not self._force(sent):
            return
        if self._led_away(at) or (verb.bare and use.form == "gerund"):
            return
        head = self.words[sent.head]
        unit = "vehicle" if head.has("vehicles") else "person" if head.entry.person is not None else ""
        counted = bool(unit) and sent.quantity is not None and sent.quantity.hedge not in ("single", "several")
        size = sent.quantity if counted else None
        yield self._event("reinforcement", "deployed", at, sent, size or EPISODE, unit=unit if counted else "")

    def _strengthening(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "the army reinforced its positions"; not "the ruling reinforced the ban"."""
        phrase = self._subject(at) if verb.passive else self._object(at)
        if phrase is None or phrase.noun is not None or self._to_come(at, verb, use):
            return
        if self._force(phrase) or any(word.norm in TELLING["strongpoints"] for word in self._in(phrase)):
            yield self._event("reinforcement", "strengthened", at, phrase, EPISODE)

    def _force(self, phrase: Phrase) -> bool:
        """Whether a phrase is armed people in number, or their arms; not "two prisoners of the army"."""
        words, head = self._in(phrase), self.words[phrase.head]
        if head.entry.person is not None and head.entry.person.status != "combatant":
            return False
        groups = any(actor.kind != "state forces" for actor, _, _ in phrase.actors)
        if groups or any(word.norm in TELLING["forces"] for word in words):
            return True
        fighters = any(word.entry.person is not None and word.entry.person.status == "combatant" for word in words)
        counted = phrase.quantity is not None and phrase.quantity.hedge not in ("single", "pair")
        return fighters and (counted or is_plural(self.words[phrase.head].norm))

    def _led_away(self, at: int) -> bool:
        near = self.clauses.chunks[at + 1 : at + 5]
        return any(word.norm in _LED_AWAY for chunk in near for word in self.words[chunk.start : chunk.end])

    def _flight(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        found = self.clauses.subject(at)
        people = self.clauses.people(found) if found is not None else None
        if people is not None and people.quantity is not None and people.quantity.hedge not in ("single", "pair"):
            event = self._event("displaced", "fled", at, people, people.quantity)
            event.frame = "harm"
            event.status, event.age, event.sex = profile(self.sentence, people)
            yield event
