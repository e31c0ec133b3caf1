"""Where a passage of a text lies: in which paragraph, and in which sentences."""

import re
from dataclasses import dataclass
from itertools import pairwise

from .components.sentences import paragraphs, sentences
from .languages import supported

# For languages whose abbreviations and capitals are not known: any end mark and a space, Arabic's and Urdu's too.
_ENDS = re.compile(r"[.!?…؟۔][\"”’»)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The paragraph of a passage, counted from 0, and the bounds of the sentences that it stands in."""

    paragraph: int
    start: int
    end: int


def surroundings(text: str, start: int, end: int, language: str = "en") -> Surroundings:
    """Return where a passage lies; one that runs over several sentences or paragraphs gets all of them."""
    number, first, last = 0, start, end
    for place, (begin, stop) in enumerate(paragraphs(text)):
        if begin <= start:
            number = place
        if begin < end and start < stop:
            for left, right in _sentences(text, begin, stop, language):
                if left < end and start < right:
                    first, last = min(first, left), max(last, right)
    return Surroundings(number, first, last)


def _sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph without the spaces round them."""
    found = sentences(text, start, end) if supported(language) else _marked(text, start, end)
    stripped = []
    for left, right in found:
        words = text[left:right]
        stripped.append((left + len(words) - len(words.lstrip()), right - len(words) + len(words.rstrip())))
    return stripped


def _marked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *(match.end() for match in _ENDS.finditer(text, start, end) if match.end() < end), end]
    return list(pairwise(cuts))
