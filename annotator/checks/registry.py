"""Every check there is, in the order in which an article's flags are shown."""

from annotator.checks.base import Check
from annotator.checks.datelines import CalendarMonthAgainstWindow, ReportDateAsEventDate, WeekdayAgainstDate
from annotator.checks.dates import InheritedDate, NoPublicationDate
from annotator.checks.durations import StaleDuration
from annotator.checks.headline import HeadlineAgainstBody, HeadlineRepeated
from annotator.checks.order import ImpossibleOrder
from annotator.checks.outliers import OutlierInSeries
from annotator.checks.people import SamePeopleTwice
from annotator.checks.periods import PeriodNamedTwice
from annotator.checks.places import PlaceOutsideGovernorate
from annotator.checks.reversals import Reversal
from annotator.checks.scope import CombinedMeasure, CumulativeBesideNews, MixedStatus, OldAllegation, OneOfSeveral
from annotator.checks.sides import NameDrift, SameNumberBothSides, UnitDrift
from annotator.checks.template import TemplateText, WireCopy
from annotator.checks.totals import PartAgainstWhole
from annotator.checks.wording import Advocacy, ObfuscatedSpelling, PageFurniture, SuspectedSlip

CHECKS: tuple[Check, ...] = (
    PeriodNamedTwice(),
    TemplateText(),
    WireCopy(),
    OutlierInSeries(),
    HeadlineAgainstBody(),
    PartAgainstWhole(),
    SamePeopleTwice(),
    ImpossibleOrder(),
    MixedStatus(),
    CombinedMeasure(),
    OldAllegation(),
    CumulativeBesideNews(),
    OneOfSeveral(),
    Reversal(),
    SameNumberBothSides(),
    UnitDrift(),
    NameDrift(),
    PlaceOutsideGovernorate(),
    WeekdayAgainstDate(),
    StaleDuration(),
    ReportDateAsEventDate(),
    CalendarMonthAgainstWindow(),
    InheritedDate(),
    NoPublicationDate(),
    HeadlineRepeated(),
    ObfuscatedSpelling(),
    SuspectedSlip(),
    Advocacy(),
    PageFurniture(),
)
BY_ID = {check.id: check for check in CHECKS}


def name_of(check_id: str) -> str:
    """Return a check's name, or the id of one that no longer exists."""
    return BY_ID[check_id].name if check_id in BY_ID else check_id.replace("_", " ")
