"""What each claim is to the others: part, detail, repeat, same people, reversal, total or background."""

from datetime import timedelta

from spacy.language import Language
from spacy.tokens import Doc

from ..data import load
from ..numbers import Quantity
from ..reading import Event, Reading, Sentence, reading_of

_TELLING: dict[str, list[str]] = load("telling")
_HARM = frozenset({"killed", "injured", "arrested", "abducted", "released", "executed", "displaced", "missing"})
_ATTACKS = frozenset({"airstrike", "shelling", "rocket_attack", "drone_strike", "projectile_fired", "ied_explosion",
                      "landmine", "suicide_attack", "raid_operation", "clash", "exchange_of_fire"})  # fmt: skip
_OLD = timedelta(days=3)
_REACH = 2
_LATELY = 40
_KEPT = 60


@Language.factory("claim_roles")
def make_roles(nlp: Language, name: str) -> "RoleFinder":
    return RoleFinder()


class RoleFinder:
    """Goes through the events in text order and relates each to those before it."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        reading.events = [event for event in reading.events if not event.dropped]
        events = sorted(reading.events, key=lambda e: (e.sentence.index, e.trigger[0]))
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
        self._summaries(events)
        self._headlines(events)
        self._parts_follow(events)
        return doc

    @staticmethod
    def _remember(told: dict[str, list[Event]], event: Event) -> None:
        """Keep the first events of each kind, so that later mentions find what they repeat."""
        kept = told.setdefault(event.kind, [])
        if len(kept) < _KEPT:
            kept.append(event)

    @staticmethod
    def _has(reading: Reading, sentence: Sentence, cues: str) -> bool:
        text = f" {reading.text[sentence.start : sentence.end].lower()} "
        return any(f" {cue} " in text for cue in _TELLING[cues])

    def _cumulative(self, reading: Reading, event: Event, earlier: list[Event]) -> bool:
        if event.kind in _HARM and event.quantity and self._has(reading, event.sentence, "cumulative"):
            if event.quantity.hedge != "single":
                event.role = "cumulative"
                return True
        return False

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
            if other.kind == "killed" and near and _bounds(other.quantity) == _bounds(event.quantity):
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
            if other.kind == "projectile_fired" and near and other.role == "new_event":
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
                [e for e in near if e.kind == event.kind and _plural(e.quantity) and e.modality == "asserted"],
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
                old = day < document.published - _OLD
        today = document.published is not None and day == document.published
        recalled = self._has(reading, event.sentence, "background") or self._opening_recalls(reading, event.sentence)
        if old or (not event.sentence.headline and recalled and (day is None or today)):
            event.role = "background"
            event.scope.append("historical")
            return True
        if event.date is not None and event.date_basis == "inherited" and document.window is not None:
            if event.date.last < document.window[0]:
                event.role = "background"
                return True
        return False

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
            if _same(event, other):
                event.role, event.of = (
                    "duplicate_of",
                    other.of if other.role == "duplicate_of" and other.of else other,
                )
                return True
        return False

    @staticmethod
    def _summaries(events: list[Event]) -> None:
        """An uncounted mention before a counted one of its kind only sums it up."""
        groups = {"reinforcement": ("reinforcement", "convoy_entry"), "raid_operation": ("raid_operation",)}
        for number, event in enumerate(events):
            if event.role != "new_event" or event.kind not in groups or _counted(event):
                continue
            later = [
                e
                for e in events[number + 1 :]
                if e.kind in groups[event.kind] and _counted(e) and e.role == "new_event"
            ]
            if later:
                event.role, event.of = ("duplicate_of" if event.sentence.headline else "summary_of"), later[0]

    @staticmethod
    def _headlines(events: list[Event]) -> None:
        """Where the body counts what the headline leaves open, the body tells the event and the headline repeats it."""
        for event in events:
            head = event.of
            if (
                event.role == "duplicate_of"
                and head is not None
                and head.sentence.headline
                and head.role == "new_event"
            ):
                if _counted(event) and not _counted(head):
                    event.role, event.of = "new_event", None
                    head.role, head.of = "duplicate_of", event
                    for other in events:
                        if other.of is head:
                            other.of = event

    @staticmethod
    def _parts_follow(events: list[Event]) -> None:
        for event in events:
            if event.part_of is not None and event.part_of.modality != "asserted" and event.modality == "asserted":
                event.modality = event.part_of.modality


def _bounds(quantity: Quantity | None) -> tuple[int | None, int | None]:
    return (quantity.min, quantity.max) if quantity else (None, None)


def _plural(quantity: Quantity | None) -> bool:
    return quantity is not None and (quantity.min or 0) > 1 and quantity.hedge != "several"


def _counted(event: Event) -> bool:
    return event.quantity is not None and event.quantity.best is not None and event.quantity.max is not None


def _same(event: Event, other: Event) -> bool:
    """Whether two events of a text can be one: same kind, same or vaguer number, no rival place or status."""
    if event.kind != other.kind or event.sentence is other.sentence:
        return False
    if event.modality != other.modality and {event.modality, other.modality} != {"asserted", "alleged"}:
        return False
    if _rival_dates(event, other) or (event.sex and other.sex and event.sex != other.sex):
        return False
    if other.role not in ("new_event", "duplicate_of") or other.part_of is not None:
        return False
    if {event.status, other.status} == {"civilian", "combatant"}:
        return False
    if event.unit != other.unit or not _agree(event.quantity, other.quantity):
        return False
    if _counted(event) and not _counted(other) and not other.sentence.headline:
        return False
    if other.sentence.headline:
        return True
    mine = {p.name.lower() for p in event.places if p.precision <= 3}
    theirs = {p.name.lower() for p in other.places if p.precision <= 3}
    return bool(mine & theirs) or not (mine and theirs) or event.definite


def _rival_dates(event: Event, other: Event) -> bool:
    one, two = event.date, other.date
    if one is None or two is None or "stated" not in (event.date_basis, other.date_basis):
        return False
    return one.first > two.last or two.first > one.last


def _agree(one: Quantity | None, two: Quantity | None) -> bool:
    if one is None or two is None:
        return False
    if (one.min, one.max) == (two.min, two.max):
        return True
    vague = {"several", "", "at_least"}
    if one.hedge in vague or two.hedge in vague:
        low, high = max(one.min or 0, two.min or 0), min(_top(one), _top(two))
        return low <= high
    return False


def _top(quantity: Quantity) -> int:
    return 10**12 if quantity.max is None else quantity.max
