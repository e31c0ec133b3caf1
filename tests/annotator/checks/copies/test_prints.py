"""Tests for what makes two sentences near-copies."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.checks.copies.prints import numbers_of, prints_of, shingles_of
from annotator.checks.layout import sentences

CONVOY = "In the 40th month 95 trucks and vehicles of the Coalition crossed into Syria in three batches."


def only(text: str):
    (one,) = prints_of(text)
    return one


def test_other_numbers_make_no_other_sentence() -> None:
    other = only(CONVOY.replace("40th", "41st").replace("95", "130").replace("three", "four"))
    one = only(CONVOY)
    assert one.shingles == other.shingles
    assert one.bands == other.bands
    assert (one.numbers, other.numbers) == (("40th", "95", "three"), ("41st", "130", "four"))


def test_one_other_word_leaves_two_sentences_alike() -> None:
    other = only(CONVOY.replace("vehicles", "lorries"))
    assert only(CONVOY).likeness(other.shingles) > 0.6
    assert set(only(CONVOY).bands) & set(other.bands)


def test_two_sentences_of_one_subject_are_not_alike() -> None:
    other = only("Trucks of the Coalition that carried fuel left Syria for Iraq on 4 May by the same crossing.")
    assert only(CONVOY).likeness(other.shingles) < 0.2


def test_short_sentences_have_no_print() -> None:
    assert prints_of("No casualties were reported. Two people died.") == []


def test_the_bands_are_the_same_on_every_machine() -> None:
    assert only(CONVOY).bands[:2] == only(CONVOY).bands[:2]
    assert all(-(2**63) <= band < 2**63 for band in only(CONVOY).bands)


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [("Ninety-five of 1,200 fled", ("ninety-five", "1,200")), ("nobody came", ()), ("the 88th of 3", ("88th", "3"))],
)
def test_numbers_are_figures_and_words(sentence: str, numbers: tuple[str, ...]) -> None:
    assert numbers_of(sentence) == numbers


@given(st.text(alphabet="ab .!?\n”A1", max_size=80))
def test_sentences_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    spans = list(sentences(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text(max_size=60))
def test_any_text_can_be_cut_into_shingles(text: str) -> None:
    assert all(one.count(" ") == 2 for one in shingles_of(text))
