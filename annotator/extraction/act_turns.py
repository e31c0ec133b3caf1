"""Acts told by turns of their own: what explodes, and what ground changes hands."""

from collections.abc import Iterator

from .deeds import TELLING, Deeds
from .lexicon import VerbUse
from .people import ONE, SEVERAL, is_plural
from .reading import Event, Phrase, VerbGroup


class ActTurns(Deeds):
    """Finds explosions and changes of control that a verb group tells."""

    def _explosion(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "a bomb went off", "militants detonated two devices"; not "anger exploded" and not "the blast went off"."""
        found = self.clauses.subject(at)
        near = [self.clauses.phrase(found) if found is not None else None]
        if not verb.passive:
            near.append(self.clauses.phrase(at + 1))
        for phrase in near:
            if phrase is None or not self._explosive(phrase):
                continue
            told = phrase.noun is not None and phrase.quantity is not None
            if not told:
                yield self._event("ied_explosion", "exploded", at, phrase, self._size_of(phrase))
            return

    def _explosive(self, phrase: Phrase) -> bool:
        return any(word.norm in TELLING["explosives"] for word in self.words[phrase.start : phrase.end])

    def _control(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "rebels captured two villages"; not "captured two fighters" and not "captured on video"."""
        place = at + 1
        while self.clauses.type(place) in ("adverb", "other", "of"):
            place += 1
        found = self.clauses.subject(at) if verb.passive else place
        phrase = self.clauses.phrase(found) if found is not None else None
        if phrase is None or not self._is_ground(phrase):
            return
        plural = is_plural(self.words[phrase.head].norm)
        size = phrase.quantity or (SEVERAL if plural and self.words[phrase.head].entry.place else ONE)
        yield self._event("territory_change", "taken", at, phrase, size)
