"""Tests for finding a pasted passage in a text."""

import pytest

from annotator.claims.by_hand.finding import occurrences

TEXT = "Two men died.\nTwo  men died in 🏚 Arden. قتل رجلان في عردن."


@pytest.mark.parametrize(
    ("passage", "starts"),
    [
        ("Two men died", [0, 14]),
        ("Two\n men   died.", [0]),
        ("قتل رجلان", [TEXT.index("قتل")]),
        ("🏚 Arden", [TEXT.index("🏚")]),
        ("two men", []),
        ("Tw.", []),
        ("  \n", []),
    ],
)
def test_where_the_words_stand(passage: str, starts: list[int]) -> None:
    found = occurrences(TEXT, passage)
    assert [one.start for one in found] == starts
    assert all(TEXT[one.start : one.end] == one.quote for one in found)


def test_what_stands_round_them_helps_to_choose() -> None:
    second = occurrences(TEXT, "men died")[1]
    assert (second.before, second.quote, second.after[:9]) == ("Two  ", "men died", " in 🏚 Arde"[:9])
    assert second.key == f"{second.start}-{second.end}"
