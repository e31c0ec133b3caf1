"""Wilson's interval: known values, and what holds for every share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.desk.learning.shares import share


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (8, 10, 0.4902, 0.9433)]
)
def test_it_gives_the_known_intervals(part, whole, low, high):
    found = share(part, whole)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_nothing_has_no_share():
    assert share(0, 0) is None


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_share_lies_in_its_interval_and_more_cases_narrow_it(case):
    part, whole = case
    few, many = share(part, whole), share(10 * part, 10 * whole)
    assert 0 <= few.low <= few.value <= few.high <= 1
    assert many.high - many.low < few.high - few.low
