"""Phrases of a caller's own hedge numbers as the row says that they are entered under, and nothing else changes."""

import pytest

from annotator.extraction import Document, Phrasing, extract
from annotator.extraction.hedge_table import PACKAGED, table_of
from annotator.extraction.numbers import Quantity, read_quantity

CLOSE_ON = Phrasing("close on", "nearly")
TEXT = "{} 20 civilians were killed in an airstrike on Qara on Monday."


def killed(text, *phrasings):
    (found,) = [one for one in extract(Document(text, phrasings=phrasings)) if one.kind == "killed"]
    return found.hedge, found.min, found.best, found.max


@pytest.mark.parametrize(
    ("phrasing", "text", "read"),
    [
        (CLOSE_ON, TEXT.format("Close on"), ("nearly", 18, 20, 20)),
        (Phrasing("a good", "at_least"), TEXT.format("A good"), ("at_least", 20, 20, None)),
        (Phrasing("give or take", "about", "after"), "20 give or take civilians were killed in Qara.",
         ("about", 18, 20, 22)),
        (Phrasing("a whole string of", "several", "instead"), "A whole string of civilians were killed in Qara.",
         ("several", 2, None, None)),
    ],
)  # fmt: skip
def test_a_phrase_reads_as_its_row(phrasing, text, read):
    assert killed(text, phrasing) == read


def test_a_packaged_phrase_reads_as_the_caller_says():
    text = TEXT.format("Close to")
    assert killed(text) == ("nearly", 18, 20, 20)
    assert killed(text, Phrasing("close to", "about")) == ("about", 18, 20, 22)


def test_without_phrases_everything_is_as_it_was():
    assert table_of(()) is PACKAGED
    text = TEXT.format("Nearly")
    assert extract(Document(text)) == extract(Document(text, phrasings=()))
    assert killed(text) == killed(text, CLOSE_ON)


def test_one_callers_phrases_are_not_the_next_ones():
    assert killed(TEXT.format("Close on"), CLOSE_ON)[0] == "nearly"
    assert killed(TEXT.format("Close on"))[0] != "nearly"


def test_longer_phrases_go_before_shorter_ones():
    phrasings = (Phrasing("not many over", "about"), Phrasing("not many", "several", "instead"))
    assert killed(TEXT.format("Not many over"), *phrasings) == ("about", 18, 20, 22)


def test_what_a_person_types_is_read_by_the_same_table():
    assert read_quantity("close on 20", table_of((CLOSE_ON,))) == Quantity(18, 20, 20, "nearly")
    with pytest.raises(ValueError, match="cannot be read"):
        read_quantity("close on 20")
