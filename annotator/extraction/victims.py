"""Events from the people that something is done to: one for each count, with its parts."""

from collections.abc import Iterator

from .numbers import Quantity
from .patients import Patients
from .people import count_of, is_plural, profile
from .reading import Event, Phrase, Reading, Sentence
from .shares import shares
from .tallies import common_status, ends_in_name, is_age, is_name, names_its_people, renames, total, two_titles

_ANYBODY = frozenset("people persons civilians members relatives citizens victims others family".split())


class Victims(Patients):
    """Makes the events of one sentence and keeps account of whom they are about."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        super().__init__(reading, sentence)
        self.used: set[tuple[str, int]] = set()
        self.named: set[int] = set()

    def _told(self, kind: str, rule: str, at: int, patients: list[int]) -> Iterator[Event]:
        """Yield the events of a list of patients, each with its parts."""
        patients = [patient for patient in patients if not self._is_mere_number(patient)]
        groups = [group for group in self._groups(patients) if (kind, group[0]) not in self.used]
        whole = None if self._splits(groups) else self._sum(kind, rule, at, groups)
        if whole is not None:
            yield whole
        for number, group in enumerate(groups):
            event = self._event(kind, rule, at, group[0])
            for other in group[1:]:
                self._join(event, other)
            if whole is not None:
                event.part_of, event.role, event.of = whole, "part_of", whole
            if number == 0 and self._splits(groups):
                whole = event
            yield event
            yield from self._parts(event, at, group[-1])

    def _is_mere_number(self, at: int) -> bool:
        """ "the number of people who died there": a number that is not told counts nobody."""
        phrase = self.clauses.phrase(at)
        if phrase is None or phrase.quantity is not None:
            return False
        norms = [word.norm for word in self.sentence.words[phrase.start : phrase.end]]
        return "of" in norms and any(norm in ("number", "numbers", "total") for norm in norms[: norms.index("of")])

    def _splits(self, groups: list[list[int]]) -> bool:
        """ "six relatives, four children and two women": what follows a count and adds up to it only splits it."""
        counts = [count_of(self.sentence, phrase) for group in groups if (phrase := self.clauses.phrase(group[0]))]
        if len(counts) < 2 or self.clauses.type(groups[0][0] + 1) == "conj" or not self._may_split(groups):
            return False
        rest = total(counts[1:])
        return rest is not None and rest.min == counts[0].min and (len(counts) > 2 or (rest.min or 0) > 1)

    def _may_split(self, groups: list[list[int]]) -> bool:
        """Not so in "three teachers, two nurses and a guard were hurt": no comma closes what would be an aside."""
        first = self.clauses.phrase(groups[0][0])
        head = self.sentence.words[first.head].norm if first is not None else ""
        closed = self.clauses.type(groups[-1][-1] + 1) in ("comma", "close", "stop")
        return closed or head in _ANYBODY

    def _sum(self, kind: str, rule: str, at: int, groups: list[list[int]]) -> Event | None:
        """Count together those who share one verb: "one woman and five men were killed" tells of six dead.

        Fighters and civilians are never added: "two soldiers and a boy" stay two counts.
        """
        phrases = [phrase for group in groups if (phrase := self.clauses.phrase(group[0])) is not None]
        if len(phrases) < 2 or any(len(group) > 1 for group in groups):
            return None
        heads = [self.sentence.words[phrase.head].norm for phrase in phrases]
        status = common_status([(h, profile(self.sentence, p)[0]) for h, p in zip(heads, phrases, strict=True)])
        number = total([count_of(self.sentence, phrase) for phrase in phrases])
        if status is None or number is None:
            return None
        whole = self._count(kind, f"sum.{rule}", at, phrases[0], number)
        whole.status, whole.age, whole.sex = status, "", ""
        whole.target_end = max(phrase.end for phrase in phrases)
        return whole

    def _groups(self, patients: list[int]) -> list[list[int]]:
        """Put together what the text counts together: "200 fighters and their families", "man and woman"."""
        groups: list[list[int]] = []
        for patient in patients:
            phrase = self.clauses.phrase(patient)
            first = self.clauses.phrase(groups[-1][0]) if groups else None
            if phrase is None or self._named_before(groups, patient, phrase):
                continue
            if first is not None and phrase.quantity is None and self._goes_with(first, phrase):
                groups[-1].append(patient)
            else:
                groups.append([patient])
                if names_its_people(self.sentence, phrase):
                    self.named.add(patient)
        return groups

    def _named_before(self, groups: list[list[int]], at: int, phrase: Phrase) -> bool:
        """Whether a phrase names those counted just before it, or gives their age."""
        first = self.clauses.phrase(groups[-1][0]) if groups else None
        if first is None:
            return False
        comma = self.clauses.type(at - 1) == "comma"
        if self.clauses.type(at - 1) == "conj" and two_titles(self.sentence, first, phrase):
            return True
        if comma and renames(self.sentence, first, phrase):
            self.named.add(groups[-1][0])
            return True
        if is_age(self.sentence, first, phrase) and groups[-1][0] in self.named:
            return True
        if self.clauses.type(at - 1) == "conj" and self.clauses.type(at - 2) != "comma" and phrase.quantity is not None:
            return groups[-1][0] in self.named and phrase.quantity.hedge == "single" and self._described(groups[-1][0])
        owned = self.sentence.words[phrase.start].has("possessive") or is_name(self.sentence, phrase)
        return owned and groups[-1][0] in self.named and is_plural(self.sentence.words[first.head].norm)

    def _described(self, at: int) -> bool:
        """ "journalist Majd, a member of the union and a reporter": one named person with two callings."""
        phrase, after = self.clauses.phrase(at), self.clauses.phrase(at + 2)
        single = after is not None and after.quantity is not None and after.quantity.hedge == "single"
        return single and phrase is not None and ends_in_name(self.sentence, phrase)

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
        yield from self._shares(whole, at, patient)
        for start in (patient, at):
            for part in self.clauses.parts(start):
                if (whole.kind, part) in self.used:
                    continue
                event = self._event(whole.kind, "part", at, part)
                event.part_of, event.role, event.of = whole, "part_of", whole
                yield event
                yield from self._part_of_part(event, at, part)

    def _shares(self, whole: Event, at: int, patient: int) -> Iterator[Event]:
        """ "ten were killed: four in Madan and six in Qara": shares of the ten, each with places of its own."""
        size = whole.quantity.min or 0 if whole.quantity is not None else 0
        for part, end in shares(self.clauses, max(at, patient), size) if size > 1 else ():
            if (whole.kind, part) in self.used:
                continue
            event = self._event(whole.kind, "share", part, part)
            event.part_of, event.role, event.of = whole, "part_of", whole
            event.reach = (self.clauses.chunks[part].start, self.clauses.chunks[end - 1].end)
            yield event

    def _part_of_part(self, part: Event, at: int, chunk: int) -> Iterator[Event]:
        """ "(three girls, including a baby, and one man)": the baby is one of the girls."""
        if self.clauses.type(chunk + 1) != "comma" or self.clauses.type(chunk + 2) != "including":
            return
        for inner in self.clauses.parts(chunk)[:1]:
            event = self._event(part.kind, "part", at, inner)
            event.part_of, event.role, event.of = part, "part_of", part
            yield event
