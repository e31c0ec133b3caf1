"""The subject of a verb: found leftwards, past the clauses and phrases that stand between."""

from .reading import VerbGroup
from .tallies import is_age, is_name
from .walking import Walk

_NAMES = frozenset({"named", "called", "identified", "nicknamed", "known"})
_RESULTS = frozenset({"resulting", "resulted", "results", "led", "leads", "leading"})
_LEAVES = frozenset({"left", "leave", "leaves", "leaving"})
SUFFERS = frozenset({"sustain", "sustains", "sustained", "sustaining", "suffer", "suffers", "suffered", "suffering",
                     "receive", "receives", "received", "receiving"})  # fmt: skip
_REDUCED = frozenset({"known", "held", "made", "sent", "taken", "kept", "found", "caught", "born", "drawn", "seen",
                      "thrown", "shown", "given", "chosen", "led", "run", "left", "built"})  # fmt: skip
SKIP = frozenset({"adverb", "other"})


class Subjects(Walk):
    """Finds the subject of a verb group."""

    def subject(self, at: int) -> int | None:
        """Find the chunk of the noun phrase that is subject of the verb group at a chunk."""
        place, steps = self._before_including(at - 1), 0
        while place >= 0 and steps < 24:
            steps += 1
            kind = self.type(place)
            if kind in SKIP or kind == "comma":
                place -= 1
            elif kind == "close":
                place = self._opening(place) - 1
            elif kind == "np" and self._absolute(place, at):
                return place
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

    def _before_including(self, place: int) -> int:
        """ "five persons, among them a student who …, have been killed": go on before what only names some of them."""
        if self.type(place) != "comma":
            return place
        for before in range(place - 1, max(0, place - 16), -1):
            verb = self.verb(before)
            if self.type(before) in ("stop", "sub") or (verb is not None and verb.passive and verb.finite):
                return place
            if self.type(before) == "including":
                return before - 1
        return place

    def _absolute(self, place: int, at: int) -> bool:
        """ "…, with 25 others hurt", "resulting in five people killed": whom a bare participle is about."""
        verb = self.verb(at)
        if verb is None or not verb.bare or place != at - 1 or self.people(place) is None:
            return False
        link = self.sentence.words[self.chunks[place - 1].start].norm if place else ""
        led = self.verb(place - 2)
        told = link in ("in", "to") and led is not None and self.sentence.words[led.main].norm in _RESULTS
        left = self.verb(place - 1)
        if left is not None and self.sentence.words[left.main].norm in _LEAVES:
            return any(use.frame in ("harm", "state") for use in verb.entry.verbs)
        tells = any(use.frame in ("harm", "state", "death") for use in verb.entry.verbs)
        suffers = link == "with" and self.sentence.words[verb.main].norm in SUFFERS
        return ((link in ("with", "among") or told) and tells) or suffers

    def _over(self, place: int) -> int | None:
        """Return where to go on if the noun phrase is no subject; none if it is one."""
        if self.is_date(place):
            return place - 2 if self.governed(place) else place - 1
        aside = self._object_aside(place)
        if aside is not None:
            return aside
        if self.governed(place):
            return None if self._whose_bodies(place) else place - 2
        aside = self._object_inside(place)
        if aside is not None:
            return aside
        described = self._described_before(place)
        if described is not None:
            return described
        if self._of_them(place) and self.type(place - 1) == "comma" and self.type(place + 1) in ("comma", "rel"):
            return place - 2
        if self._is_gloss(place):
            return self.first_of_list(place) - 2
        if self._is_age(place):
            return place - 2
        named = self._naming(place)
        if named is not None:
            return named
        marker = place
        while marker > 0 and self.type(marker - 1) in ("np", "conj", "comma", "of", "prep"):
            marker -= 1
        if self.type(marker - 1) == "including":
            return None if self._begins_anew(place, marker - 1) else marker - 2
        return self._listed_under_preposition(place)

    def _whose_bodies(self, place: int) -> bool:
        """ "the bodies of ten workers who were killed": people are killed, not bodies."""
        before = self.phrase(place - 2) if self.type(place - 1) == "of" else None
        told = before.noun.noun if before is not None and before.noun is not None else None
        return told is not None and told.kind == "bodies_found" and self.people(place) is not None

    def _described_before(self, place: int) -> int | None:
        """ "a pastor with a church, Lagos, was killed": a bare name between commas belongs to the one before."""
        phrase = self.phrase(place)
        between = self.type(place + 1) == "comma" and self.type(place - 1) == "comma"
        if not between or phrase is None or not is_name(self.sentence, phrase) or phrase.end - phrase.start > 1:
            return None
        before = place - 2
        while self.governed(before):
            before -= 2
        return before if self.type(before) == "np" and self._is_certain(before) else None

    def _is_gloss(self, place: int) -> bool:
        """ "six civilians, all members of one family, were killed": what "all" opens says more of the six."""
        first = self.first_of_list(place)
        phrase = self.phrase(first)
        gloss = phrase is not None and phrase.determiner == "all" and self.type(first - 1) == "comma"
        return gloss and self.type(place + 1) == "comma" and self.people(first - 2) is not None

    def _is_age(self, place: int) -> bool:
        """ "Khawla Hasan, 45, was hurt": the number between the commas is no subject."""
        before, phrase = self.phrase(place - 2), self.phrase(place)
        between = self.type(place - 1) == "comma" and self.type(place + 1) == "comma"
        return between and before is not None and phrase is not None and is_age(self.sentence, before, phrase)

    def _begins_anew(self, place: int, including: int) -> bool:
        """ "five were killed, including a child, and four others hurt": the five have their verb, so the four begin."""
        if self.type(place - 1) != "conj":
            return False
        for before in range(including - 1, max(-1, including - 8), -1):
            verb = self.verb(before)
            if verb is not None and verb.finite:
                return True
            if self.type(before) in ("stop", "sub") or (self._counted(before) and self._is_certain(before)):
                return False
        return False

    def _object_inside(self, place: int) -> int | None:
        """Pass over the end of a clause inside the subject: "tribes that signed a treaty", "men fleeing the town"."""
        verb = self.verb(place - 1)
        certain = self._is_certain(place)
        if verb is not None and verb.infinitive and self.sentence.words[verb.main].has("be"):
            return place - 2
        says = verb is not None and certain and "report_verb" in verb.entry.tags
        if verb is not None and self.type(place - 2) == "rel" and not verb.passive and not says:
            return place - 3
        whose = self.type(place - 2) == "np" and self.type(place - 3) == "rel"
        if verb is not None and whose and self.sentence.words[self.chunks[place - 3].start].norm == "whose":
            return place - 4
        if verb is not None and not verb.finite and not certain and self.type(place - 2) == "np":
            return place - 2
        if self.type(place - 1) == "sub" and not certain and self._opens_time(place - 1):
            return place - 2
        return None

    def _opens_time(self, at: int) -> bool:
        return self.sentence.words[self.chunks[at].start].norm in ("after", "before", "since", "until")

    def _naming(self, place: int) -> int | None:
        """ "a man named X", "a girl, identified as X": the subject is the man or the girl."""
        verb_at = place - 2 if self.type(place - 1) == "sub" else place - 1
        verb = self.verb(verb_at)
        if verb is None or self.sentence.words[verb.main].norm not in _NAMES or self._counted(place):
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
        if first == place or not self.governed(first) or self._begins_clause(place, first):
            return None
        return first - 2

    def _begins_clause(self, place: int, first: int) -> bool:
        """ "the army killed two in the north, and Hezbollah killed three": the first verb has its own subject."""
        verb, party = self.verb(place + 1), self.phrase(place)
        if verb is None or not verb.finite or party is None or not party.actors:
            return False
        for before in range(first - 1, -1, -1):
            told = self.verb(before)
            if told is not None and told.finite:
                return self.type(before - 1) != "rel"
            if self.type(before) in ("stop", "sub", "rel"):
                return False
        return False

    def _passed(self, place: int) -> bool:
        """A verb group inside a relative or reduced clause does not hide the subject before it."""
        verb = self.verb(place)
        if verb is None:
            return False
        if self.type(place - 1) == "rel" or not verb.finite or (verb.bare and self._participle(verb)):
            return True
        agent = self.chunks[place + 1] if self.type(place + 1) == "prep" else None
        return verb.bare and agent is not None and self.sentence.words[agent.start].norm == "by"

    def _participle(self, verb: VerbGroup) -> bool:
        norm = self.sentence.words[verb.main].norm
        if verb.entry.tags & {"report_verb"} and norm in ("said", "believed", "thought", "reported"):
            return True
        return norm in _REDUCED or (norm.endswith(("ed", "ing", "en")) and not verb.entry.verbs)

    def _before_relative(self, place: int) -> int:
        return place - 2 if self.type(place - 1) == "rel" else place - 1
