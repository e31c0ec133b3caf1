"""Which numbers in a sentence say how many, and which are days, ordinals and names."""

import pytest

from reports.workbench.words import typed_numbers

FOUND = [
    ("The desk recorded 24 deaths.", [(24,)]),
    ("The desk recorded 24–26 deaths.", [(24, 26)]),
    ("Between 24 to 26 deaths.", [(24, 26)]),
    ("Some 1,204 people died.", [(1204,)]),
    ("Twenty-four people and two hundred houses.", [(24,), (200,)]),
    ("Two thousand three hundred and five.", [(2300,), (5,)]),
    ("One civilian was killed.", [(1,)]),
    ("A dozen rockets.", [(12,)]),
]
PASSED = [
    "In the 41st month, from 23 December 2021 to 23 January 2022.",
    "On 3 January, in 2022, at 14:30.",
    "In December 2021 and on January 5, 2022.",
    "On 3–4 January.",
    "{killed-combatant} fighters died.",
    "One of the worst months.",
    "As of 2022-01-23.",
    "The first and the third raid.",
]


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_numbers_are_found_in_digits_and_in_words(text, values):
    assert [one.values for one in typed_numbers(text)] == values


@pytest.mark.parametrize("text", PASSED)
def test_what_counts_nothing_is_passed_over(text):
    assert typed_numbers(text) == []
