"""A silenced phrase is recognised however it is set, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.claims.memory.phrases import Silence, covers, plain, silenced
from tests.factories import TEXT, make_candidate

WORDS = st.lists(st.text("abcdefghij0123456789", min_size=1, max_size=6), min_size=2, max_size=6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Killing  nearly\n25 ISIS members", "killing nearly 25 isis members"),
        ("As “reported” before,", "as reported before"),
        ("the group’s dead—again", "the group's dead-again"),
        ("  . ", ""),
    ],
)
def test_the_plain_form_forgets_how_a_phrase_is_set(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("phrase", "quote", "sentence", "expected"),
    [
        ("four fighters", "Four fighters were killed", "Four fighters were killed.", True),
        ("has killed thousands since 2014", "killed thousands", "The war has killed thousands since 2014.", True),
        ("four fighters", "Forty-four fighterships were killed", "", False),
        ("killed 25 members", "killed 26 members", "It killed 26 members.", False),
        ("as reported before", "killed thousands", "As reported before, it killed thousands.", False),
        ("", "killed thousands", "It killed thousands.", False),
    ],
)
def test_it_covers_whole_words_only(phrase, quote, sentence, expected):
    assert covers(phrase, quote, sentence) is expected


@given(WORDS)
def test_a_quote_is_covered_by_its_own_plain_form(words):
    quote = " ".join(words)
    assert covers(plain(quote), quote.upper(), "")


@given(WORDS)
def test_the_plain_form_is_its_own_plain_form(words):
    once = plain(" “" + " ".join(words) + ".” ")
    assert plain(once) == once


def test_a_silence_holds_for_its_kind():
    killed = make_candidate()
    injured = make_candidate("two civilians were injured", kind="injured")
    silences = [Silence(1, "four fighters were killed", "injured"), Silence(2, "civilians were injured", "injured")]
    assert silenced([killed, injured], TEXT, silences) == {1: silences[1]}
