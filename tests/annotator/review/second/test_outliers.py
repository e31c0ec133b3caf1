"""What leads are asked to ask."""

import pytest

from annotator.review.second.agreeing.outliers import Work, questions, wilson


def test_an_unusual_share_of_acceptances_is_a_question():
    people = [Work("Ann", 120, 118), Work("Ben", 100, 80), Work("Cem", 100, 82)]
    assert questions(people)[0] == "Ann confirmed 98 % of 120; the others 81 %. Is that queue easier?"


def test_so_is_a_low_one():
    people = [Work("Ann", 120, 60), Work("Ben", 200, 180)]
    assert questions(people)[0] == "Ann confirmed 50 % of 120; the others 90 %. Is that queue harder?"


QUIET = [
    [Work("Ann", 10, 10), Work("Ben", 100, 50)],
    [Work("Ann", 100, 85), Work("Ben", 100, 80)],
    [Work("Ann", 5000, 4500), Work("Ben", 5000, 4200)],
    [Work("Ann", 100, 100)],
    [Work("Ann", 100, 100), Work("Ben", 100, 100)],
    [],
]


@pytest.mark.parametrize("people", QUIET)
def test_chance_a_small_difference_or_a_single_person_asks_nothing(people):
    assert questions(people) == []


def test_an_unusual_pace_is_a_question():
    people = [Work("Ann", 40, 20, 4.0, 40), Work("Ben", 40, 20, 20.0, 40), Work("Cem", 40, 20, 19.0, 40)]
    asked = questions(people)
    assert asked == ["Ann takes 4 s on a claim; the others 20 s. Are those texts shorter, or many claims alike?"]


def test_slow_is_asked_about_as_well():
    people = [Work("Ann", 40, 20, 90.0, 40), Work("Ben", 40, 20, 20.0, 40)]
    assert "Ann takes 90 s on a claim; the others 20 s. Are those texts longer?" in questions(people)


def test_a_pace_over_few_claims_is_none():
    assert questions([Work("Ann", 40, 20, 4.0, 5), Work("Ben", 40, 20, 20.0, 40)]) == []


def test_wilsons_bounds_by_hand():
    low, high = wilson(8, 10)
    assert (low, high) == (pytest.approx(0.4902, abs=1e-3), pytest.approx(0.9433, abs=1e-3))
    assert wilson(0, 0) == (0, 1)
