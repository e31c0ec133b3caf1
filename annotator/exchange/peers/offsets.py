"""Positions as other tools count them, and where words stand in the text that is kept here."""

from bisect import bisect_left
from typing import Any, NamedTuple

from annotator.exchange.contract import Problem
from annotator.sources.normalise import normalise

_BEYOND = "\uffff"  # what comes after it takes two units of UTF-16


class Span(NamedTuple):
    """A passage of a text in code points, half open."""

    start: int
    end: int


class Units:
    """Code points and units of UTF-16, the one from the other; JavaScript counts the latter."""

    def __init__(self, text: str) -> None:
        wide = [at for at, char in enumerate(text) if char > _BEYOND] if text and max(text) > _BEYOND else []
        self.wide = wide
        self.in_units = [at + number for number, at in enumerate(wide)]
        self.length = len(text)

    def units(self, at: int) -> int:
        """Return the number of units before a code point."""
        return at + bisect_left(self.wide, at)

    def code_points(self, at: int) -> int | None:
        """Return the number of code points before a unit, or None within a character that has two."""
        before = bisect_left(self.in_units, at)
        inside = before > 0 and self.in_units[before - 1] + 1 == at
        return None if inside else at - before

    def span(self, start: Any, end: Any) -> Span | None:
        """Return a span that was counted in units, or None where these are no positions in the text."""
        if not all(isinstance(at, int) and not isinstance(at, bool) for at in (start, end)):
            return None
        first, last = self.code_points(start), self.code_points(end)
        if first is None or last is None or not 0 <= first < last <= self.length:
            return None
        return Span(first, last)


def span_of(start: Any, end: Any, length: int) -> Span | Problem:
    """Return positions as a span of a text of this length, or why they are none."""
    said = f"{start}–{end}"[:80]
    for value in (start, end):
        if isinstance(value, bool) or not isinstance(value, int):
            return Problem.of("position", "start", said, "The positions of the passage are no whole numbers.")
    if not 0 <= start < end <= length:
        reason = f"The passage does not lie in its text, which has {length:,} characters."
        return Problem.of("position", "start", said, reason)
    return Span(start, end)


def alike(one: str, other: str) -> bool:
    """Tell whether two quotes differ by nothing but spaces and ways to write a line's end."""
    return one == other or _plain(one) == _plain(other)


def _plain(quote: str) -> str:
    return " ".join(quote.replace("\\n", " ").split())


def settled(text: str, kept: str, span: Span) -> Span | None:
    """Return where a passage stands in the text as it is kept, once normalised; None where it is not to be found."""
    if text == kept:
        return span
    words = normalise(text[span.start : span.end])
    about = len(normalise(text[: span.start]))
    found = _occurrences(kept, words)
    if not words or not found:
        return None
    start = min(found, key=lambda at: abs(at - about))
    return Span(start, start + len(words))


def _occurrences(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0 and words:
        found.append(at)
        at = text.find(words, at + 1)
    return found
