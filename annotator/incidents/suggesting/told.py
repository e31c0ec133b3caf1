"""What two claims are compared by: plain values, with no database behind them."""

from dataclasses import dataclass
from datetime import date

from annotator.incidents.facts import Number


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer under the text's name: its governorate, and its degrees where the gazetteer has them."""

    place_id: int
    kind: str
    name: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What one claim tells of its event; empty values were not said."""

    claim_id: int
    kind: str
    start: date
    end: date
    precision: int | None = None
    stated: bool = True  # the sentence says when; otherwise a paragraph before it, a window or the report's own date
    places: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    near: frozenset[str] = frozenset()  # the places that its article names at all, as the gazetteer or the text does
    actor: str = ""
    target: str = ""
    victim_status: str = ""
    number: Number | None = None
    quote: str = ""
    incident_id: int | None = None
    article_id: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that speaks for, or against, two claims being of one event, with its weight and its words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two claims look like one event, and why."""

    remarks: tuple[Remark, ...]

    @property
    def score(self) -> float:
        """Return the sum of all that was remarked."""
        return sum(remark.weight for remark in self.remarks)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return what speaks for it, the weightiest first."""
        return tuple(one.words for one in sorted(self.remarks, key=lambda one: -one.weight) if one.weight > 0)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Return what speaks against it."""
        return tuple(one.words for one in sorted(self.remarks, key=lambda one: one.weight) if one.weight <= 0)
