"""Numbers and hedges, as sentences and form fields give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.extraction.numbers import TENS, UNITS, Quantity, parse_quantity, read_quantity
from annotator.extraction.vocabulary import HEDGE_TABLE_VERSION, HEDGES

SMALL = {value: word for word, value in UNITS.items()}
ROUND = {value: word for word, value in TENS.items() if word != "fourty"}


def in_words(number: int) -> str:
    """Write a number below a billion in English words."""
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if size == 100 and rest else " "
            return f"{in_words(number // size)} {name}{joint + in_words(rest) if rest else ''}"
    if number < 20:
        return SMALL[number]
    return ROUND[number // 10 * 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=0, max_value=999_999_999))
def test_any_number_in_words_is_read_back(number: int) -> None:
    assert read_quantity(in_words(number)).best == number


@given(st.integers(min_value=0, max_value=999_999_999))
def test_any_number_in_figures_is_read_back(number: int) -> None:
    assert read_quantity(str(number)) == read_quantity(f"{number:,}") == Quantity(number, number, number, "exact")


@given(
    st.sampled_from([(hedge.id, phrase) for hedge in HEDGES.values() for phrase in hedge.before]), st.integers(2, 10**6)
)
def test_every_hedge_keeps_min_best_and_max_in_order(row: tuple[str, str], number: int) -> None:
    hedge, phrase = row
    text = f"{phrase} {number} and {number + 5}" if hedge == "range" else f"{phrase} {number}"
    read = read_quantity(text)
    assert read.hedge == hedge
    known = [value for value in (read.min, read.best, read.max) if value is not None]
    assert known == sorted(known)
    assert known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nearly 25", (23, 25, 25, "nearly")),
        ("at least a dozen", (12, 12, None, "at_least")),
        ("more than 200", (201, 201, None, "more_than")),
        ("up to 80", (0, None, 80, "up_to")),
        ("about 15", (13, 15, 17, "about")),
        ("20–25", (20, None, 25, "range")),
        ("between 20 and 25", (20, None, 25, "range")),
        ("an", (1, 1, 1, "single")),
        ("a couple of", (2, 2, 2, "pair")),
        ("several", (2, None, None, "several")),
        ("tens of", (20, None, None, "tens")),
        ("dozens", (24, None, None, "dozens")),
        ("scores of", (40, None, None, "scores")),
        ("hundreds", (200, None, None, "hundreds")),
        ("thousands", (2000, None, None, "thousands")),
        ("tens of thousands", (20000, None, None, "tens")),
        ("6.5 million", (6_500_000, 6_500_000, 6_500_000, "exact")),
        ("half a dozen", (6, 6, 6, "exact")),
        ("25 or more", (25, 25, None, "at_least")),
        ("No", (0, 0, None, "none_reported")),
    ],
)
def test_the_hedge_table_is_applied(text: str, expected: tuple[int | None, int | None, int | None, str]) -> None:
    assert read_quantity(text) == Quantity(*expected)


@pytest.mark.parametrize("text", ["", "  ", "many people", "25 rockets", "12,34", "3.5", "…", "٣"])
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read_quantity(text)


@given(
    st.lists(
        st.sampled_from([*UNITS, *TENS, "hundred", "and", "a", "of", "dozens", "-", "7", "nearly", "to", "million"]),
        min_size=1,
        max_size=8,
    )
)
def test_no_run_of_number_words_breaks_the_reader(words: list[str]) -> None:
    for at in range(len(words)):
        read = parse_quantity(words, at)
        assert read is None or at < read[1] <= len(words)


def test_the_hedge_table_has_a_version() -> None:
    assert HEDGE_TABLE_VERSION
