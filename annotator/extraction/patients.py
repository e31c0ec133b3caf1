"""Whom a verb in the passive is about: its own subject, one that it shares, or one that stands far before it."""

from .clauses import Clauses
from .people import count_of
from .reading import Reading, Sentence
from .tallies import is_name

_FOR_ONE = frozenset({"was", "is", "has"})


class Patients:
    """Finds the subjects of the verbs of one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.sentence = sentence
        self.clauses = Clauses(sentence, reading.upper)
        self.victims: dict[int, list[int]] = {}

    def _subjects(self, at: int) -> list[int]:
        shared = self._shared_subject(at)
        if shared is not None:
            return shared
        found = self.clauses.subject(at)
        if found is None or self.clauses.people(found) is None:
            found = self._far_subject(at)
        elif self._disagrees(at, found):
            far = self._far_subject(at)
            found = found if far is None else far
        return [] if found is None else self._agreeing(at, self.clauses.list_to(found))

    def _far_subject(self, at: int) -> int | None:
        """ "the muezzin of a mosque in Kaboud town, Galma region, was killed": things are not killed, so look further.

        Only people that agree with the verb in number, and only where the clause itself has no other subject.
        """
        verb = self.clauses.verb(at)
        before = at - 1
        while self.clauses.type(before) == "adverb":
            before -= 1
        ended = self.clauses.type(before) in ("comma", "close") or self.clauses.ends_inside(before)
        if verb is None or not verb.finite or not verb.passive or not ended:
            return None
        return self.clauses.person_before(at, self.sentence.words[verb.start].norm in _FOR_ONE)

    def _disagrees(self, at: int, found: int) -> bool:
        """ "16 students at the college in Dara, have been killed": a name between commas is no subject of "have"."""
        verb, phrase = self.clauses.verb(at), self.clauses.phrase(found)
        between = self.clauses.type(found - 1) == "comma" and self.clauses.type(at - 1) == "comma"
        if verb is None or phrase is None or not between:
            return False
        single = count_of(self.sentence, phrase).best == 1
        return is_name(self.sentence, phrase) and single != (self.sentence.words[verb.start].norm in _FOR_ONE)

    def _agreeing(self, at: int, people: list[int]) -> list[int]:
        """ "Ramiro, the president and one of the owners, was shot": a verb for one makes the list one person."""
        verb = self.clauses.verb(at)
        first = self.sentence.words[verb.start].norm if verb is not None else ""
        phrases = [phrase for one in people if (phrase := self.clauses.phrase(one)) is not None]
        ones = [count_of(self.sentence, phrase).best == 1 for phrase in phrases]
        # "a judge and her driver was shot": two people, whatever the verb says
        own = len(phrases) > 1 and self.sentence.words[phrases[1].start].has("possessive")
        return people[:1] if first in _FOR_ONE and all(ones) and not own else people

    def _shared_subject(self, at: int) -> list[int] | None:
        """ "were killed and injured": the second participle has the subject of the first."""
        place = at - 1
        while self.clauses.type(place) in ("conj", "comma", "adverb") or self._is_then(place):
            place -= 1
        while place < at - 1 and (self.clauses.is_date(place) or self.clauses.type(place) == "adverb"):
            place -= 1  # "kidnapped last week and killed on Friday"
        if place < at - 1 and self.clauses.governed(place) and self.clauses.verb(place - 2) is not None:
            place -= 2  # "was attacked by a mob and then shot"
        if place != at - 1 or self.clauses.type(place) == "vg":
            verb = self.clauses.verb(place)
            if verb is not None and place in self.victims:
                return self.victims[place] or None
            if verb is not None and (verb.passive or (verb.bare and verb.finite)):
                return self._subjects(place) or None
        return None

    def _is_then(self, at: int) -> bool:
        return self.clauses.type(at) == "sub" and self.sentence.words[self.clauses.chunks[at].start].norm == "then"
