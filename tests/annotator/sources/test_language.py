"""Tests for telling the script of a text."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.sources.language import language_of
from annotator.sources.normalise import normalise


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("The canal was closed.", "en"),
        ("Le canal a été fermé.", "en"),
        ("أغلقت القناة يوم الاثنين", "ar"),
        ("أغلقت القناة (Canal Post)", "ar"),
        ("The word قناة means canal.", "en"),
        ("2022-02-03 ١٢٣", "en"),
    ],
)
def test_the_script_of_most_letters_decides(text: str, language: str) -> None:
    assert language_of(text) == language


def test_every_letter_that_unicode_calls_arabic_counts_as_one() -> None:
    letters = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isalpha()]
    arabic = [char for char in letters if unicodedata.name(char, "").startswith("ARABIC")]
    assert [char for char in letters if language_of(char) == "ar"] == arabic


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_a_plain_text_is_left_alone_exactly_where_nothing_needs_repair(text: str) -> None:
    repaired = "".join(char for char in text if char in "\t\n\r\v\f" or " " <= char <= "~")
    lines = repaired if "\r" not in text else None
    if lines is not None:
        assert normalise(text) == lines.replace("\v", "\n").replace("\f", "\n")
    assert normalise(normalise(text)) == normalise(text)
