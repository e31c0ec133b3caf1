"""An article's text as its page shows it: what the checks point at marked, standing text grey."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.checks.base import Span as Place
from annotator.desk.copies.standing import Grey
from annotator.desk.review.segments import Segment, Span, paragraphs


@dataclass(frozen=True)
class Piece:
    """A stretch of the text that is shown alike; others may lead to it by its anchor."""

    text: str
    is_noticed: bool = False
    standing: Grey | None = None
    anchor: int | None = None


@dataclass(frozen=True)
class Block:
    """A paragraph of pieces, with its number and the offset at which it begins."""

    number: int
    start: int
    pieces: Sequence[Piece]


def blocks(text: str, noticed: Iterable[Place], grey: Sequence[Grey]) -> list[Block]:
    """Return the text in paragraphs of pieces; together they are the text, letter for letter."""
    places = sorted({place for place in noticed if place[0] < place[1]})
    # What is noticed has numbers from 0 on; standing text has numbers below it.
    spans = [Span(start, end, key) for key, (start, end) in enumerate(places)]
    spans += [Span(start, end, -key) for key, one in enumerate(grey, 1) for start, end in one.stretches]
    anchors = {start for start, _ in places} | {one.anchor for one in grey if one.anchor is not None}
    return [
        Block(
            paragraph.number,
            paragraph.segments[0].start,
            [_piece(segment, grey, anchors) for segment in paragraph.segments],
        )
        for paragraph in paragraphs(text, spans)
    ]


def _piece(segment: Segment, grey: Sequence[Grey], anchors: set[int]) -> Piece:
    standing = next((grey[-key - 1] for key in segment.keys if key < 0), None)
    return Piece(
        text=segment.text,
        is_noticed=any(key >= 0 for key in segment.keys),
        standing=standing,
        anchor=segment.start if segment.start in anchors else None,
    )
