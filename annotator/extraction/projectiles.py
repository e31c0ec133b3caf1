"""Projectiles told by verbs: fired, dropped, hurled, landed, hit by."""

from collections.abc import Iterator

from .deeds import TELLING, Deeds
from .lexicon import VerbUse
from .people import is_bare_number, is_plural
from .reading import Event, Phrase, VerbGroup
from .sameness import is_plural_count

_THROWN = frozenset({"grenade", "bomb"})


class Projectiles(Deeds):
    """Finds what was fired, thrown or landed."""

    def _weapon_phrase(self, phrase: Phrase | None) -> bool:
        """Whether a phrase counts projectiles; "tear gas grenades" harm nobody, and an event noun tells itself."""
        if phrase is None or not self.words[phrase.head].entry.weapon:
            return False
        event_noun = phrase.noun is not None and phrase.noun.noun is not None and phrase.noun.noun.frame == "event"
        harmless = any(word.norm in TELLING["harmless"] for word in self._in(phrase))
        return not harmless and (not event_noun or phrase.quantity is not None)

    def _counted(self, phrase: Phrase) -> bool:
        return phrase.quantity is not None or is_plural(self.words[phrase.head].norm)

    def _fire(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "fired two rockets", "two rockets were fired", "the rockets fired by militants"."""
        phrase = self._subject(at) if verb.passive else self._object(at)
        described = verb.bare and not self._weapon_phrase(phrase) and use.form != "gerund"
        if described and self.clauses.type(at - 1) == "np" and self.clauses.type(at + 1) == "prep":
            phrase = self.clauses.phrase(at - 1)
        if phrase is None or not self._weapon_phrase(phrase) or not self._counted(phrase) or self._told(phrase):
            return
        thrown = use.kind == "ied_explosion"
        if not thrown:
            yield self._projectile("fired", at, phrase)
        elif self.words[phrase.head].entry.weapon in _THROWN:
            yield self._event("ied_explosion", "thrown", at, phrase, self._size_of(phrase))

    def _told(self, phrase: Phrase) -> bool:
        return any(event.target is phrase for event in self.sentence.events)

    def _impact(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        phrase = self._subject(at) if not verb.passive else self._by_weapon(at)
        if phrase is not None and not verb.passive and is_bare_number(phrase):
            yield from self._one_of_them(at, phrase)
            return
        event_noun = (
            phrase is not None
            and phrase.noun is not None
            and phrase.noun.noun is not None
            and phrase.noun.noun.frame == "event"
        )
        if phrase is None or event_noun or not self._weapon_phrase(phrase):
            return
        if verb.passive or self._counted(phrase):
            event = self._projectile("landed", at, phrase)
            event.frame = "impact"
            yield event

    def _one_of_them(self, at: int, phrase: Phrase) -> Iterator[Event]:
        """ "fired three rockets: one hit a wall": a bare number takes up the projectiles counted just before."""
        before = self.sentence.events or self._sentence_before()
        fired = next((event for event in reversed(before) if event.kind == "projectile_fired"), None)
        if fired is None or not is_plural_count(fired.quantity) or phrase.quantity is None:
            return
        if (phrase.quantity.min or 0) <= (fired.quantity.min or 0 if fired.quantity else 0):
            event = self._projectile("landed", at, phrase)
            event.frame, event.weapon = "impact", fired.weapon
            yield event

    def _by_weapon(self, at: int) -> Phrase | None:
        """ "the ship was hit by a missile": what struck stands behind "by"; a drone strikes in its own right."""
        linked = self.clauses.type(at + 1) == "prep" and self._norm(at + 1) == "by"
        phrase = self.clauses.phrase(at + 2) if linked else None
        flies = phrase is not None and self.words[phrase.head].entry.weapon == "drone"
        return None if flies else phrase
