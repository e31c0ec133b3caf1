"""Acts told by verbs: shelled, fired, landed, seized, damaged; their frames, those of movement among them."""

from collections.abc import Iterator

from .act_turns import ActTurns
from .assaults import Assaults
from .deeds import EPISODE, TELLING
from .lexicon import VerbUse
from .movements import Movements
from .people import ONE
from .projectiles import Projectiles
from .reading import Event, VerbGroup

_VILLAGES = frozenset({"village", "villages"})
_DRONES = frozenset({"drone", "drones", "uav", "uavs"})


class ActVerbs(ActTurns, Assaults, Movements, Projectiles):
    """Finds the act that a verb group tells."""

    FRAMES = frozenset(
        """attack meeting fire impact motion entry seizure damage flight explosion control air assault fight leaving
        deployment strengthening""".split()
    )

    def told_by(self, at: int, verb: VerbGroup) -> Iterator[Event]:
        """Yield the acts of a verb group, each frame once; the frame named "fire" is read by the method `_fire`."""
        uses = {use.frame: use for use in verb.entry.verbs if use.frame in self.FRAMES}
        for frame, use in uses.items():
            yield from getattr(self, f"_{frame}")(at, verb, use)

    def _meeting(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        return self._attack(at, verb, use)

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
        size = ONE if kind == "raid_operation" else EPISODE
        yield self._done_to(kind, "passive" if verb.passive else "active", at, target, size)

    def _air(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "warplanes targeted a depot", "a drone hit a car"; not "gunmen targeted a depot"."""
        subject = self._subject(at) if not verb.passive and verb.finite else None
        if subject is None or subject.noun is not None or self._object(at) is None:
            return
        norms = {word.norm for word in self.words[subject.start : subject.end]}
        kind = "drone_strike" if norms & _DRONES else "airstrike" if norms & TELLING["air_words"] else ""
        if kind:
            yield self._event(kind, "from_the_air", at, None, ONE if kind == "drone_strike" else EPISODE)

    def _from_the_air(self, at: int, verb: VerbGroup) -> bool:
        subject = self._subject(at) if not verb.passive else None
        near = self.words[subject.start : subject.end] if subject else self.words[verb.start : verb.end + 8]
        return any(word.norm in TELLING["air_words"] for word in near)

    def _seizure(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        phrase = self._subject(at) if verb.passive else self._object(at)
        told = phrase.noun.noun.frame if phrase is not None and phrase.noun is not None and phrase.noun.noun else ""
        if phrase is None or told == "victims":  # "bullet-riddled bodies"
            return
        if self._holds(phrase, "arms"):
            yield self._event("weapons_seized", "seized", at, phrase, self._size_of(phrase))

    def _damage(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        """ "burned two shops", "the looting of shops", "set fire to a school"."""
        phrase = self._object(at) if not verb.passive else self._subject(at)
        if phrase is None and use.form == "participle":
            phrase = self._subject(at)
        if phrase is None and use.form == "gerund" and self.clauses.type(at + 1) == "of":
            last = at + 4 if self.clauses.type(at + 3) == "conj" else at + 2  # "of public and private property"
            phrase = self.clauses.phrase(last) or self.clauses.phrase(at + 2)
        if phrase is not None and any(word.has("buildings") or word.norm in _VILLAGES for word in self._in(phrase)):
            yield self._event("property_damage", "damaged", at, phrase, self._size_of(phrase))
