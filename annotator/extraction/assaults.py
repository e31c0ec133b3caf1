"""Attacks on people and positions, and fights: "militants attacked a checkpoint", "opened fire on a café"."""

from collections.abc import Iterator

from .deeds import EPISODE, TELLING, Deeds
from .lexicon import NounUse, VerbUse
from .people import ONE
from .reading import Event, Phrase, VerbGroup

_AIMED = frozenset({"on", "at", "against", "upon", "towards", "toward"})
_OPPOSED = frozenset({"with", "against", "off"})
_MEANS = frozenset({"with", "using", "by"})
_BY_WEAPON = {"rocket": "rocket_attack", "missile": "rocket_attack", "shell": "shelling", "drone": "drone_strike",
              "bomb": "ied_explosion", "grenade": "ied_explosion"}  # fmt: skip
_REACH = 9
_CIVIL = frozenset({"buildings", "facilities"})


class Assaults(Deeds):
    """Finds attacks with small arms, and battles."""

    def _assault(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """An attack on armed people is a clash; one on others is told by its harm, else by an event of its own."""
        target = self._subject(at) if verb.passive else self._aimed_at(at)
        attacker = self._agent(at) if verb.passive else self._subject(at)
        if target is None or self.words[target.head].has("pronoun") or self._from_afar(attacker):
            return
        if self._to_come(at, verb, use):
            return
        kind = self._fought_with(at)
        if kind is None:
            return
        if kind or self._defended(target):
            yield self._done_to(kind or "clash", "attacked", at, target, EPISODE)
        elif self._news(at, verb, use) and self._armed(attacker) and target.noun is None:
            yield self._done_to("other", "attacked", at, target, ONE)

    def _news(self, at: int, verb: VerbGroup, use: VerbUse) -> bool:
        """Whether an attack is told for its own sake, not by the harm that it did or to say who somebody is."""
        told = verb.finite and (use.form in ("past", "participle") or not verb.bare)
        return told and self.clauses.type(at - 1) != "rel" and not self.sentence.events

    def _aimed_at(self, at: int) -> Phrase | None:
        """Return what an attack is aimed at: the object, or what "opened fire on" leads to."""
        linked = self.clauses.type(at + 1) == "prep" and self._norm(at + 1) in _AIMED
        return self.clauses.phrase(at + 2) if linked else self._object(at)

    def _agent(self, at: int) -> Phrase | None:
        for place in range(at + 1, min(at + 5, len(self.clauses.chunks))):
            if self.clauses.type(place) == "prep" and self._norm(place) == "by":
                return self.clauses.phrase(place + 1)
        return None

    def _from_afar(self, attacker: Phrase | None) -> bool:
        """Aircraft, rockets and parties that only speak attack in other ways."""
        if attacker is None:
            return False
        words = self._in(attacker)
        return attacker.noun is not None or any(
            word.norm in TELLING["air_words"] or word.entry.weapon for word in words
        )

    def _fought_with(self, at: int) -> str | None:
        """Return the kind that the means make of an attack; none where counted projectiles tell it themselves."""
        for place in range(at + 1, min(at + _REACH, len(self.clauses.chunks) - 1)):
            if self.clauses.type(place) in ("sub", "stop", "vg"):
                break
            phrase = self.clauses.phrase(place + 1)
            if phrase is None or self._norm(place) not in _MEANS:
                continue
            kinds = [_BY_WEAPON.get(word.entry.weapon, "") for word in self._in(phrase) if word.entry.weapon]
            if kinds and phrase.quantity is not None and phrase.quantity.hedge != "single":
                return None
            if phrase.noun is not None and phrase.noun.noun is not None and phrase.noun.noun.frame != "attack":
                return None
            if kinds:
                return kinds[0]
        return ""

    def _defended(self, target: Phrase) -> bool:
        """Whether a target is armed people, or a place that they hold; a country is neither."""
        words = self._in(target)
        if any(word.norm in TELLING["strongpoints"] for word in words):
            return True
        if self.words[target.head].entry.tags & _CIVIL:
            return False  # "the house of a commander", "a private school"
        if any(word.entry.person is not None and word.entry.person.status == "combatant" for word in words):
            return True
        group = any(actor.kind != "state forces" for actor, _, _ in target.actors)
        return group or any(word.norm in TELLING["armed"] for word in words)

    def _fight(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "troops fought rebels", "fought off the attackers"; not "fought the blaze"."""
        place = at + 1
        while self.clauses.type(place) == "adverb" or self._norm(place) in _OPPOSED:
            place += 1
        enemy = self.clauses.phrase(place)
        if enemy is not None and self._defended(enemy) and self._armed(self._subject(at)) and not verb.passive:
            yield self._done_to("clash", "fought", at, enemy, EPISODE)

    def _attack_noun(self, at: int, phrase: Phrase, use: NounUse) -> Iterator[Event]:
        """ "launched an attack on an army post", "a battle erupted", "an attack by warplanes"; not "the attack"."""
        told = self._attack_told(at, phrase)
        if told:
            size = phrase.quantity or EPISODE
            event = self._event("airstrike" if told == "air" else use.kind, f"noun.{told}", at, phrase, size)
            event.definite = phrase.determiner == "the"
            event.frame = "event"
            yield event

    def _attack_told(self, at: int, phrase: Phrase) -> str:
        link, other = self._norm(at + 1), self.clauses.phrase(at + 2)
        governed = self.clauses.type(at + 1) == "prep"
        if governed and link == "between":
            return "between"
        if governed and link == "by" and other is not None and self._from_the_sky(other):
            return "air"
        fought = self.words[phrase.head].norm in TELLING["battles"]
        if fought and self._main(at + 1) in TELLING["events_that_hit"]:
            return "hits"
        if phrase.determiner == "the" or not governed or other is None:
            return ""
        opposed = link in (_AIMED | {"with"} if fought else _AIMED)
        return "argument" if opposed and self._defended(other) else ""

    def _from_the_sky(self, phrase: Phrase) -> bool:
        return any(word.norm in TELLING["air_words"] for word in self._in(phrase))
