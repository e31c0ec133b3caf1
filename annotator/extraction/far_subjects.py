"""The subject of a verb that stands far before it: "the muezzin of a mosque in a town, a region, was killed"."""

from .people import count_of, is_bare_number
from .subjects import SKIP, Subjects


class FarSubjects(Subjects):
    """Finds people past the names and clauses that hang on them."""

    def person_before(self, at: int, single: bool) -> int | None:
        """Return the last people before a verb that no preposition governs and no other finite verb takes."""
        place = at - 1
        while place >= 0:
            kind = self.type(place)
            first = self.first_of_list(place) if kind == "np" else place
            if kind == "np" and self.governed(first) and (first == place or self.people(place) is None):
                place = first - 2
            elif kind == "np" and self._is_patient(place, single):
                return place
            elif kind in ("np", "comma", "rel", *SKIP) or (kind == "conj" and self._carries(place - 1)):
                place -= 1
            elif kind == "close":
                place = self._opening(place) - 1
            elif kind == "vg" and self._inside(place):
                place -= 1
            else:
                return None
        return None

    def ends_inside(self, place: int) -> bool:
        """Whether a phrase ends what hangs on the subject: "of the Reform and Unity party", "who admitted theft"."""
        object_of_it = self.type(place - 1) == "vg" and self.people(place) is None
        return self.governed(place) or object_of_it or (self.type(place - 1) == "conj" and self._carries(place - 2))

    def _carries(self, place: int) -> bool:
        phrase = self.phrase(place)
        words = self.sentence.words[phrase.head + 1 : phrase.end] if phrase is not None else []
        return bool(words) and words[0].norm == "of"

    def _is_patient(self, place: int, single: bool) -> bool:
        phrase = self.people(place)
        if phrase is None or self.is_date(place) or (is_bare_number(phrase) and self.type(place - 1) == "comma"):
            return False
        if self.type(place + 1) == "vg" and not self._inside(place + 1):
            return False
        led = self._counted(place) and self._carries(place)  # "a head of the union"
        return (led or self._is_certain(place)) and (count_of(self.sentence, phrase).best == 1) == single

    def _inside(self, place: int) -> bool:
        """Whether a verb stands in a clause inside the noun phrase: "who last month admitted", "famed for"."""
        verb = self.verb(place)
        if verb is None or not verb.finite or (verb.bare and self._participle(verb)):
            return verb is not None
        before = place - 1
        while self.type(before) in ("adverb", "np") and before > place - 4:
            before -= 1
        return self.type(before) == "rel"
