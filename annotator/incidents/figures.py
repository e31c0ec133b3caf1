"""What a tally returns: figures with their claims, and a reason for every claim that is not counted."""

from dataclasses import dataclass
from datetime import date

from .facts import Number, Window
from .frozen import Frozen
from .measures import Measure
from .profiles import Profile

RULES_VERSION = "1"

RECORDED_COLUMN = "recorded"
CORROBORATED = "corroborated"
ALLEGED = "alleged"
CLAIMED_BY_PARTY = "claimed_by_party"
DECLARED = "declared"
CONCEDED = "conceded"


@dataclass(frozen=True, slots=True)
class Part(Frozen):
    """A share of a figure that its sources name ("including 40 children"), never added to the total (R7)."""

    age_group: str
    sex: str
    victim_status: str
    number: Number | None
    claim_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contribution(Frozen):
    """What one incident adds to one figure, and the claims that say so."""

    incident_id: int | None
    number: Number | None  # None: reported, but in no number (R13)
    claim_ids: tuple[int, ...]
    groups: tuple[str, ...]  # the independent sources behind it
    provisional: bool  # fewer than two of them
    contested: bool  # graded so, or denied by a party (R5)
    grade: str
    date_start: date | None
    date_end: date | None
    net: Number | None = None  # what is left after a reversal (R11); None when nothing was reversed
    reversed_by: tuple[int, ...] = ()
    unread: bool = False  # a second person has still to read one of its claims


@dataclass(frozen=True, slots=True)
class Figure(Frozen):
    """One number of a tally: a measure in a column, as the sum over incidents."""

    measure: Measure
    column: str
    number: Number | None  # None: no incident gives a number
    incidents: int
    provisional: bool  # one source in part or whole, or a second reading missing
    unquantified_incidents: int = 0
    reported_none: bool = False  # somebody said there were none, and nobody reports any (R12)
    net: Number | None = None
    contributions: tuple[Contribution, ...] = ()
    provisional_incidents: int = 0
    sources: int = 0  # independent sources behind the whole figure
    party: str = ""
    outside_window: bool = False  # allegations about another time, reported again
    breakdown: tuple[Part, ...] = ()
    unread_incidents: int = 0
    none_reports: tuple[int, ...] = ()  # the claims that say so; each is also excluded under R12


@dataclass(frozen=True, slots=True)
class Exclusion(Frozen):
    """The one rule that kept a claim out of the recorded figures, in words."""

    claim_id: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Control(Frozen):
    """A cumulative total set against the recorded figure; what it leaves unaccounted for (R8)."""

    claim_id: int
    measure: Measure
    stated: Number
    recorded: Number | None
    unaccounted: Number
    exceeded: bool  # more is recorded than the source's own total allows


@dataclass(frozen=True, slots=True)
class Footnote(Frozen):
    """A remark that belongs beside the figures; a problem asks for a decision before publication."""

    rule: str
    text: str
    claim_ids: tuple[int, ...]
    incident_id: int | None = None
    problem: bool = False


@dataclass(frozen=True, slots=True)
class Tally(Frozen):
    """The figures of one window under one profile, with every reason for what they leave out."""

    window: Window
    profile: Profile
    figures: tuple[Figure, ...]
    exclusions: tuple[Exclusion, ...]
    controls: tuple[Control, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    rules_version: str = RULES_VERSION

    def figure(
        self,
        measure: Measure,
        column: str = RECORDED_COLUMN,
        *,
        party: str = "",
        outside_window: bool = False,
    ) -> Figure | None:
        """Return the figure of a measure in a column, or None when the tally has none."""
        wanted = (measure, column, party, outside_window)
        return next((f for f in self.figures if (f.measure, f.column, f.party, f.outside_window) == wanted), None)
