"""Cuts a text where spans begin and end, so that overlapping spans can be shown; knows no model and no HTML."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BLANK_LINES = re.compile(r"\n\s*\n")
_LINE_ENDS = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, named by a key; half open, in code points."""

    start: int
    end: int
    key: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that lies inside or outside each span as a whole; `keys` name the spans, the shortest first."""

    start: int
    end: int
    text: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, counted from 1."""

    number: int
    segments: tuple[Segment, ...]


def segment(text: str, spans: Sequence[Span], start: int = 0, end: int | None = None) -> list[Segment]:
    """Cut the text from start to end at every edge of a span; the segments together are that text."""
    end = len(text) if end is None else end
    cuts = sorted({start, end, *(cut for cut in _edges(spans) if start < cut < end)})
    shortest_first = sorted(spans, key=lambda span: (span.end - span.start, span.start, span.key))
    return [
        Segment(left, right, text[left:right], _covering(shortest_first, left, right)) for left, right in pairwise(cuts)
    ]


def paragraphs(text: str, spans: Sequence[Span]) -> list[Paragraph]:
    """Cut a text into its paragraphs, and each of them into segments; blank lines are left out."""
    return [
        Paragraph(number, tuple(segment(text, _meeting(spans, start, end), start, end)))
        for number, (start, end) in enumerate(bounds(text), start=1)
    ]


def _edges(spans: Iterable[Span]) -> Iterable[int]:
    for span in spans:
        yield span.start
        yield span.end


def _covering(spans: Iterable[Span], left: int, right: int) -> tuple[int, ...]:
    return tuple(span.key for span in spans if span.start <= left and right <= span.end)


def _meeting(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    return [span for span in spans if span.start < end and start < span.end]


def bounds(text: str) -> list[tuple[int, int]]:
    """Return where paragraphs begin and end: at blank lines, or at line ends in a text that has no blank lines."""
    ends = _BLANK_LINES if _BLANK_LINES.search(text.strip()) else _LINE_ENDS
    cuts = [0, *(edge for match in ends.finditer(text) for edge in match.span()), len(text)]
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return [(start, end) for start, end in pairs if text[start:end].strip()]


def lanes(spans: Sequence[Span]) -> dict[int, int]:
    """Return for each span the lane, from 0, in which a line below its words meets no other span's line."""
    taken: dict[int, int] = {}
    ends: list[int] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.key)):
        lane = next((number for number, end in enumerate(ends) if end <= span.start), len(ends))
        ends[lane:] = [span.end, *ends[lane + 1 :]]
        taken[span.key] = lane
    return taken
