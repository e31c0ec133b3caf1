"""Military and security acts: strikes, raids, fire, movements, seizures and damage."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ..clauses import Clauses
from ..data import load
from ..lexicon import NounUse, VerbUse
from ..numbers import Quantity
from ..people import ONE, SEVERAL, is_plural
from ..reading import Event, Phrase, Reading, Sentence, VerbGroup, reading_of
from ..vocabulary import KINDS

_TELLING = {name: frozenset(words) for name, words in load("telling").items()}
_EPISODE = Quantity(1, 1, None, "")
_UNCOUNTED = Quantity(None, None, None, "")
_ON = frozenset({"on", "against", "in", "of", "at", "by", "near", "between", "over", "to", "from", "with"})
_EVENT_FRAMES = frozenset({"event", "strike", "missile"})


@Language.factory("claim_acts")
def make_acts(nlp: Language, name: str) -> "ActFinder":
    return ActFinder()


class ActFinder:
    """Adds an event for each act that a sentence tells."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        for sentence in reading.sentences:
            if sentence.live:
                sentence.events.extend(Acts(reading, sentence).events())
        return doc


class Acts:
    """Finds the acts told in one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.clauses = Clauses(sentence, reading.upper)
        self.frames = {
            "attack": self._attack, "meeting": self._attack, "fire": self._fire, "impact": self._impact,
            "motion": self._motion, "entry": self._entry, "seizure": self._seizure, "damage": self._damage,
            "flight": self._flight,
        }  # fmt: skip

    def events(self) -> Iterator[Event]:
        for at, chunk in enumerate(self.sentence.chunks):
            if isinstance(chunk, VerbGroup):
                uses = {use.frame: use for use in chunk.entry.verbs if use.frame in self.frames}
                for frame, use in uses.items():
                    yield from self.frames[frame](at, chunk, use)
            elif isinstance(chunk, Phrase):
                yield from self._phrase(at, chunk)

    # nouns -------------------------------------------------------------------------------------

    def _phrase(self, at: int, phrase: Phrase) -> Iterator[Event]:
        head = self.words[phrase.head]
        if phrase.noun is not None and phrase.noun.noun is not None:
            use = phrase.noun.noun
            if use.frame in _EVENT_FRAMES and phrase.noun_at[1] == phrase.head + 1:
                yield from self._event_noun(at, phrase, use)
            elif use.frame == "convoy":
                yield from self._convoy(at, phrase, use)
            elif use.frame == "event" and use.kind == "reinforcement":
                yield from self._reinforcement(at, phrase, use)
            elif use.frame == "damage" and self._caused(at):
                yield self._event("property_damage", "damage_noun", at, phrase, _UNCOUNTED)
        elif head.has("batches") and phrase.quantity is not None:
            yield self._event("convoy_entry", "batches", at, phrase, phrase.quantity, unit="batch")
        elif head.entry.weapon and phrase.quantity is not None and self._with_weapon(at):
            yield self._projectile("with_weapon", at, phrase)

    def _event_noun(self, at: int, phrase: Phrase, use: NounUse) -> Iterator[Event]:
        if use.kind == "reinforcement":
            yield from self._reinforcement(at, phrase, use)
            return
        definite = phrase.determiner in (
            "the",
            "this",
            "that",
            "these",
            "those",
            "its",
            "their",
            "such",
            "any",
            "all",
            "every",
        )
        if self.clauses.type(at - 1) == "including" and phrase.quantity is None:
            return
        told = self._tells(at, phrase, use, definite)
        if told:
            event = self._event(self._bombing(phrase, use), f"noun.{told}", at, phrase, self._size(phrase, use))
            event.definite = definite
            event.frame = use.frame
            yield event

    def _bombing(self, phrase: Phrase, use: NounUse) -> str:
        """Bombing by a state's forces comes from the air; other bombings are planted."""
        state = any(actor.kind == "state forces" for actor, _, _ in phrase.actors)
        bombing = self.words[phrase.head].norm in ("bombing", "bombings")
        return "airstrike" if use.kind == "ied_explosion" and bombing and state else use.kind

    def _tells(self, at: int, phrase: Phrase, use: NounUse, definite: bool) -> str:
        """Say by what an event noun tells of an event, or nothing when it only refers to one."""
        norm = self._norm(at + 1)
        kind = self.clauses.type(at + 1)
        verb = self.clauses.verb(at + 1)
        hits = verb is not None and not verb.negated and self.words[verb.main].norm in _TELLING["events_that_hit"]
        if kind == "prep" and norm == "between":
            return "between"
        if hits and not (definite and use.kind == "ied_explosion"):
            return "hits"
        if definite:
            return "target" if kind in ("prep", "of") and norm in ("on", "against") and self._named(at + 2) else ""
        if phrase.quantity is not None:
            return "counted"
        if phrase.actors and phrase.actors[0][1] < phrase.noun_at[0]:
            return "actor"
        if kind in ("prep", "of") and norm in _ON and use.frame != "strike":
            return "argument"
        if kind in ("prep", "of") and norm in ("on", "against", "by"):
            return "argument"
        return "performed" if self._performed(at) else ""

    def _norm(self, at: int) -> str:
        chunk = self.clauses.chunks[at] if 0 <= at < len(self.clauses.chunks) else None
        return self.words[chunk.start].norm if chunk else ""

    def _named(self, at: int) -> bool:
        phrase = self.clauses.phrase(at)
        return phrase is not None and any(word.text[:1].isupper() for word in self.words[phrase.start : phrase.end])

    def _performed(self, at: int) -> bool:
        place = at - 1
        while self.clauses.type(place) in ("np", "comma", "conj", "adverb", "other", "prep") and place > at - 6:
            place -= 1
        verb = self.clauses.verb(place)
        return verb is not None and self.words[verb.main].norm in _TELLING["carries_out"]

    def _size(self, phrase: Phrase, use: NounUse) -> Quantity:
        if phrase.quantity is not None and not (use.number == "mass" and phrase.quantity.hedge == "single"):
            return phrase.quantity
        return {"mass": _EPISODE, "plural": SEVERAL, "singular": ONE}[use.number]

    def _convoy(self, at: int, phrase: Phrase, use: NounUse) -> Iterator[Event]:
        verb = self.clauses.verb(at + 1)
        moves = verb is not None and any(use.frame in ("entry", "motion") for use in verb.entry.verbs)
        entry = self._norm(at - 2) in ("entry", "arrival") or "entry" in [
            w.norm for w in self.words[phrase.start : phrase.head]
        ]
        entered = (
            self.clauses.type(at - 1) == "of"
            and (before := self.clauses.phrase(at - 2)) is not None
            and (self.words[before.head].norm in ("entry", "arrival", "entrance"))
        )
        if (entry or entered) and not moves:
            yield self._event("convoy_entry", "entry_of", at, phrase, phrase.quantity or ONE)

    def _reinforcement(self, at: int, phrase: Phrase, use: NounUse) -> Iterator[Event]:
        after, before = self.clauses.verb(at + 1), self.clauses.verb(at - 1)
        arrives = after is not None and any(use.frame == "entry" for use in after.entry.verbs)
        sent = before is not None and self.words[before.main].norm.startswith(
            ("sen", "bring", "brought", "carry", "deploy")
        )
        if sent or arrives or (phrase.quantity is not None and phrase.quantity.hedge != "single"):
            yield self._event("reinforcement", "sent" if sent else "arrives", at, phrase, phrase.quantity or _EPISODE)

    def _caused(self, at: int) -> bool:
        verb = self.clauses.verb(at - 1) or (self.clauses.type(at - 1) == "conj" and self.clauses.verb(at - 3)) or None
        return verb is not None and self.words[verb.main].norm.startswith(
            ("caus", "inflict", "left", "leav", "result", "suffer", "sustain")
        )

    def _with_weapon(self, at: int) -> bool:
        if self._norm(at - 1) != "with":
            return False
        near = [self.clauses.verb(place) for place in range(max(0, at - 4), at)]
        return any(
            verb and self.words[verb.main].norm.startswith(("struck", "hit", "shell", "attack", "bomb", "target"))
            for verb in near
        )

    # verbs -------------------------------------------------------------------------------------

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

    def _from_the_air(self, at: int, verb: VerbGroup) -> bool:
        subject = self._subject(at) if not verb.passive else None
        near = self.words[subject.start : subject.end] if subject else self.words[verb.start : verb.end + 8]
        return any(word.norm in _TELLING["air_words"] for word in near)

    def _words_of(self, phrase: Phrase) -> str:
        return " ".join(word.text for word in self.words[phrase.start : phrase.end])

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
        if phrase is not None and self._weapon_phrase(phrase) and not event_noun:
            if phrase.quantity is not None or is_plural(self.words[phrase.head].norm):
                event = self._projectile("landed", at, phrase)
                event.frame = "impact"
                yield event

    def _projectile(self, rule: str, at: int, phrase: Phrase) -> Event:
        head = self.words[phrase.head]
        size = phrase.quantity or (SEVERAL if is_plural(head.norm) else ONE)
        event = self._event("projectile_fired", rule, at, phrase, size)
        event.weapon = head.entry.weapon
        return event

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
            yield self._event("displaced", "fled", at, people, people.quantity)

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

    # events ------------------------------------------------------------------------------------

    def _event(self, kind: str, rule: str, at: int, phrase: Phrase | None, size: Quantity, unit: str = "") -> Event:
        chunk = self.sentence.chunks[at]
        return Event(
            kind, "act", f"{kind}.{rule}", self.sentence, (chunk.start, chunk.end), at,
            target=phrase, quantity=size, unit=unit or KINDS[kind].unit, status="not_applicable", score=0.7,
        )  # fmt: skip
