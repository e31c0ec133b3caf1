"""Where the headline, the paragraphs and the sentences of a text stand."""

import re
from collections.abc import Iterator

from annotator.checks.base import Span

_LONGEST_HEADLINE = 350
_LONGEST_HEADING = 150
_MOST_HEADLINES = 3
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘(])|\n")


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


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence, or the line, round an offset."""
    start = max((match.end() for match in _SENTENCE_END.finditer(text, 0, offset)), default=0)
    match = _SENTENCE_END.search(text, offset)
    return start, match.start() + 1 if match and match[0] != "\n" else match.start() if match else len(text)


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
