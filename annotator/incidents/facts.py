"""The frozen facts that tallies are computed from: no database, no article text, no other stage.

A fact is one claim as it stood when the tally was asked for, with its role in an incident and what the tally
needs to know of its source. An edition keeps its facts, so that each published figure can be computed again.
"""

from dataclasses import dataclass
from datetime import date

from .frozen import Frozen

AREA_FROM_PRECISION = 4


@dataclass(frozen=True, slots=True)
class Number(Frozen):
    """A quantity that keeps its range: `best` may be unstated, and a `max` of None is open."""

    min: int
    best: int | None
    max: int | None

    def minus(self, other: "Number") -> "Number":
        """Return what is left without another number: never below nothing, and open where it was open."""
        least = 0 if other.max is None else max(0, self.min - other.max)
        most = None if self.max is None else max(0, self.max - other.min)
        known = self.best is not None and other.best is not None
        return Number(least, max(0, (self.best or 0) - (other.best or 0)) if known else None, most)


@dataclass(frozen=True, slots=True)
class Window(Frozen):
    """The days that a tally covers: `start` belongs to it, `end` does not."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end


@dataclass(frozen=True, slots=True)
class PartyAnswer(Frozen):
    """What a party to the fighting answers to the claim, with the numbers that it declares and concedes (R5)."""

    party: str
    says: str  # denies, accepts, partly, silent
    declared: Number | None = None
    conceded: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Frozen):
    """One claim with its role in an incident and its source; what decides counting has no default."""

    claim_id: int
    incident_id: int | None
    role: str  # a claim role of the method, "" when the claim is in no incident
    of: int | None  # the claim that this one is a part of, a detail of, a duplicate of, reverses …
    status: str  # where the claim stands in its life: candidate, verified, held …
    kind: str
    unit: str
    victim_status: str
    modality: str
    scope: tuple[str, ...]
    min: int | None  # None: the source gives no number
    best: int | None
    max: int | None  # None: open, unless min is None too
    date_start: date | None
    date_end: date | None
    source_id: int
    independence_group: str  # the ultimate source; "" makes the source a group of its own
    published_on: date | None
    grade: str  # the incident's: confirmed, fair, weak, contested, discounted; "" when nobody has graded it
    hedge: str = ""
    combined: bool = False  # one number for several kinds of harm, as in "dozens killed or injured"
    weapon: str = ""
    actor: str = ""
    target: str = ""
    age_group: str = ""
    sex: str = ""
    date_precision: int | None = None
    place_precision: int | None = None
    places: tuple[str, ...] = ()
    source_name: str = ""
    reliability: str = ""  # A to F; "" ranks with F
    credibility: str = ""
    party: str = ""  # the actor that the source speaks for, "" when it speaks for none
    article_id: int | None = None
    preferred: bool = False  # the analyst chose its best value for the incident
    supported_by: tuple[str, ...] = ()  # the ultimate sources of further passages that say the same (R2)
    unread: bool = False  # a second person has still to read it, or a lead to settle it (METHOD §4)
    reason: str = ""  # why it was held, rejected or set aside, in the person's own words
    place_name: str = ""  # the place as the gazetteer has it, "" when the gazetteer does not know it
    admin1: str = ""  # its governorate
    admin2: str = ""  # its district
    latitude: float | None = None
    longitude: float | None = None
    answers: tuple[PartyAnswer, ...] = ()  # what parties answer to it, as the register of allegations keeps it

    @property
    def number(self) -> Number | None:
        """The quantity the claim states, or None when it states none."""
        return None if self.min is None else Number(self.min, self.best, self.max)

    @property
    def is_quantified(self) -> bool:
        """R13: whether it carries a number; "several" and bare plurals do not."""
        return self.min is not None and self.hedge != "several"

    @property
    def says_none(self) -> bool:
        """R12: whether it says that there were none, as in "no casualties were reported"."""
        if self.modality not in ("asserted", "negated"):
            return False
        zero = self.min == 0 and self.best == 0
        return self.hedge == "none_reported" or self.max == 0 or (self.modality == "negated" and zero)

    @property
    def group(self) -> str:
        """The independent source that the claim goes back to."""
        return self.independence_group or f"source {self.source_id}"

    @property
    def is_area(self) -> bool:
        """R17: whether its place is too vague for a point on a map and is drawn as an area."""
        return self.place_precision is None or self.place_precision >= AREA_FROM_PRECISION
