"""An article's text with every claim of the edition marked, also where claims overlap. Pure: no query, no HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.stories import Reading, paragraphs

# Where claims overlap, the mark shows the one that matters most to a reader of figures.
LOUDEST_FIRST = ("verified", "corrected", "alleged", "held", "unverifiable", "candidate")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text inside or outside each claim as a whole; `anchors` are the claims that begin here."""

    text: str
    state: str
    counts: bool
    anchors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, numbered from 1, with the claims that begin in it."""

    number: int
    pieces: tuple[Piece, ...]
    readings: tuple[Reading, ...]


def marked(text: str, readings: Sequence[Reading]) -> list[Paragraph]:
    """Return the text in paragraphs of pieces; the pieces of a paragraph together are its text."""
    return [
        Paragraph(
            number,
            tuple(_pieces(text, start, end, readings)),
            tuple(one for one in readings if start <= one.claim.start < end),
        )
        for number, (start, end) in enumerate(paragraphs(text), 1)
    ]


def _pieces(text: str, start: int, end: int, readings: Sequence[Reading]) -> list[Piece]:
    here = [one for one in readings if one.claim.start < end and one.claim.end > start]
    edges = {edge for one in here for edge in (one.claim.start, one.claim.end) if start < edge < end}
    cuts = sorted({start, end, *edges})
    return [_piece(text, left, right, here) for left, right in pairwise(cuts)]


def _piece(text: str, left: int, right: int, here: Sequence[Reading]) -> Piece:
    covering = sorted((one for one in here if one.claim.start <= left and one.claim.end >= right), key=_loudness)
    return Piece(
        text=text[left:right],
        state=covering[0].state if covering else "",
        counts=any(not one.claim.excluded_by for one in covering),
        anchors=tuple(one.claim.claim_id for one in covering if one.claim.start == left),
    )


def _loudness(one: Reading) -> tuple[bool, int]:
    place = LOUDEST_FIRST.index(one.state) if one.state in LOUDEST_FIRST else len(LOUDEST_FIRST)
    return bool(one.claim.excluded_by), place
