"""Harm told by verbs and by words like "dead": active, passive, participle and shared."""

from collections.abc import Iterator

from .lexicon import VerbUse
from .people import is_bare_number, is_plural, profile
from .reading import Event, Phrase, VerbGroup
from .victims import Victims

_FRAMES = frozenset({"harm", "harm_of_people", "death", "state"})
_WITH = frozenset({"along", "together", "alongside"})
_CLOSE = frozenset("family relatives children sons daughters brothers sisters civilians villagers residents people"
                   " persons men women".split())  # fmt: skip
_PRESENT = frozenset({"is", "are", "'re", "'s"})
_GOES_ON = frozenset({"continue", "continues", "stop", "stops", "keep", "keeps", "begin", "begins", "start", "starts"})
_PARTICIPLES = frozenset({"past", "participle", "adjective"})


class HarmVerbs(Victims):
    """Finds the harm that a verb group tells."""

    @staticmethod
    def _use(verb: VerbGroup) -> VerbUse | None:
        uses = [use for use in verb.entry.verbs if use.frame in _FRAMES]
        alone = verb.passive or (verb.bare and not verb.infinitive)
        return next((use for use in uses if alone and use.form in _PARTICIPLES), uses[0] if uses else None)

    def _verb(self, at: int, verb: VerbGroup, use: VerbUse) -> Iterator[Event]:
        rule, patients = self._patients(at, verb, use)
        patients = self._same_again(at, patients)
        self.victims[at] = patients
        combined = self._combines(at, use, patients)
        if combined == "told":
            return
        if patients and self._is_generic(at, verb, patients):
            return
        if use.frame == "harm_of_people":
            patients = [patient for patient in patients if self._certain(patient)]
        yield from self._told(use.kind, f"{rule}.{combined}" if combined else rule, at, patients)

    def _is_generic(self, at: int, verb: VerbGroup, patients: list[int]) -> bool:
        """ "accused of making war by killing civilians", "they kill peasants every day": a way of acting, no event.

        Of the past, and behind a comma ("shelled the town, killing civilians"), it is one.
        """
        phrase = self.clauses.phrase(patients[0])
        if len(patients) > 1 or phrase is None or not self._is_bare_plural(phrase) or self.sentence.headline:
            return False
        word = self.sentence.words[verb.main].norm
        forms = {use.form for use in verb.entry.verbs}
        if word.endswith("ing"):
            present = any(w.norm in _PRESENT for w in self.sentence.words[verb.start : verb.main])
            after = self.clauses.type(at - 1) in ("prep", "of", "np") or self._continues(at - 1)
            return present or (verb.bare and after)
        return verb.bare and verb.finite and bool(forms & {"base", "third"}) and not forms & {"past", "participle"}

    def _is_bare_plural(self, phrase: Phrase) -> bool:
        head = self.sentence.words[phrase.head]
        plural = is_plural(head.norm) and head.entry.person is not None
        return plural and phrase.quantity is None and not phrase.determiner and not phrase.actors

    def _continues(self, at: int) -> bool:
        """ "continue killing", "stop murdering"."""
        verb = self.clauses.verb(at)
        return verb is not None and self.sentence.words[verb.main].norm in _GOES_ON

    def _losses(self, at: int, verb: VerbGroup) -> Iterator[Event]:
        """ "the army lost 46 soldiers", but not "lost three brothers at the market" or "lost two tanks"."""
        use = next((one for one in verb.entry.verbs if one.frame == "loss"), None)
        if use is None or verb.passive:
            return
        patients = self.clauses.objects(at)
        if any(self._is_side(one) for one in patients):
            yield from self._told(use.kind, "lost", at, [one for one in patients if self._certain(one)])

    def _is_side(self, patient: int) -> bool:
        phrase = self.clauses.phrase(patient)
        if phrase is None or phrase.quantity is None or phrase.quantity.hedge == "single":
            return False
        words = self.sentence.words[phrase.start : phrase.end]
        own = any(word.has("possessive") or word.norm in _CLOSE for word in words)
        return (own or profile(self.sentence, phrase)[0] == "combatant") and self._certain(patient)

    def _same_again(self, at: int, patients: list[int]) -> list[int]:
        """ "captured nine farmers and shot them dead": the pronoun stands for those whom the verb before took."""
        phrase = self.clauses.phrase(patients[0]) if len(patients) == 1 else None
        joined = phrase is not None and phrase.quantity is None and self.clauses.verb(patients[0] - 1) is not None
        joined = joined and self.clauses.type(patients[0] - 2) == "conj"
        if phrase is None or not joined or self.sentence.words[phrase.head].norm not in ("them", "him", "her"):
            return patients
        before = [people for place, people in self.victims.items() if place < at and people]
        return before[-1] if before else patients

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
            return "passive" if verb.passive else "intransitive", self._subjects(at) + self._companions(at)
        if participle and verb.bare:
            state = use.form == "adjective" and verb.end - verb.start == 1
            subjects = self._subjects(at) if state or not self._has_other_object(at, objects) else []
            if state or not objects or self._is_headline_pair(subjects, objects):
                return "participle", subjects
        if not objects:
            objects = self._shared_object(at)
        return "active", objects

    def _companions(self, at: int) -> list[int]:
        """ "was killed in an attack along with 13 others": who comes after the verb shares its fate.

        Not so in "was killed in an attack carried out along with two others".
        """
        place = at + 1
        while self.clauses.type(place) in ("prep", "of", "np", "adverb", "comma", "open", "close") and place < at + 9:
            place += 1
        chunk = self.clauses.chunks[place] if place < len(self.clauses.chunks) else None
        if chunk is None or chunk.type != "conj" or self.sentence.words[chunk.start].norm not in _WITH:
            return []
        people = self.clauses.people(place + 1)
        certain = people is not None and self._certain(place + 1)
        return self.clauses.list_from(place + 1) if certain and not self.clauses.opens_clause(place + 1) else []

    def _has_other_object(self, at: int, objects: list[int]) -> bool:
        """ "killed two dogs": something that is no person stands where the object does."""
        return not objects and self.clauses.type(at + 1) == "np" and not self.clauses.is_date(at + 1)

    def _is_headline_pair(self, subjects: list[int], objects: list[int]) -> bool:
        """ "10 killed 30 wounded": the count after the participle belongs to the next one."""
        phrase = self.clauses.phrase(objects[0])
        follower = self.clauses.verb(objects[0] + 1)
        return bool(subjects) and phrase is not None and is_bare_number(phrase) and follower is not None

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
