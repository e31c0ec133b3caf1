"""Who does what to whom, read from the order of chunks: subjects, objects, lists and parts."""

from .far_subjects import FarSubjects
from .people import is_bare_number
from .reading import Chunk, Phrase, Sentence
from .tallies import are_ages
from .walking import Walk

_SKIP = frozenset({"adverb", "other"})
_LONGEST_PLACE = 4


class Clauses(FarSubjects):
    """Walks over the chunks of one sentence."""

    def list_from(self, at: int, past_including: bool = False) -> list[int]:
        """Return the chunks of a list of people that starts at a chunk: "two women, a man and three children".

        Inside brackets a list goes on behind "including": "(three girls, including a baby, and one man)".
        """
        found = [at]
        place = at
        while True:
            step = self._next_in_list(place, past_including)
            if step is None or self.opens_clause(step):
                return found
            found.append(step)
            place = step

    def _next_in_list(self, place: int, past_including: bool) -> int | None:
        after = place + 1
        while self.type(after) in ("of", "prep") and self.phrase(after + 1) and self.people(after + 1) is None:
            after += 2
        inside = after > place + 1
        if self.type(after) == "open":
            after = self._closing(after) + 1
        if past_including and self.type(after) == "comma" and self.type(after + 1) == "including":
            after += 3
        joints = 0
        while self.type(after) in ("comma", "conj") and joints < 3:
            after, joints = after + 1, joints + 1
        if not joints or self.people(after) is None or self._looks_back(after):
            return None
        return None if self._belongs_inside(place, after, inside) else after

    def _belongs_inside(self, place: int, at: int, inside: bool) -> bool:
        """ "leaders from the towns of Rawa and Ana", "the director of works and finance": the last is no victim.

        A bare name of one word, or a word without article, goes on with what hangs on the preposition before it.
        """
        before, phrase = self.phrase(place), self.phrase(at)
        if before is None or phrase is None or phrase.quantity is not None or phrase.determiner:
            return False
        longest = _LONGEST_PLACE if inside else 2
        plain = self.sentence.words[phrase.head].entry.person is None and phrase.end - phrase.start <= longest
        of = any(word.norm == "of" for word in self.sentence.words[before.start + 1 : before.end])
        return plain and (inside or (of and (bool(before.determiner) or before.quantity is not None)))

    def _looks_back(self, at: int) -> bool:
        """ "most of them", "one of whom" speak of the people just named."""
        phrase = self.phrase(at)
        words = self.sentence.words[phrase.start : phrase.end] if phrase else []
        following = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        relative = following is not None and self.sentence.words[following.start].norm in (
            "whom",
            "which",
            "of",
            "them",
        )
        return any(word.norm in ("them", "whom") for word in words[1:]) or relative

    def opens_clause(self, at: int) -> bool:
        """Whether the phrase is subject of a verb of its own."""
        after = at + 1
        while self.type(after) in ("of", "prep", "adverb", "including") and after < at + 8:
            after += 2 if self.type(after) in ("of", "prep", "including") else 1
        while self.type(after) == "conj" and self.type(after + 1) == "np":
            after += 2
        verb = self.verb(after)
        return verb is not None and (verb.finite or bool(verb.entry.verbs)) and not verb.infinitive

    def _counts_people(self, at: int) -> bool:
        return _named_people(self, at)

    def list_to(self, at: int) -> list[int]:
        """Return the chunks of a list of people that ends at a chunk, in text order."""
        found, place = [at], at
        while self.type(place - 1) in ("conj", "comma"):
            before = place - 2 if self.type(place - 2) != "comma" else place - 3
            if self.type(before) == "close":
                before = self._opening(before) - 1
            if self.people(before) is None or self.governed(before) or self.type(before - 1) == "including":
                break
            if self.type(place - 1) == "comma" and len(found) == 1 and self.type(place - 2) != "close":
                break
            if self._is_harmed(before) or self._stands_alone(place):
                break
            found.insert(0, before)
            place = before
        return found

    def _stands_alone(self, at: int) -> bool:
        """ "a martyr and four wounded", "the farmer fled and he was shot": a bare count or "he" begins anew."""
        phrase = self.phrase(at)
        bare = phrase is not None and is_bare_number(phrase) and self.verb(at + 1) is not None
        verb = self.verb(at + 1)
        pronoun = phrase is not None and self.sentence.words[phrase.head].norm in ("he", "she", "they")
        return pronoun or (bare and verb is not None and verb.bare)

    def _is_harmed(self, at: int) -> bool:
        """Whether a phrase is the object of a harm verb of its own: "wounded 12 men and 43 were arrested"."""
        verb = self.verb(at - 1)
        return verb is not None and not verb.passive and any(use.frame.startswith("harm") for use in verb.entry.verbs)

    def objects(self, at: int) -> list[int]:
        """Return the chunks of the people that the verb group at a chunk is done to."""
        place = at + 1
        while self.type(place) in _SKIP or (self.type(place) == "prep" and self.is_date(place + 1)):
            place += 2 if self.type(place) == "prep" else 1
        if self.is_date(place) and self.people(place + 1) is not None:
            place += 1
        if self._is_reflexive(place) and self.type(place + 1) == "conj":
            place += 2
        if self.people(place) is None or self.is_date(place):
            place = self._displaced(at)
        return self.list_from(place) if place else []

    def _displaced(self, at: int) -> int:
        """ "shot dead in the capital a female employee": the object stands behind the place, with no joint between."""
        place = at + 1
        while self.type(place) == "prep" and self.type(place + 1) == "np" and place < at + 5:
            place += 2
        phrase = self.phrase(place)
        opened = phrase is not None and (phrase.quantity is not None or bool(phrase.determiner))
        found = place > at + 1 and opened and self._is_certain(place) and not self.is_date(place)
        return place if found and not self.opens_clause(place) else 0

    def _is_reflexive(self, at: int) -> bool:
        """ "killing himself and two guards": the bomber is no victim."""
        phrase = self.phrase(at)
        return phrase is not None and self.sentence.words[phrase.head].norm.endswith(("self", "selves"))

    def parts(self, at: int) -> list[int]:
        """Return the chunks of the parts named after a chunk: ", including two children and a woman"."""
        place, steps = at + 1, 0
        while steps < 5:
            kind = self.type(place)
            if kind in ("of", "prep") and self.type(place + 1) == "np":
                place += 2
            elif kind in ("comma", "open") and self.type(place + 1) in ("including",):
                place += 1
            elif kind == "comma" and self._of_them(place + 1) and self.people(place + 1) is not None:
                phrase = self.phrase(place + 1)
                vague = phrase is not None and phrase.quantity is not None and phrase.quantity.hedge == "several"
                return [] if vague else [place + 1]  # "most of them women" counts nobody
            elif kind == "open" and self._counts_people(place + 1):
                return [] if self._gives_ages(place) else self.list_from(place + 1, past_including=True)
            elif kind == "including":
                return self.list_from(place + 1) if self.people(place + 1) is not None else []
            else:
                return []
            steps += 1
        return []

    def _gives_ages(self, opening: int) -> bool:
        """ "Salim Omari (26) and his sons (9 and 11) were killed": bare numbers in brackets after people are ages."""
        before = self.phrase(opening - 1)
        inside = self.chunks[opening + 1 : self._closing(opening)]
        numbers = [chunk for chunk in inside if isinstance(chunk, Phrase)]
        return before is not None and are_ages(self.sentence, before, numbers)


def _named_people(clauses: Walk, at: int) -> bool:
    phrase = clauses.people(at)
    return phrase is not None and (
        phrase.quantity is not None or clauses.sentence.words[phrase.head].entry.person is not None
    )


def chunk_span(sentence: Sentence, chunk: Chunk) -> tuple[int, int]:
    """Return the code points that a chunk covers."""
    return sentence.words[chunk.start].start, sentence.words[chunk.end - 1].end
