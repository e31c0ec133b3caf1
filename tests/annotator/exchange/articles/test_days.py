"""Tests for days as people write them in tables."""

from datetime import date

import pytest

from annotator.exchange.articles.days import BadDay, day_of

THIRD = date(2022, 4, 3)


@pytest.mark.parametrize(
    "said",
    [
        "2022-04-03", " 2022-04-03 ", "2022-04-03 00:00:00", "2022-04-03T14:30:00Z", "2022-04-03T14:30:00.5+02:00",
        "2022/04/03", "2022/4/3", "2022.4.3", "20220403", "3.4.2022", "03.04.2022", "3 April 2022", "3rd of April 2022",
        "April 3, 2022", "Apr. 3 2022", "Sunday, 3 April 2022", "3-Apr-2022", "sun 3 apr 2022",
    ],
)  # fmt: skip
def test_a_day_that_can_be_only_one_is_read(said: str) -> None:
    assert day_of(said) == THIRD


@pytest.mark.parametrize(
    ("said", "day"),
    [("23/01/2022", date(2022, 1, 23)), ("01/23/2022", date(2022, 1, 23)), ("4/4/2022", date(2022, 4, 4))],
)
def test_numbers_that_cannot_be_a_month_settle_the_order(said: str, day: date) -> None:
    assert day_of(said) == day


@pytest.mark.parametrize("said", ["03/04/2022", "3-4-2022"])
def test_a_day_that_may_be_two_is_refused_with_both(said: str) -> None:
    with pytest.raises(BadDay, match="It may be 3 April or 4 March; write it as 2022-04-03 or 2022-03-04"):
        day_of(said)
    assert day_of(said, day_first=True) == THIRD


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31 February 2022", "no such day"), ("2022-02-31", "no such day"), ("2022-13-01", "no such day"),
        ("31/31/2022", "no such day"), ("yesterday", "no day like"), ("April 2022", "no day like"),
        ("2022", "no day like"),
        ("03/04/22", "two digits"), ("1899-12-30", "before 1900"), ("٣", "no day like"), ("²/²/2022", "no day like"),
        ("Julember 3 2022", "no day like"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_the_reason(said: str, why: str) -> None:
    with pytest.raises(BadDay, match=why):
        day_of(said)


def test_an_empty_cell_is_no_day() -> None:
    assert day_of("  ") is None
