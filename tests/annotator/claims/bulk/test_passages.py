"""The words of an imported claim are found by offsets, by the quote, or by both; where they cannot be, it says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.claims.bulk.passages import NoPassage, passage

TEXT = "One man was killed.\n\nTwo men  were killed; one was hurt."


@pytest.mark.parametrize(
    ("given_as", "words"),
    [
        ({"quote": "One man was killed"}, "One man was killed"),
        ({"quote": " Two men were\nkilled "}, "Two men  were killed"),
        ({"start": 0, "end": 3}, "One"),
        ({"start": 3, "end": 8}, "man"),
        ({"start": 21, "end": 28, "quote": "Two men"}, "Two men"),
        ({"start": 21, "end": 34, "quote": "Two men were"}, "Two men  were"),
        ({"start": 3, "end": 8, "quote": " man "}, " man "),
    ],
)
def test_words_are_found(given_as, words):
    start, end = passage(TEXT, **given_as)
    assert TEXT[start:end] == words


@pytest.mark.parametrize(
    ("given_as", "kind", "said"),
    [
        ({}, "empty", "Neither the words nor their offsets"),
        ({"quote": "  "}, "empty", "Neither the words nor their offsets"),
        ({"start": 3}, "empty", "without the other"),
        ({"end": 3}, "empty", "without the other"),
        ({"quote": "Three men"}, "quote", "do not stand in the article"),
        ({"quote": "killed"}, "ambiguous", "2 times in the article, at 12–18, 35–41: give start and end"),
        ({"start": 5, "end": 5}, "range", "no passage of an article"),
        ({"start": 5, "end": 500}, "range", "no passage of an article of 56 characters"),
        ({"start": 19, "end": 21}, "range", "only empty space"),
        ({"start": 0, "end": 3, "quote": "Two"}, "quote", "has other words: “One”"),
    ],
)
def test_words_that_cannot_be_told_are_refused(given_as, kind, said):
    with pytest.raises(NoPassage, match=said) as error:
        passage(TEXT, **given_as)
    assert error.value.kind == kind


@given(st.text(st.characters(blacklist_categories=("Cs",)), min_size=1), st.data())
def test_a_passage_is_never_outside_of_its_text_nor_empty(text, data):
    start, end = data.draw(st.integers(0, len(text) + 2)), data.draw(st.integers(0, len(text) + 2))
    try:
        first, last = passage(text, start=start, end=end)
    except NoPassage:
        assert not text[start:end].strip() or not start < end <= len(text)
    else:
        assert 0 <= start <= first < last <= end <= len(text)
        assert text[first:last].strip() == text[start:end].strip()
