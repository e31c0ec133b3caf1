"""Who does what to whom, read from the order of chunks: subjects, objects, lists and parts."""

from .people import is_people
from .reading import Chunk, Phrase, Sentence, VerbGroup

_NAMES = frozenset({"named", "called", "identified", "nicknamed", "known"})
_SKIP = frozenset({"adverb", "other"})


class Clauses:
    """Walks over the chunks of one sentence."""

    def __init__(self, sentence: Sentence, upper: bool) -> None:
        self.sentence = sentence
        self.chunks = sentence.chunks
        self.upper = upper

    def type(self, at: int) -> str:
        return self.chunks[at].type if 0 <= at < len(self.chunks) else ""

    def phrase(self, at: int) -> Phrase | None:
        chunk = self.chunks[at] if 0 <= at < len(self.chunks) else None
        return chunk if isinstance(chunk, Phrase) else None

    def verb(self, at: int) -> VerbGroup | None:
        chunk = self.chunks[at] if 0 <= at < len(self.chunks) else None
        return chunk if isinstance(chunk, VerbGroup) else None

    def people(self, at: int) -> Phrase | None:
        phrase = self.phrase(at)
        return phrase if phrase is not None and is_people(self.sentence, phrase, self.upper) else None

    def is_date(self, at: int) -> bool:
        phrase = self.phrase(at)
        return phrase is not None and (
            self.sentence.words[phrase.head].dated or ("times" in self.sentence.words[phrase.head].entry.tags)
        )

    def governed(self, at: int) -> bool:
        """Whether a noun phrase hangs on a preposition."""
        return self.type(at - 1) in ("prep", "of")

    def subject(self, at: int) -> int | None:
        """Find the chunk of the noun phrase that is subject of the verb group at a chunk."""
        place, steps = at - 1, 0
        while place >= 0 and steps < 24:
            steps += 1
            kind = self.type(place)
            if kind in _SKIP or kind == "comma":
                place -= 1
            elif kind == "close":
                place = self._opening(place) - 1
            elif kind == "np":
                jump = self._over(place)
                if jump is None:
                    return place
                place = jump
            elif kind == "rel":
                place -= 1
            elif kind == "vg":
                if not self._passed(place):
                    return None
                place = self._before_relative(place)
            else:
                return None
        return None

    def _opening(self, place: int) -> int:
        while place > 0 and self.type(place) != "open":
            place -= 1
        return place

    def _over(self, place: int) -> int | None:
        """Return where to go on if the noun phrase is no subject; none if it is one."""
        if self.is_date(place):
            return place - 2 if self.governed(place) else place - 1
        aside = self._object_aside(place)
        if aside is not None:
            return aside
        if self.governed(place):
            return place - 2
        aside = self._object_inside(place)
        if aside is not None:
            return aside
        named = self._naming(place)
        if named is not None:
            return named
        marker = place
        while marker > 0 and self.type(marker - 1) in ("np", "conj", "comma", "of", "prep"):
            marker -= 1
        if self.type(marker - 1) == "including":
            return marker - 2
        return self._listed_under_preposition(place)

    def _object_inside(self, place: int) -> int | None:
        """Pass over the end of a clause inside the subject: "tribes that signed a treaty", "men fleeing the town"."""
        verb = self.verb(place - 1)
        certain = self._is_certain(place)
        if verb is not None and self.type(place - 2) == "rel" and not verb.passive:
            return place - 3
        if verb is not None and not verb.finite and not certain and self.type(place - 2) == "np":
            return place - 2
        if self.type(place - 1) == "sub" and not certain and self._opens_time(place - 1):
            return place - 2
        return None

    def _opens_time(self, at: int) -> bool:
        return self.sentence.words[self.chunks[at].start].norm in ("after", "before", "since", "until")

    def _is_certain(self, at: int) -> bool:
        """Whether a phrase surely names people: by a word for people, or as a bare count."""
        phrase = self.phrase(at)
        if phrase is None:
            return False
        head = self.sentence.words[phrase.head]
        return (
            head.entry.person is not None
            or head.has("pronoun")
            or (self._counted(at) and phrase.quantity_at[1] == phrase.end)
        )

    def _naming(self, place: int) -> int | None:
        """ "a man named X", "a girl, identified as X": the subject is the man or the girl."""
        verb_at = place - 2 if self.type(place - 1) == "sub" else place - 1
        verb = self.verb(verb_at)
        if verb is None or self.sentence.words[verb.main].norm not in _NAMES:
            return None
        before = verb_at - 2 if self.type(verb_at - 1) in ("comma", "rel") else verb_at - 1
        return before if self.people(before) is not None else None

    def _object_aside(self, place: int) -> int | None:
        """ "130 trucks, carrying supplies, crossed": pass over a participle set off by commas and its object."""
        if self.type(place + 1) != "comma":
            return None
        first = self.first_of_list(place)
        verb = self.verb(first - 1)
        return first - 2 if verb is not None and not verb.finite else None

    def _listed_under_preposition(self, place: int) -> int | None:
        """In "in A and B" the phrase B hangs on the preposition of A."""
        if self.people(place) is not None:
            return None
        if self.type(place - 1) != "conj":
            return None
        first = self.first_of_list(place)
        return first - 2 if first != place and self.governed(first) else None

    def first_of_list(self, place: int) -> int:
        """Return the first of the noun phrases that are joined up to this one by commas and "and"."""
        while self.type(place - 1) in ("conj", "comma") and self.type(place - 2) == "np":
            if self.type(place - 1) == "comma" and self._counted(place) != self._counted(place - 2):
                break
            place -= 2
        return place

    def _counted(self, at: int) -> bool:
        phrase = self.phrase(at)
        return phrase is not None and phrase.quantity is not None

    def _passed(self, place: int) -> bool:
        """A verb group inside a relative or reduced clause does not hide the subject before it."""
        verb = self.verb(place)
        if verb is None:
            return False
        return self.type(place - 1) == "rel" or not verb.finite or (verb.bare and self._participle(verb))

    def _participle(self, verb: VerbGroup) -> bool:
        norm = self.sentence.words[verb.main].norm
        return norm.endswith(("ed", "ing", "en")) and not verb.entry.verbs

    def _before_relative(self, place: int) -> int:
        return place - 2 if self.type(place - 1) == "rel" else place - 1

    def list_from(self, at: int) -> list[int]:
        """Return the chunks of a list of people that starts at a chunk: "two women, a man and three children"."""
        found = [at]
        place = at
        while True:
            step = self._next_in_list(place)
            if step is None or self._opens_clause(step):
                return found
            found.append(step)
            place = step

    def _next_in_list(self, place: int) -> int | None:
        after = place + 1
        while self.type(after) in ("of", "prep") and self.phrase(after + 1) and self.people(after + 1) is None:
            after += 2
        if self.type(after) == "comma" and self.type(after + 1) == "including":
            after += 3
        joints = 0
        while self.type(after) in ("comma", "conj") and joints < 3:
            after, joints = after + 1, joints + 1
        return after if joints and self.people(after) is not None and not self._looks_back(after) else None

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
        return (len(words) > 1 and words[-1].norm in ("them", "whom")) or relative

    def _opens_clause(self, at: int) -> bool:
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
            if self.people(before) is None or self.governed(before) or self.type(before - 1) == "including":
                break
            if self.type(place - 1) == "comma" and len(found) == 1:
                break
            if self._is_harmed(before):
                break
            found.insert(0, before)
            place = before
        return found

    def _is_harmed(self, at: int) -> bool:
        """Whether a phrase is the object of a harm verb of its own: "wounded 12 men and 43 were arrested"."""
        verb = self.verb(at - 1)
        return verb is not None and not verb.passive and any(use.frame.startswith("harm") for use in verb.entry.verbs)

    def objects(self, at: int) -> list[int]:
        """Return the chunks of the people that the verb group at a chunk is done to."""
        place = at + 1
        while self.type(place) in _SKIP:
            place += 1
        if self.people(place) is None or self.is_date(place):
            return []
        return self.list_from(place)

    def parts(self, at: int) -> list[int]:
        """Return the chunks of the parts named after a chunk: ", including two children and a woman"."""
        place, steps = at + 1, 0
        while steps < 5:
            kind = self.type(place)
            if kind in ("of", "prep") and self.type(place + 1) == "np":
                place += 2
            elif kind in ("comma", "open") and self.type(place + 1) in ("including",):
                place += 1
            elif kind == "open" and self._counts_people(place + 1):
                return self.list_from(place + 1)
            elif kind == "including":
                return self.list_from(place + 1) if self.people(place + 1) is not None else []
            else:
                return []
            steps += 1
        return []


def _named_people(clauses: Clauses, at: int) -> bool:
    phrase = clauses.people(at)
    return phrase is not None and (
        phrase.quantity is not None or clauses.sentence.words[phrase.head].entry.person is not None
    )


def chunk_span(sentence: Sentence, chunk: Chunk) -> tuple[int, int]:
    """Return the code points that a chunk covers."""
    return sentence.words[chunk.start].start, sentence.words[chunk.end - 1].end
