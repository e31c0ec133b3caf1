"""Harm told by nouns: "the death of", "eight injuries", "the toll rose to", "claimed six lives"."""

from collections.abc import Iterator

from .bodies import Bodies
from .clauses import chunk_span
from .lexicon import NounUse
from .people import NONE, SEVERAL, is_bare_number, is_plural, profile
from .reading import Event, Phrase
from .subjects import SUFFERS

_RISES = frozenset("rise rises rose risen rising jump jumps jumped jumping reach reaches reached reaching climb"
                   " soar soars soared soaring surge surges surged surging mount mounts mounted mounting pass passes"
                   " passed passing top tops topped topping hit hits swell swells swelled grow grows grew grown"
                   " climbs climbed climbing increase increases increased increasing stands stood standing exceed"
                   " exceeds exceeded bring brings brought bringing put puts is was were are".split())  # fmt: skip
_DEAD = frozenset({"dead", "killed", "victims", "slain", "fatalities"})
_HURT = frozenset({"wounded", "injured", "injuries"})
BRINGS = frozenset("bring brings brought bringing raise raises raised raising take takes taking push pushes pushed"
                   " pushing".split())  # fmt: skip
_TREATED = frozenset("hospitalised hospitalized admitted treated evacuated left rushed".split())
_TAKES = frozenset("claim claims claimed claiming take takes took taken taking cost".split())
_SLITS = frozenset("slit slits slitting slashed slashing slash cut cuts cutting".split())
_LOSES = frozenset("lose loses lost losing".split())
_RESULTS = frozenset("resulted result results resulting led lead leads leading left leave leaves leaving cause caused"
                     " causes causing".split())  # fmt: skip


class HarmNouns(Bodies):
    """Finds the harm that a noun phrase tells."""

    def _noun(self, at: int, phrase: Phrase, use: NounUse) -> Iterator[Event]:
        if use.frame == "toll":
            yield from self._toll(at, use)
        elif use.frame == "victims":
            yield from self._victims(at, phrase, use)
        elif use.frame == "lives":
            yield from self._lives(at, phrase, use)
        elif use.frame == "throats":
            yield from self._throats(at, use)

    def _throats(self, at: int, use: NounUse) -> Iterator[Event]:
        """ "slit the throats of five employees", "two men had their throats slit"."""
        verb, after = self.clauses.verb(at - 1), self.clauses.verb(at + 1)
        if verb is not None and self.sentence.words[verb.main].norm in _SLITS and self.clauses.type(at + 1) == "of":
            if self.clauses.people(at + 2) is not None:
                yield from self._told(use.kind, "throats", at - 1, self.clauses.list_from(at + 2))
        elif verb is not None and after is not None and self.sentence.words[after.main].norm in _SLITS:
            yield from self._told(use.kind, "throats", at, self._subjects(at - 1))

    def _toll(self, at: int, use: NounUse) -> Iterator[Event]:
        use = self._toll_of(at, use)
        brought = self._brought(at)
        if brought is not None:
            event = self._event(use.kind, "toll", at, brought)
            event.role = "cumulative"
            yield event
            return
        place, moved = at + 1, False
        while place < min(len(self.clauses.chunks), at + 22):
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
                event.role = "cumulative" if self._raised(at) else event.role
                told = self.clauses.phrase(at)
                if event.status == "unknown" and told is not None:
                    event.status = profile(self.sentence, told)[0]
                yield event
                yield from self._parts(event, place, place)
                return
            since = kind == "sub" and (self._opens_date(place + 1) or (self._is_since(place) and not moved))
            if (kind == "sub" and not since) or (kind == "stop" and not moved):
                return
            place += 1

    def _among(self, at: int) -> str:
        """ "Among those killed were …", "Among the dead are …": return what happened to them."""
        verb, told = self.clauses.verb(at), self.clauses.verb(at - 1)
        if verb is None or not self.sentence.words[verb.main].has("be"):
            return ""
        place = at - 2 if told is not None else at - 1
        link = self.clauses.chunks[place - 1] if place > 0 else None
        phrase = self.clauses.phrase(place)
        if link is None or phrase is None or self.sentence.words[link.start].norm not in ("among", "amongst"):
            return ""
        last = self.sentence.words[phrase.end - 1 if told is None else told.main].norm
        return "injured" if last in _HURT else "killed" if last in _DEAD else ""

    def _some(self, kind: str, at: int) -> Iterator[Event]:
        """Yield those who are named out of people counted elsewhere."""
        for group in self._groups(self.clauses.list_from(at + 1)):
            event = self._event(kind, "among", at, group[0])
            event.role, event.span = "part_of", chunk_span(self.sentence, self.sentence.chunks[group[0]])
            yield event

    def _toll_of(self, at: int, use: NounUse) -> NounUse:
        """ "the toll of wounded reached 20": a toll is of the dead unless it says of whom."""
        chunk, of = self.clauses.chunks[at], self.clauses.type(at + 1) == "of"
        last = self.clauses.chunks[at + 2].end if of and at + 2 < len(self.clauses.chunks) else chunk.end
        hurt = any(word.norm in _HURT for word in self.sentence.words[chunk.start : last])
        return NounUse("injured", use.frame, use.number) if hurt and use.kind == "killed" else use

    def _opens_date(self, at: int) -> bool:
        chunk = self.clauses.chunks[at] if at < len(self.clauses.chunks) else None
        return self.clauses.is_date(at) or (chunk is not None and self.sentence.words[chunk.start].dated)

    def _is_since(self, at: int) -> bool:
        """ "killed since the start of the war", "since the war began": a stretch of time, however it is told."""
        return self.sentence.words[self.clauses.chunks[at].start].norm == "since"

    def _brought(self, at: int) -> int | None:
        """ "this brings to 90 the number of people killed": the count stands before what it counts."""
        for place in (at - 1, at - 2):
            phrase, verb = self.clauses.phrase(place), self.clauses.verb(place - 2)
            counted = phrase is not None and is_bare_number(phrase) and self.clauses.type(place - 1) == "prep"
            if counted and verb is not None and self.sentence.words[verb.main].norm in BRINGS:
                return place
        return None

    def _raised(self, at: int) -> bool:
        """ "…, raising the toll to 45": beside the news that raised it, a toll is a running total."""
        verb = self.clauses.verb(at - 1)
        return verb is not None and self.sentence.words[verb.main].norm in BRINGS

    def _victims(self, at: int, phrase: Phrase, use: NounUse) -> Iterator[Event]:
        if use.kind == "bodies_found" and not self._bodies_handled(at):
            return
        word = self.sentence.words[phrase.noun_at[1] - 1].norm
        if self.clauses.type(at + 1) == "of" and self.clauses.people(at + 2) is not None:
            if phrase.noun_at[1] <= phrase.head:  # "the death squads of the cartel", "a killing spree"
                return
            yield from self._told(use.kind, "nominal", at, self.clauses.list_from(at + 2))
        elif word in ("injury", "injuries", "wound", "wounds", "burns") and self._sufferers(at):
            for patient in self._sufferers(at):
                yield self._event("injured", "suffered", at, patient)
        elif (
            self._without(at)
            or phrase.determiner == "no"
            or (phrase.quantity and phrase.quantity.hedge == "none_reported")
        ):
            if not self._points_back(phrase):
                yield self._count(use.kind, "none", at, phrase, NONE)
        elif phrase.quantity is not None and self._told_by_verb(at, use):
            return
        elif phrase.quantity is not None and phrase.noun_at[1] == phrase.head + 1 and self._counts(phrase, word):
            event = self._count(use.kind, "count_noun", at, phrase, phrase.quantity)
            yield event
            yield from self._parts(event, at, at)
        elif use.number == "plural" and not phrase.determiner and self._stands(at):
            yield self._count(use.kind, "plural_noun", at, phrase, SEVERAL)

    def _told_by_verb(self, at: int, use: NounUse) -> bool:
        """ "two martyrs who were killed": the verb tells it, the noun only names them."""
        verb = self.clauses.verb(at + 2) if self.clauses.type(at + 1) == "rel" else self.clauses.verb(at + 1)
        people = self.clauses.people(at) is not None
        return people and verb is not None and any(one.kind == use.kind for one in verb.entry.verbs)

    def _points_back(self, phrase: Phrase) -> bool:
        """ "None of these arrests was announced" says nothing of how many there were."""
        return any(word.norm in ("these", "those", "them") for word in self.sentence.words[phrase.start : phrase.end])

    def _without(self, at: int) -> bool:
        before = self.clauses.chunks[at - 1] if at else None
        return before is not None and self.sentence.words[before.start].norm == "without"

    def _counts(self, phrase: Phrase, word: str) -> bool:
        return (
            is_plural(word)
            or (phrase.quantity is not None and phrase.quantity.hedge != "single")
            or word in ("fatality", "casualty", "death", "body", "corpse")
        )

    def _stands(self, at: int) -> bool:
        """An uncounted plural tells something only as what a verb led to: "leaving casualties"."""
        verb = self.clauses.verb(at - 1) or self.clauses.verb(at - 2)
        return verb is not None and self.sentence.words[verb.main].norm in _RESULTS

    def _sufferers(self, at: int) -> list[int]:
        """ "suffered injuries", "were hospitalised with wounds", "left 12 with burns"; not "treated injuries"."""
        verb = self.clauses.verb(at - 1)
        if verb is not None and self.sentence.words[verb.main].norm in SUFFERS:
            return self._subjects(at - 1)
        link = self.clauses.chunks[at - 1] if at else None
        if link is None or self.sentence.words[link.start].norm != "with":
            return []
        treated, left = self.clauses.verb(at - 2), self.clauses.verb(at - 3)
        if treated is not None and self.sentence.words[treated.main].norm in _TREATED:
            return self._subjects(at - 2)
        if left is not None and self.sentence.words[left.main].norm in _RESULTS and self.clauses.people(at - 2):
            return [at - 2]
        return []

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
