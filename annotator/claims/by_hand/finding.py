"""Finds a passage that a person pasted in the text that it was copied from; knows no model."""

import re
from dataclasses import dataclass

_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where the words stand, with a few words round them; offsets are code points."""

    start: int
    end: int
    before: str
    quote: str
    after: str

    @property
    def key(self) -> str:
        """Return the place as a form sends it."""
        return f"{self.start}-{self.end}"


def occurrences(text: str, passage: str) -> list[Occurrence]:
    """Return where a passage stands in a text; only spaces and line ends may differ."""
    words = passage.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return [occurrence(text, match.start(), match.end()) for match in pattern.finditer(text)]


def occurrence(text: str, start: int, end: int) -> Occurrence:
    """Return a place in a text with what stands round it, no further than its line."""
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + _CONTEXT].partition("\n")[0]
    return Occurrence(start, end, before, text[start:end], after)
