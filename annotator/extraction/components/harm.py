"""People killed, hurt, held, freed or driven out: events found at verbs, nouns and words like "dead"."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ..clauses import Clauses
from ..lexicon import NounUse, VerbUse
from ..numbers import Quantity
from ..people import NONE, SEVERAL, count_of, is_bare_number, is_plural, profile
from ..reading import Event, Phrase, Reading, Sentence, VerbGroup, reading_of

_FRAMES = frozenset({"harm", "harm_of_people", "death", "state"})
_PARTICIPLES = frozenset({"past", "participle", "adjective"})
_PLURAL_VICTIMS = frozenset({"deaths", "fatalities", "casualties", "injuries", "martyrs", "abductees", "idps",
                             "displaced people", "killings", "arrests"})  # fmt: skip
_RISES = frozenset("rise rises rose risen rising jump jumps jumped jumping reach reaches reached reaching climb"
                   " climbs climbed climbing increase increases increased increasing stands stood standing exceed"
                   " exceeds exceeded bring brings brought bringing put puts is was were are".split())  # fmt: skip
_SUFFERS = frozenset("sustain sustains sustained sustaining suffer suffers suffered suffering receive receives"
                     " received receiving".split())  # fmt: skip
_TAKES = frozenset("claim claims claimed claiming take takes took taken taking cost".split())
_LOSES = frozenset("lose loses lost losing".split())
_RESULTS = frozenset("resulted result results resulting led lead leads leading left leave leaves leaving cause caused"
                     " causes causing".split())  # fmt: skip


@Language.factory("claim_harm")
def make_harm(nlp: Language, name: str) -> "HarmFinder":
    return HarmFinder()


class HarmFinder:
    """Adds an event for each people-phrase that something is done to."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        for sentence in reading.sentences:
            if sentence.live:
                sentence.events.extend(Harm(reading, sentence).events())
        return doc


class Harm:
    """Finds the harm told in one sentence."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.sentence = sentence
        self.clauses = Clauses(sentence, reading.upper)
        self.used: set[tuple[str, int]] = set()
        self.victims: dict[int, list[int]] = {}

    def events(self) -> Iterator[Event]:
        for at, chunk in enumerate(self.sentence.chunks):
            if isinstance(chunk, VerbGroup):
                use = self._use(chunk)
                if use:
                    yield from self._verb(at, chunk, use)
            elif isinstance(chunk, Phrase) and chunk.noun is not None and chunk.noun.noun is not None:
                yield from self._noun(at, chunk, chunk.noun.noun)

    @staticmethod
    def _use(verb: VerbGroup) -> VerbUse | None:
        uses = [use for use in verb.entry.verbs if use.frame in _FRAMES]
        alone = verb.passive or (verb.bare and not verb.infinitive)
        return next((use for use in uses if alone and use.form in _PARTICIPLES), uses[0] if uses else None)

    # verbs -------------------------------------------------------------------------------------

    def _verb(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        rule, patients = self._patients(at, verb, use)
        self.victims[at] = patients
        combined = self._combines(at, use, patients)
        if combined == "told":
            return
        if use.frame == "harm_of_people":
            patients = [patient for patient in patients if self._certain(patient)]
        yield from self._told(use.kind, f"{rule}.{combined}" if combined else rule, at, patients)

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

    def _certain(self, patient: int) -> bool:
        phrase = self.clauses.phrase(patient)
        if phrase is None:
            return False
        words = self.sentence.words[phrase.start : phrase.end]
        return any(w.entry.person for w in words) or is_bare_number(phrase) or words[0].has("pronoun")

    def _patients(self, at: int, verb: VerbGroup, use: VerbUse) -> tuple[str, list[int]]:
        objects = [] if use.frame == "death" else self.clauses.objects(at)
        participle = use.form in _PARTICIPLES
        if verb.passive or use.frame == "death":
            return "passive" if verb.passive else "intransitive", self._subjects(at)
        if participle and verb.bare:
            subjects = [] if self._has_other_object(at, objects) else self._subjects(at)
            state = use.form == "adjective" and verb.end - verb.start == 1
            if state or not objects or self._is_headline_pair(subjects, objects):
                return "participle", subjects
        if not objects:
            objects = self._shared_object(at)
        return "active", objects

    def _has_other_object(self, at: int, objects: list[int]) -> bool:
        """ "killed two dogs": something that is no person stands where the object does."""
        return not objects and self.clauses.type(at + 1) == "np" and not self.clauses.is_date(at + 1)

    def _is_headline_pair(self, subjects: list[int], objects: list[int]) -> bool:
        """ "10 killed 30 wounded": the count after the participle belongs to the next one."""
        phrase = self.clauses.phrase(objects[0])
        follower = self.clauses.verb(objects[0] + 1)
        return bool(subjects) and phrase is not None and is_bare_number(phrase) and follower is not None

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
        return None

    def _shared_object(self, at: int) -> list[int]:
        """ "killing and injuring hundreds": the first verb has the object of the second."""
        if self.clauses.type(at + 1) == "conj":
            second = self.clauses.verb(at + 2)
            if second is not None and self._use(second):
                return self.clauses.objects(at + 2)
        return []

    def _combines(self, at: int, use: VerbUse, patients: list[int]) -> str:
        """One number for killed and injured together stays one claim."""
        pair = {"killed", "injured", "missing"}
        if use.kind not in pair or not patients:
            return ""
        phrase = self.clauses.phrase(patients[0])
        if phrase is None or phrase.quantity is None:
            return ""
        for step in (-2, 2):
            other = self.clauses.verb(at + step)
            joint = self.clauses.chunks[at + step // 2] if other else None
            other_use = self._use(other) if other else None
            if other_use and joint and joint.type == "conj" and other_use.kind in pair - {use.kind}:
                return "told" if (other_use.kind, patients[0]) in self.used else "combined"
        return ""

    # nouns -------------------------------------------------------------------------------------

    def _noun(self, at: int, phrase: Phrase, use: NounUse) -> Iterator[Event]:
        if use.frame == "toll":
            yield from self._toll(at, use)
        elif use.frame == "victims":
            yield from self._victims(at, phrase, use)
        elif use.frame == "lives":
            yield from self._lives(at, phrase, use)

    def _toll(self, at: int, use: NounUse) -> Iterator[Event]:
        place, moved = at + 1, False
        while place < min(len(self.clauses.chunks), at + 14):
            kind = self.clauses.type(place)
            verb = self.clauses.verb(place)
            if verb is not None:
                if moved:
                    return
                moved = self.sentence.words[verb.main].norm in _RISES
            phrase = self.clauses.phrase(place)
            counted = phrase is not None and phrase.quantity is not None and phrase.quantity.hedge != "single"
            direct = moved or self.sentence.words[self.clauses.chunks[place - 1].start].norm in ("to", "at")
            if counted and direct and (self.clauses.people(place) or is_bare_number(phrase)):  # type: ignore[arg-type]
                event = self._event(use.kind, "toll", at, place)
                yield event
                yield from self._parts(event, place, place)
                return
            if kind == "sub" or (kind == "stop" and not moved):
                return
            place += 1

    def _victims(self, at: int, phrase: Phrase, use: NounUse) -> Iterator[Event]:
        if use.kind == "bodies_found" and not self._bodies_handled(at):
            return
        word = self.sentence.words[phrase.noun_at[1] - 1].norm
        if self.clauses.type(at + 1) == "of" and self.clauses.people(at + 2) is not None:
            yield from self._told(use.kind, "nominal", at, self.clauses.list_from(at + 2))
        elif word in ("injury", "injuries", "wound", "wounds", "burns") and self._sufferers(at):
            for patient in self._sufferers(at):
                yield self._event("injured", "suffered", at, patient)
        elif (
            self._without(at)
            or phrase.determiner == "no"
            or (phrase.quantity and phrase.quantity.hedge == "none_reported")
        ):
            yield self._count(use.kind, "none", at, phrase, NONE)
        elif phrase.quantity is not None and phrase.noun_at[1] == phrase.head + 1 and self._counts(phrase, word):
            event = self._count(use.kind, "count_noun", at, phrase, phrase.quantity)
            yield event
            yield from self._parts(event, at, at)
        elif use.number == "plural" and not phrase.determiner and self._stands(at):
            yield self._count(use.kind, "plural_noun", at, phrase, SEVERAL)

    def _without(self, at: int) -> bool:
        before = self.clauses.chunks[at - 1] if at else None
        return before is not None and self.sentence.words[before.start].norm == "without"

    def _counts(self, phrase: Phrase, word: str) -> bool:
        return (
            is_plural(word)
            or (phrase.quantity is not None and phrase.quantity.hedge != "single")
            or word in ("fatality", "casualty", "death")
        )

    def _stands(self, at: int) -> bool:
        """An uncounted plural tells something only as what a verb led to: "leaving casualties"."""
        verb = self.clauses.verb(at - 1) or self.clauses.verb(at - 2)
        return verb is not None and self.sentence.words[verb.main].norm in _RESULTS

    def _sufferers(self, at: int) -> list[int]:
        verb = self.clauses.verb(at - 1)
        if verb is None or self.sentence.words[verb.main].norm not in _SUFFERS:
            return []
        return self._subjects(at - 1)

    def _bodies_handled(self, at: int) -> bool:
        near = [self.clauses.verb(place) for place in range(max(0, at - 2), min(len(self.clauses.chunks), at + 7))]
        return any(use.frame == "bodies" for verb in near if verb is not None for use in verb.entry.verbs)

    def _lives(self, at: int, phrase: Phrase, use: NounUse) -> Iterator[Event]:
        verb = self.clauses.verb(at - 1)
        norm = self.sentence.words[verb.main].norm if verb is not None else ""
        if norm in _LOSES:
            for patient in self._subjects(at - 1):
                yield self._event(use.kind, "lost_lives", at, patient)
        elif norm in _TAKES and self.clauses.type(at + 1) == "of" and self.clauses.people(at + 2) is not None:
            for patient in self.clauses.list_from(at + 2):
                yield self._event(use.kind, "took_lives", at, patient)
        elif norm in _TAKES and phrase.quantity is not None:
            yield self._count(use.kind, "took_lives", at, phrase, phrase.quantity)

    # events ------------------------------------------------------------------------------------

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
