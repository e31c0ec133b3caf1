"""Acts told by nouns: "three airstrikes on", "a raid in", "in four batches"."""

from collections.abc import Iterator

from .assaults import Assaults
from .deeds import EPISODE, TELLING, UNCOUNTED
from .lexicon import NounUse
from .numbers import Quantity
from .people import ONE, SEVERAL
from .reading import Event, Phrase

_ON = frozenset({"on", "against", "in", "of", "at", "by", "near", "between", "over", "to", "from", "with"})
_EVENT_FRAMES = frozenset({"event", "strike", "missile"})


class ActNouns(Assaults):
    """Finds the act that a noun phrase tells."""

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
            elif use.frame == "attack" and phrase.noun_at[1] == phrase.head + 1:
                yield from self._attack_noun(at, phrase, use)
            elif use.frame == "damage" and self._caused(at):
                yield self._event("property_damage", "damage_noun", at, phrase, UNCOUNTED)
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
        if (self.clauses.type(at - 1) == "including" and phrase.quantity is None) or self._handled(at, phrase):
            return
        told = self._tells(at, phrase, use, definite)
        if told:
            event = self._event(self._bombing(phrase, use), f"noun.{told}", at, phrase, self._size(phrase, use))
            event.definite = definite
            event.frame = use.frame
            event.span = self._with_effect(at, phrase)
            yield event

    def _with_effect(self, at: int, phrase: Phrase) -> tuple[int, int] | None:
        """ "the explosions that shook the town, caused by an exchange of fire": the quote opens with the effect."""
        if self._norm(at - 1) != "by" or self._main(at - 2) != "caused":
            return None
        for chunk in self.clauses.chunks[: at - 2]:
            noun = chunk.noun.noun if isinstance(chunk, Phrase) and chunk.noun is not None else None
            if noun is not None and noun.frame == "event":
                return self.words[chunk.start].start, self.words[phrase.end - 1].end
        return None

    def _handled(self, at: int, phrase: Phrase) -> bool:
        """ "two explosive devices were found", "defused a roadside bomb": what is found has not gone off."""
        after, before = self.clauses.verb(at + 1), self.clauses.verb(at - 1)
        found = [after] if after is not None and after.passive else []
        found += [before] if before is not None and not before.passive else []
        seized = any(use.frame == "seizure" for verb in found for use in verb.entry.verbs)
        return seized and self._holds(phrase, "arms")

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
        hits = verb is not None and not verb.negated and self.words[verb.main].norm in TELLING["events_that_hit"]
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
        if self._norm(at - 1) == "by" and self._main(at - 2) in TELLING["struck"]:
            return "struck_by"
        return "performed" if self._performed(at) else ""

    def _performed(self, at: int) -> bool:
        place = at - 1
        while self.clauses.type(place) in ("np", "comma", "conj", "adverb", "other", "prep") and place > at - 6:
            place -= 1
        verb = self.clauses.verb(place)
        return verb is not None and self.words[verb.main].norm in TELLING["carries_out"]

    def _size(self, phrase: Phrase, use: NounUse) -> Quantity:
        if phrase.quantity is not None and not (use.number == "mass" and phrase.quantity.hedge == "single"):
            return phrase.quantity
        return {"mass": EPISODE, "plural": SEVERAL, "singular": ONE}[use.number]

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
            yield self._event("reinforcement", "sent" if sent else "arrives", at, phrase, phrase.quantity or EPISODE)

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
