"""Whom a note calls by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.notes.mentions import names_in, pieces

MEANT = [
    ("@amal is this the same convoy?", {"amal"}),
    ("Ask @amal, @basim and (@carol).", {"amal", "basim", "carol"}),
    ("@Amal", {"amal"}),
    ("seen by @j.doe.", {"j.doe", "j.doe."}),
    ("write to amal@example.org", set()),
    ("@@amal", set()),
    ("5 @ 3", set()),
    ("@", set()),
    ("", set()),
    ("مرحبا @أمل", {"أمل"}),
]


@pytest.mark.parametrize(("text", "names"), MEANT)
def test_a_name_follows_an_at(text, names):
    assert names_in(text) >= names
    assert bool(names_in(text)) is bool(names)


def test_only_names_that_somebody_has_stand_apart():
    found = pieces("@amal. and @nobody, @AMAL", {"amal"})
    assert [(piece.text, piece.name) for piece in found if piece.name] == [("@amal", "amal"), ("@AMAL", "AMAL")]


@given(st.text(), st.sets(st.text(min_size=1).map(str.lower), max_size=3))
def test_the_pieces_are_the_text(text, names):
    assert "".join(piece.text for piece in pieces(text, names)) == text


@given(st.text(alphabet="ab.-+_1", min_size=1), st.sampled_from(["", ".", ", then", "!", ")", "\n"]))
def test_whoever_is_called_is_found_whatever_follows(name, after):
    text = f"see @{name}{after}"
    assert name in names_in(text)
    assert any(piece.name for piece in pieces(text, {name}))


@given(st.text())
def test_no_name_is_longer_than_the_text_or_keeps_its_at(text):
    assert all("@" not in name[:1] and len(name) <= len(text.lower()) for name in names_in(text))
