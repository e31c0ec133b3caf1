"""Cuts a text where spans begin and end, so that overlapping spans can be shown; knows no model and no HTML."""

import re
from bisect import bisect_right
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
    edges = bounds(text)
    return [
        Paragraph(number, tuple(segment(text, here, start, end)))
        for number, ((start, end), here) in enumerate(zip(edges, _meeting(spans, edges), strict=True), start=1)
    ]


def _edges(spans: Iterable[Span]) -> Iterable[int]:
    for span in spans:
        yield span.start
        yield span.end


def _covering(spans: Iterable[Span], left: int, right: int) -> tuple[int, ...]:
    return tuple(span.key for span in spans if span.start <= left and right <= span.end)


def _meeting(spans: Iterable[Span], edges: Sequence[tuple[int, int]]) -> list[list[Span]]:
    """Return for each stretch between edges, which come in the order of the text, the spans that reach into it."""
    found: list[list[Span]] = [[] for _ in edges]
    ends = [end for _, end in edges]
    for span in spans:
        at = bisect_right(ends, span.start)
        while at < len(edges) and edges[at][0] < span.end:
            found[at].append(span)
            at += 1
    return found


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
