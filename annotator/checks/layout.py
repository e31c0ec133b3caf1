"""Where the headline, the paragraphs and the sentences of a text stand."""

import re
from collections.abc import Iterator

from annotator.checks.base import Span

_LONGEST_HEADLINE = 350
_LONGEST_HEADING = 150
_MOST_HEADLINES = 3
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘(])")


def lines(text: str) -> Iterator[Span]:
    """Yield each line that is not blank, without the blanks round it."""
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped)
            yield start, start + len(stripped)


def headlines(text: str) -> list[Span]:
    """Return the lines before the first one that ends like a sentence, a headline and what repeats it."""
    found = []
    for start, end in lines(text):
        if end - start > _LONGEST_HEADLINE or ends_a_sentence(text[start:end]):
            break
        found.append((start, end))
    # Many such lines are a list, or the page's links; only the first one can be a headline.
    return found if len(found) <= _MOST_HEADLINES and found[-1:] != list(lines(text))[-1:] else found[:1]


def headings(text: str) -> Iterator[Span]:
    """Yield the lines that stand over the text or a part of it."""
    over = headlines(text)
    yield from over
    for start, end in lines(text):
        if (start, end) not in over and end - start <= _LONGEST_HEADING and not ends_a_sentence(text[start:end]):
            yield start, end


def ends_a_sentence(line: str) -> bool:
    """Tell whether a line ends with a full stop or what stands for one."""
    return line.rstrip("”\"’') \t").endswith((".", "!", "?", ":", ";", "…"))


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of each line, headlines and headings among them."""
    for start, end in lines(text):
        at = start
        for match in _SENTENCE_END.finditer(text, start, end):
            yield at, match.start() + len(match[0].rstrip())
            at = match.end()
        if at < end:
            yield at, end


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence round an offset; one between two sentences belongs to the first."""
    before = (0, 0)
    for span in sentences(text):
        if offset < span[0]:
            break
        before = span
    return before


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
