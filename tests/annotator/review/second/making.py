"""Decided claims that wait for a second reading, and what a second person answers."""

from typing import Any

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.review.second.actions import answer_reading, hand_out
from annotator.review.second.models import ReadingAnswer, SecondReading
from annotator.review.second.values import values_of
from tests.factories import make_article, make_candidate, make_decided_claim, make_user


def make_wanted(**values: Any) -> SecondReading:
    """Return the second reading that a decided death claim wants."""
    claim = make_decided_claim(**values)
    return claim.second_readings.get(state="wanted")


def make_two_on_the_same_words() -> tuple[Claim, Claim]:
    """Return two candidates, killed and injured, that stand on the same words."""
    article = make_article()
    candidates = [make_candidate(text=article.text, kind=kind) for kind in ("killed", "injured")]
    matching = store_candidates(article=article, candidates=candidates)
    first, second = (Claim.objects.get(pk=matching.claims[index].pk) for index in (0, 1))
    return first, second


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
