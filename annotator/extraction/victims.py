"""Events from the people that something is done to: one for each count, with its parts."""

from collections.abc import Iterator

from .clauses import Clauses
from .numbers import Quantity
from .people import count_of, is_plural, profile
from .reading import Event, Phrase, Reading, Sentence


class Victims:
    """Makes the events of one sentence and keeps account of whom they are about."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.sentence = sentence
        self.clauses = Clauses(sentence, reading.upper)
        self.used: set[tuple[str, int]] = set()
        self.victims: dict[int, list[int]] = {}

    def _told(self, kind: str, rule: str, at: int, patients: list[int]) -> Iterator[Event]:
        """Yield the events of a list of patients, each with its parts."""
        for group in self._groups(patients):
            if (kind, group[0]) in self.used:
                continue
            event = self._event(kind, rule, at, group[0])
            for other in group[1:]:
                self._join(event, other)
            yield event
            yield from self._parts(event, at, group[-1])

    def _groups(self, patients: list[int]) -> list[list[int]]:
        """Put together what the text counts together: "200 fighters and their families", "man and woman"."""
        groups: list[list[int]] = []
        for patient in patients:
            phrase = self.clauses.phrase(patient)
            first = self.clauses.phrase(groups[-1][0]) if groups else None
            if phrase is None:
                continue
            if first is not None and phrase.quantity is None and self._goes_with(first, phrase):
                groups[-1].append(patient)
            else:
                groups.append([patient])
        return groups

    def _goes_with(self, first: Phrase, phrase: Phrase) -> bool:
        words = self.sentence.words
        if first.quantity is not None:
            plural = first.quantity.hedge not in ("single", "none_reported") and first.quantity.min != 1
            return plural and (is_plural(words[phrase.head].norm) or bool(phrase.actors))
        bare = not (first.determiner or phrase.determiner)
        known = words[first.head].entry.person is not None and words[phrase.head].entry.person is not None
        return bare and known and not is_plural(words[phrase.head].norm)

    def _join(self, event: Event, at: int) -> None:
        phrase = self.clauses.phrase(at)
        assert phrase is not None
        assert event.target is not None
        status, _, _ = profile(self.sentence, phrase)
        self.used.add((event.kind, at))
        if event.target.quantity is None:
            number = ((event.quantity.best if event.quantity else 1) or 1) + 1
            event.quantity = Quantity(number, number, number, "exact")
        if {status, event.status} == {"civilian", "combatant"}:
            event.status = "mixed_unsplit"
        event.age, event.sex = "", ""
        event.target_end = phrase.end

    def _event(self, kind: str, rule: str, at: int, patient: int) -> Event:
        phrase = self.clauses.phrase(patient)
        assert phrase is not None
        self.used.add((kind, patient))
        return self._count(kind, rule, at, phrase, count_of(self.sentence, phrase))

    def _count(self, kind: str, rule: str, at: int, phrase: Phrase, quantity: Quantity) -> Event:
        chunk = self.sentence.chunks[at]
        status, age, sex = profile(self.sentence, phrase)
        return Event(
            kind, "harm", f"{kind}.{rule}", self.sentence, (chunk.start, chunk.end), at,
            target=phrase, quantity=quantity, unit="body" if kind == "bodies_found" else "person",
            status=status, age=age, sex=sex,
        )  # fmt: skip

    def _parts(self, whole: Event, at: int, patient: int) -> Iterator[Event]:
        for start in (patient, at):
            for part in self.clauses.parts(start):
                if (whole.kind, part) in self.used:
                    continue
                event = self._event(whole.kind, "part", at, part)
                event.part_of, event.role, event.of = whole, "part_of", whole
                yield event

    def _subjects(self, at: int) -> list[int]:
        shared = self._shared_subject(at)
        if shared is not None:
            return shared
        found = self.clauses.subject(at)
        if found is None or self.clauses.people(found) is None:
            return []
        return self.clauses.list_to(found)

    def _shared_subject(self, at: int) -> list[int] | None:
        """ "were killed and injured": the second participle has the subject of the first."""
        place = at - 1
        while self.clauses.type(place) in ("conj", "comma", "adverb"):
            place -= 1
        if place != at - 1 or self.clauses.type(place) == "vg":
            verb = self.clauses.verb(place)
            if verb is not None and place in self.victims:
                return self.victims[place]
            if verb is not None and (verb.passive or (verb.bare and verb.finite)):
                return self._subjects(place)
        return None
