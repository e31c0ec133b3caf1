"""What each claim is to the others: part, detail, repeat, same people, reversal, total or background."""

from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from ..data import load
from ..reading import Event, Reading, Sentence, reading_of
from ..rereading import (
    find_wholes,
    let_others_follow,
    let_parts_follow,
    name_summaries,
    prefer_the_body,
    share_places,
    share_status,
)
from ..running import before_the_raise, of_no_event
from ..sameness import bounds, can_hold, is_plural_count, only_points_back, repeats

_TELLING: dict[str, list[str]] = load("telling")
_HARM = frozenset({"killed", "injured", "arrested", "abducted", "released", "executed", "displaced", "missing"})
_ATTACKS = frozenset({"airstrike", "shelling", "rocket_attack", "drone_strike", "projectile_fired", "ied_explosion",
                      "landmine", "suicide_attack", "raid_operation", "clash", "exchange_of_fire"})  # fmt: skip
_SPACED = {cues: [f" {cue} " for cue in _TELLING[cues]] for cues in ("cumulative", "background")}
_OLD = timedelta(days=3)
_MONTH = timedelta(days=31)
_REACH = 2
_LATELY = 40
_KEPT = 60


@Language.factory("claim_roles")
def make_roles(nlp: Language, name: str) -> "RoleFinder":
    return RoleFinder()


def _newest(reading: Reading) -> date | None:
    """Return the latest day that the text speaks of and that is not after its publication."""
    published = reading.document.published
    if published is None:
        return None
    days = (d.last for s in reading.sentences for d in s.dates if d.precision == 1 and d.last <= published)
    return max(days, default=None)


class RoleFinder:
    """Goes through the events in text order and relates each to those before it."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        reading.events = [event for event in reading.events if not event.dropped]
        events = sorted(reading.events, key=lambda e: (e.sentence.index, e.trigger[0]))
        reading.newest = _newest(reading)
        told: dict[str, list[Event]] = {}
        for number, event in enumerate(events):
            if event.role != "new_event":
                continue
            earlier = [*told.get(event.kind, []), *events[max(0, number - _LATELY) : number]]
            for rule in (self._cumulative, self._total, self._same_people, self._reversal, self._impact, self._batch,
                         self._negated, self._within, self._background, self._repeat):  # fmt: skip
                if rule(reading, event, earlier):
                    break
            else:
                self._remember(told, event)
        name_summaries(events)
        prefer_the_body(events)
        find_wholes(events)
        let_parts_follow(events)
        share_status(events)
        let_others_follow(events)
        share_places(events)
        return doc

    @staticmethod
    def _remember(told: dict[str, list[Event]], event: Event) -> None:
        """Keep the first events of each kind, so that later mentions find what they repeat."""
        kept = told.setdefault(event.kind, [])
        if len(kept) < _KEPT:
            kept.append(event)

    @staticmethod
    def _has(reading: Reading, sentence: Sentence, cues: str) -> bool:
        known = reading.recalling.get((sentence.index, cues))
        if known is None:
            text = f" {reading.text[sentence.start : sentence.end].lower()} "
            known = reading.recalling[(sentence.index, cues)] = any(cue in text for cue in _SPACED[cues])
        return known

    def _cumulative(self, reading: Reading, event: Event, earlier: list[Event]) -> bool:
        counted = event.kind in _HARM and event.quantity is not None and event.quantity.hedge != "single"
        said = before_the_raise(reading, event)
        if said is None:
            total = self._has(reading, event.sentence, "cumulative")
        else:
            total = any(cue in said for cue in _SPACED["cumulative"])
        if counted and (total or (not earlier and of_no_event(event))):
            event.role = "cumulative"
        return event.role == "cumulative"

    @staticmethod
    def _total(reading: Reading, event: Event, earlier: list[Event]) -> bool:
        """ "the thousands of abductees": a known total, not an event of this text."""
        vague = event.quantity is not None and event.quantity.hedge in (
            "hundreds",
            "thousands",
            "tens",
            "scores",
        )
        definite = event.target is not None and event.target.determiner == "the"
        if event.kind in _HARM and vague and (definite or event.modality == "hypothetical"):
            event.role, event.date, event.date_basis = "cumulative", None, "unknown"
            return True
        return False

    @staticmethod
    def _same_people(reading: Reading, event: Event, earlier: list[Event]) -> bool:
        if event.kind != "bodies_found":
            return False
        for other in reversed(earlier):
            near = event.sentence.paragraph - other.sentence.paragraph <= _REACH
            if other.kind == "killed" and near and bounds(other.quantity) == bounds(event.quantity):
                event.role, event.of = "same_people_as", other
                return True
        return False

    @staticmethod
    def _reversal(reading: Reading, event: Event, earlier: list[Event]) -> bool:
        if event.kind != "return":
            return False
        for other in reversed(earlier):
            if other.kind == "withdrawal" and event.sentence.paragraph - other.sentence.paragraph <= _REACH:
                event.role, event.of = "reversal", other
                return True
        return False

    @staticmethod
    def _impact(reading: Reading, event: Event, earlier: list[Event]) -> bool:
        """Projectiles that land are a part of those that were fired."""
        if event.kind != "projectile_fired" or event.frame != "impact" or event.quantity is None:
            return False
        for other in reversed(earlier):
            near = event.sentence.paragraph - other.sentence.paragraph <= 1
            if other.kind == "projectile_fired" and near and other.role == "new_event" and can_hold(other, event):
                event.role, event.of = "part_of", other
                return True
        return False

    @staticmethod
    def _batch(reading: Reading, event: Event, earlier: list[Event]) -> bool:
        if event.unit != "batch":
            return False
        event.of = next((e for e in reversed(earlier) if e.kind == event.kind and e.sentence is event.sentence), None)
        event.role = "detail_of" if event.of else event.role
        return event.of is not None

    @staticmethod
    def _negated(reading: Reading, event: Event, earlier: list[Event]) -> bool:
        if event.modality != "negated" or event.kind not in _HARM:
            return False
        near = [e for e in earlier if e.kind in _ATTACKS and event.sentence.paragraph - e.sentence.paragraph <= 1]
        if near:
            event.role, event.of = "detail_of", near[-1]
        return bool(near)

    def _within(self, reading: Reading, event: Event, earlier: list[Event]) -> bool:
        """One operation among those counted before; a landing or a find in the course of a raid."""
        near = [e for e in earlier if event.sentence.paragraph - e.sentence.paragraph <= _REACH]
        if event.kind == "airdrop":
            return self._relate(
                event,
                "part_of",
                [e for e in near if e.kind == "raid_operation" and e.sentence is event.sentence],
            )
        if event.kind in ("weapons_seized",):
            return self._relate(event, "detail_of", [e for e in near if e.kind == "raid_operation"])
        if event.kind == "property_damage" and event.rule.endswith("noun"):
            return self._relate(event, "detail_of", [e for e in near if e.kind in _ATTACKS])
        single = event.quantity is not None and event.quantity.best == 1 and event.quantity.max == 1
        if event.kind == "raid_operation" and single:
            return self._relate(
                event,
                "part_of",
                [e for e in near if e.kind == event.kind and is_plural_count(e.quantity) and e.modality == "asserted"],
            )
        return False

    @staticmethod
    def _relate(event: Event, role: str, others: list[Event]) -> bool:
        if others:
            event.role, event.of = role, others[-1]
        return bool(others)

    def _background(self, reading: Reading, event: Event, earlier: list[Event]) -> bool:
        document = reading.document
        day = event.date.last if event.date is not None and event.date_basis == "stated" else None
        old = False
        if day is not None:
            if document.window is not None:
                old = day < document.window[0]
            elif document.published is not None:
                old = self._is_old(reading, day, document.published)
        today = document.published is not None and day == document.published
        recalled = self._has(reading, event.sentence, "background") or self._opening_recalls(reading, event.sentence)
        if old or (not event.sentence.headline and recalled and (day is None or today)):
            event.role = "background"
            event.scope.append("historical")
            return True
        inherited = event.date if event.date_basis == "inherited" else None
        if inherited is not None and document.window is not None and inherited.last < document.window[0]:
            event.role = "background"
        return event.role == "background"

    @staticmethod
    def _is_old(reading: Reading, day: date, published: date) -> bool:
        """A day is old beside fresher news of the same text, or after a month."""
        newest = reading.newest or day
        return day < published - _MONTH or (published - newest <= _OLD and day < newest - _OLD)

    @staticmethod
    def _opening_recalls(reading: Reading, sentence: Sentence) -> bool:
        """A paragraph that opens with "Earlier …" is about earlier things to its end."""
        number = sentence.index
        while number and reading.sentences[number - 1].paragraph == sentence.paragraph:
            number -= 1
        first = reading.sentences[number]
        return reading.text[first.start : first.end].lower().startswith(("earlier", "previously", "last month"))

    @staticmethod
    def _repeat(reading: Reading, event: Event, earlier: list[Event]) -> bool:
        for other in earlier:
            if repeats(event, other):
                event.role, event.of = (
                    "duplicate_of",
                    other.of if other.role == "duplicate_of" and other.of else other,
                )
                event.dropped = only_points_back(event) and not any(e.part_of is event for e in event.sentence.events)
                return True
        return False
