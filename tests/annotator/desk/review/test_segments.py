"""Cutting a text at the edges of spans: nothing is lost, and every piece knows its spans."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.desk.review.segments import Paragraph, Segment, Span, paragraphs, segment

LETTERS = st.text(alphabet="ab ٣🕊\n", max_size=40)


@st.composite
def texts_with_spans(draw):
    text = draw(LETTERS)
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=6))
    return text, [Span(min(pair), max(pair), key) for key, pair in enumerate(pairs) if pair[0] != pair[1]]


@given(texts_with_spans())
def test_the_segments_together_are_the_text(case):
    text, spans = case
    segments = segment(text, spans)
    assert "".join(piece.text for piece in segments) == text
    assert all(piece.text == text[piece.start : piece.end] for piece in segments)


@given(texts_with_spans())
def test_every_character_knows_exactly_its_spans(case):
    text, spans = case
    for piece in segment(text, spans):
        for at in range(piece.start, piece.end):
            assert set(piece.keys) == {span.key for span in spans if span.start <= at < span.end}


@given(texts_with_spans())
def test_the_segments_of_a_span_together_are_its_quote(case):
    text, spans = case
    segments = segment(text, spans)
    for span in spans:
        assert "".join(piece.text for piece in segments if span.key in piece.keys) == text[span.start : span.end]


@given(texts_with_spans())
def test_paragraphs_leave_out_nothing_but_blank_lines(case):
    text, spans = case
    kept = [piece for paragraph in paragraphs(text, spans) for piece in paragraph.segments]
    assert all(piece.text == text[piece.start : piece.end] for piece in kept)
    assert "".join("".join(piece.text for piece in kept).split()) == "".join(text.split())
    assert [piece.start for piece in kept] == sorted(piece.start for piece in kept)


def test_overlapping_spans_share_the_piece_in_the_middle():
    assert [(piece.text, piece.keys) for piece in segment("abcdef", [Span(0, 4, 1), Span(2, 5, 2)])] == [
        ("ab", (1,)),
        ("cd", (2, 1)),
        ("e", (2,)),
        ("f", ()),
    ]


def test_the_shortest_span_comes_first():
    (_, middle, _) = segment("abc", [Span(0, 3, 1), Span(1, 2, 2)])
    assert middle.keys == (2, 1)


def test_a_span_across_paragraphs_is_cut_between_them():
    assert paragraphs("one\n\ntwo", [Span(2, 6, 7)]) == [
        Paragraph(1, (Segment(0, 2, "on", ()), Segment(2, 3, "e", (7,)))),
        Paragraph(2, (Segment(5, 6, "t", (7,)), Segment(6, 8, "wo", ()))),
    ]


def test_lines_are_paragraphs_only_where_no_blank_line_is():
    assert len(paragraphs("one\ntwo", [])) == 2
    assert len(paragraphs("one\ntwo\n\nthree", [])) == 2
