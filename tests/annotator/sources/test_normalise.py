"""Tests of the normal form of a text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.sources.normalise import normalise
from tests.annotator.sources.corpus import WORKED_EXAMPLE, needs_corpus

SURPRISES = (
    "a e i \t\n\r\v\f\x00\x07\x85\xa0\xad\u034f\u061c\u0301\u0338\u0627\u064b\u0653\u06cc\u05d0\u0915"
    "\u094d\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u202f\u2060\u2066\u2067"
    "\u2068\u2069\u21d0\u2602\ufb1d\ufeff\ufe0f\ud800\U0001f469\U0001f3fd"
)
any_text = st.text(st.one_of(st.sampled_from(SURPRISES), st.characters(codec=None)))


@given(any_text)
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(any_text)
def test_the_result_is_in_nfc_and_can_be_stored(text: str) -> None:
    result = normalise(text)
    assert unicodedata.is_normalized("NFC", result)
    assert "\x00" not in result
    assert "\r" not in result
    result.encode("utf-8")


@given(st.text("abcXYZ 0123456789.,;:!?'\"“”‘’–—-•*()[]\t\n"))
def test_what_a_reader_can_see_is_left_alone(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_line_feed(line_end: str) -> None:
    assert normalise(f"one{line_end}two") == "one\ntwo"


def test_blank_lines_and_trailing_spaces_stay() -> None:
    assert normalise("one  \n\n\n\ttwo ") == "one  \n\n\n\ttwo "


@pytest.mark.parametrize("space", "\xa0\u2007\u2009\u202f\u3000")
def test_a_typeset_space_becomes_a_plain_one(space: str) -> None:
    assert normalise(f"25{space}people") == "25 people"


@pytest.mark.parametrize("hidden", "\xad\u200b\u200c\u200d\u2060\ufeff\x00\x07\x7f\x9d\u200e\u202e\u034f")
def test_what_hides_inside_a_latin_word_goes(hidden: str) -> None:
    assert normalise(f"kil{hidden}led") == "killed"


def test_a_byte_order_mark_goes() -> None:
    assert normalise("\ufeffFirst line") == "First line"


def test_the_non_joiner_of_a_persian_word_stays() -> None:
    assert normalise("می\u200cخواهم") == "می\u200cخواهم"


def test_the_joiner_of_an_arabic_abbreviation_stays() -> None:
    assert normalise("١٤٤٣ ه\u200d.") == "١٤٤٣ ه\u200d."


def test_a_joiner_after_an_arabic_vowel_mark_stays() -> None:
    assert normalise("بِ\u200cها") == "بِ\u200cها"


def test_the_joiner_of_an_emoji_stays() -> None:
    assert normalise("👩\u200d🚒") == "👩\u200d🚒"


def test_direction_marks_stay_in_a_right_to_left_line() -> None:
    assert normalise("قصف \u200e3\u200e صواريخ") == "قصف \u200e3\u200e صواريخ"


def test_direction_marks_go_from_a_line_that_has_no_right_to_left_letter() -> None:
    assert normalise("three \u200erockets\nصاروخ\u200f") == "three rockets\nصاروخ\u200f"


def test_a_closed_isolate_stays_and_one_without_partner_goes() -> None:
    assert normalise("في \u2066SDF\u2069 مع \u2066HQ") == "في \u2066SDF\u2069 مع HQ"


def test_an_override_goes_with_its_end_even_in_arabic() -> None:
    assert normalise("في \u202eSDF\u202c") == "في SDF"


def test_accents_take_one_form() -> None:
    assert normalise("Re\u0301publique") == "République"


def test_a_half_surrogate_becomes_the_replacement_character() -> None:
    assert normalise("a\ud83d b") == "a\ufffd b"


@pytest.mark.corpus
@needs_corpus
def test_the_worked_example_comes_out_as_it_went_in() -> None:
    text = WORKED_EXAMPLE.read_bytes().decode("utf-8")
    assert normalise(text) == text
