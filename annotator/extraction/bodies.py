"""Bodies: which of them a text tells as found, buried or taken away."""

from .victims import Victims

_TAKEN = frozenset("taken brought transferred moved carried delivered handed received pulled dug extracted removed"
                   " returned lifted fished washed sent transported collected evacuated".split())  # fmt: skip
_TAKES = frozenset("pull pulls pulled pulling dig digs dug digging extract extracts extracted extracting remove removes"
                   " removed removing collect collects collected receive receives received bring brings brought take"
                   " takes took deliver delivered hand handed lift lifted fished transport transported transfer"
                   " transferred return returns returned".split())  # fmt: skip


class Bodies(Victims):
    """Tells bodies that somebody handled from those that a text only speaks of."""

    def _bodies_handled(self, at: int) -> bool:
        if self._bodies_moved(at):
            return True
        near = [self.clauses.verb(place) for place in range(max(0, at - 2), min(len(self.clauses.chunks), at + 7))]
        return any(use.frame == "bodies" for verb in near if verb is not None for use in verb.entry.verbs)

    def _bodies_moved(self, at: int) -> bool:
        """ "nine bodies were taken to hospital", "they pulled seven bodies from the ruins"; not "saw two bodies"."""
        of = self.clauses.phrase(at + 2) if self.clauses.type(at + 1) == "of" else None
        if of is not None and of.quantity is None:  # "the body of Omar was taken" tells of a death, not of a find
            return False
        whose = at + 2 if of is not None else at  # "the bodies of five men were handed over"
        after, before = self.clauses.verb(whose + 1), self.clauses.verb(at - 1)
        taken = after is not None and after.passive and self.sentence.words[after.main].norm in _TAKEN
        takes = before is not None and not before.passive and self.sentence.words[before.main].norm in _TAKES
        return taken or (takes and before is not None and not before.infinitive)
