"""Compares when two claims tell of: no closer than either says it."""

from datetime import date, timedelta

from annotator.incidents import wording
from annotator.incidents.suggesting.told import Remark, Told

COARSE = 3
A_DAY = timedelta(days=1)
# A report's own date stands up to so many days after the event, where its sentence does not say when it was.
LATE = 3


def compare_days(one: Told, other: Told) -> Remark | None:
    """Return how the days of two claims agree, or None where they rule one event out."""
    apart = _apart(one, other)
    if apart > (A_DAY.days if one.stated and other.stated else LATE):
        return None
    if apart > 1:
        return Remark(0.0, f"{apart} days apart, not both said outright")
    if apart == 1:
        return Remark(0.5, "a day apart")
    if one.start == one.end == other.start == other.end and not _is_coarse(one) and not _is_coarse(other):
        return Remark(2.0, "same day")
    if (one.start, one.end) == (other.start, other.end):
        return Remark(1.2, f"both {_period(one.start, one.end)}")
    return Remark(1.0, "their days overlap")


def _apart(one: Told, other: Told) -> int:
    return max((one.start - other.end).days, (other.start - one.end).days, 0)


def _is_coarse(one: Told) -> bool:
    return (one.precision or 1) > COARSE


def _period(start: date, end: date) -> str:
    return wording.when(start, end, 1)
