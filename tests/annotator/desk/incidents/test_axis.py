"""Tests for the marks of numbers on one axis, as a table."""

import pytest

from annotator.desk.incidents.axis import Mark, mark, mark_of_fact, reach_of
from annotator.incidents.facts import Number
from tests.annotator.incidents.making import fact, none_reported, unquantified

MARKS = [
    (Number(5, 5, 5), Mark("point", 45.0, 45.0, 45.0)),
    (Number(5, 8, 10), Mark("range", 45.0, 90.0, 72.0)),
    (Number(0, None, 10), Mark("range", 0.0, 90.0, -1.0)),
    (Number(4, 4, None), Mark("open", 36.0, 100.0, 36.0)),
    (None, Mark("unquantified")),
]


@pytest.mark.parametrize(("number", "expected"), MARKS)
def test_a_number_has_its_mark(number, expected):
    assert mark(number, 10) == expected


@pytest.mark.parametrize(
    ("claim", "shape"), [(fact(n=3), "point"), (unquantified(), "unquantified"), (none_reported(), "none")]
)
def test_a_claim_has_its_mark(claim, shape):
    assert mark_of_fact(claim, 10).shape == shape


def test_the_axis_reaches_as_far_as_the_largest_bound():
    assert reach_of([Number(1, None, 7), None, Number(9, 9, None)]) == 9
    assert reach_of([None]) == 1
