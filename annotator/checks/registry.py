"""Every check there is, in the order in which an article's flags are shown."""

from annotator.checks.base import Check
from annotator.checks.dates import InheritedDate, NoPublicationDate
from annotator.checks.people import SamePeopleTwice
from annotator.checks.periods import PeriodNamedTwice
from annotator.checks.reversals import Reversal
from annotator.checks.totals import PartAgainstWhole

CHECKS: tuple[Check, ...] = (
    PeriodNamedTwice(),
    PartAgainstWhole(),
    SamePeopleTwice(),
    Reversal(),
    InheritedDate(),
    NoPublicationDate(),
)
BY_ID = {check.id: check for check in CHECKS}


def name_of(check_id: str) -> str:
    """Return a check's name, or the id of one that no longer exists."""
    return BY_ID[check_id].name if check_id in BY_ID else check_id.replace("_", " ")
