"""What differs between two values, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.desk.history.differences import GONE, NEW, SAME, compare


def pieces(parts):
    return [(piece.text, piece.what) for piece in parts]


def test_only_the_words_that_changed_are_marked():
    row = compare("Whom", "four ISIS fighters", "four IS fighters there", by_words=True)
    assert pieces(row.left) == [("four ", SAME), ("ISIS", GONE), (" fighters", SAME)]
    assert pieces(row.right) == [("four ", SAME), ("IS", NEW), (" fighters", SAME), (" there", NEW)]
    assert row.differs


@pytest.mark.parametrize(("left", "right"), [("25", "26"), ("", "guards"), ("guards", "–")])
def test_what_is_no_text_differs_as_a_whole(left, right):
    row = compare("best", left, right, by_words=False)
    assert (pieces(row.left), pieces(row.right)) == ([(left, GONE)], [(right, NEW)])


def test_what_is_the_same_does_not_differ():
    assert not compare("Whom", "guards", "guards", by_words=True).differs


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_the_pieces_are_both_texts_and_what_is_the_same_is_the_same(left, right, by_words):
    row = compare("Whom", left, right, by_words=by_words)
    assert "".join(piece.text for piece in row.left) == left
    assert "".join(piece.text for piece in row.right) == right
    assert row.differs is (left != right)
    same = [[piece.text for piece in side if piece.what == SAME] for side in (row.left, row.right)]
    assert "".join(same[0]) == "".join(same[1])
