"""Decided claims that wait for a second reading, and what a second person answers."""

from typing import Any

from annotator.review.second.actions import answer_reading, hand_out
from annotator.review.second.models import ReadingAnswer, SecondReading
from annotator.review.second.values import values_of
from tests.factories import make_decided_claim, make_user


def make_wanted(**values: Any) -> SecondReading:
    """Return the second reading that a decided death claim wants."""
    claim = make_decided_claim(**values)
    return claim.second_readings.get(state="wanted")


def same_as(reading: SecondReading, **changes: Any) -> dict[str, Any]:
    """Return what a second person says who agrees but for some values."""
    return {**values_of(reading.claim), **changes}


def make_answered(reading: SecondReading | None = None, reader: Any = None, **changes: Any) -> ReadingAnswer:
    """Return a second person's answer, which agrees with the first but for some values."""
    reading = reading or make_wanted()
    reader = reader or make_user()
    SecondReading.objects.filter(pk=reading.pk).update(reader=None)
    given = hand_out(user=reader)
    assert given is not None
    return answer_reading(reading=given, user=reader, values=same_as(given, **changes))
