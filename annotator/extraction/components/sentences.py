"""Paragraphs and sentences: where they begin, which are headline, bullet or page furniture."""

import re
from bisect import bisect_left
from collections.abc import Iterator

import numpy as np
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc

from ..data import load
from ..reading import Reading, Sentence, reading_of

_LAYOUT = load("layout")
_MARKS = frozenset(_LAYOUT["furniture"])
_LONG_MARKS = tuple(mark for mark in _MARKS if len(mark) > 10)
_OPENERS = frozenset(_LAYOUT["opens_list"])
_ABBREVIATIONS = frozenset(_LAYOUT["abbreviations"])
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_MARK = re.compile(r"[.!?…;|]")
_AFTER_END = re.compile(r"[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9#•])")
_BAR = re.compile(r"(?<=\S)\s\|\s")
_SEMICOLON = re.compile(r";\s+")
_BULLET = re.compile(r"\s*(?:[-–—•*▪●·]|\(?\d{1,2}[.)])\s*(?=\S)")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)\.$")
_ENDED = re.compile(r"[.!?…:;][\"”’')\]]*\s*$")
_WRAP_WIDTH = 100
_MOST_HEADLINES = 4


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of a text; lines wrapped at a fixed width are joined."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    wrapped = _is_wrapped(text, lines)
    found: list[tuple[int, int]] = []
    for start, end in lines:
        if wrapped and found and "\n\n" not in text[found[-1][1] : start].replace(" ", ""):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    if len(lines) < 3 or max(end - start for start, end in lines) > _WRAP_WIDTH:
        return False
    full = [end for start, end in lines if end - start > 50]
    unended = sum(1 for end in full if not _ENDED.search(text, max(0, end - 4), end))
    return len(full) * 2 >= len(lines) and unended * 2 > len(full)


def _breaks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the spaces between sentences, headline bars and semicolons; only at a mark is it worth looking."""
    done = start
    for mark in _MARK.finditer(text, start, end):
        at, sign = mark.start(), mark[0]
        if sign == "|":
            found = _BAR.match(text, at - 1, end) if at > done else None
        else:
            found = _SEMICOLON.match(text, at, end) if sign == ";" else _AFTER_END.match(text, at + 1, end)
        if found is not None and found.start() >= done:
            done = found.end()
            yield found


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph; headline bars and semicolons also end one."""
    cuts, begin = [], start
    for match in _breaks(text, start, end):
        if text[match.start() - 1] == "." and _abbreviated(text, begin, match.start()):
            continue
        cuts.append((begin, match.start() if "|" in match.group() else _stripped(text, match.end(), begin)))
        begin = match.end()
    if begin < end:
        cuts.append((begin, end))
    return [(a, b) for a, b in cuts if b > a]


def _stripped(text: str, end: int, begin: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end


def _abbreviated(text: str, begin: int, end: int) -> bool:
    last = _LAST_WORD.search(text, max(begin, end - 12), end)
    if last is None:
        return False
    return len(last[1]) == 1 or last[1].lower() in _ABBREVIATIONS


def _is_prose(text: str) -> bool:
    words = text.count(" ") + 1
    return words >= 60 or (words >= 9 and bool(_ENDED.search(text)))


def _resumes(line: str) -> bool:
    """Whether a line after a list of links is prose again."""
    words = line.count(" ") + 1
    return (
        words >= 15 and " | " not in line and line.rstrip()[-1] in '.!?"”’' and not line.rstrip().endswith(("...", "…"))
    )


def _is_title(line: str) -> bool:
    """Whether a line has four words or more, most of the long ones with a capital: "Diplomacy and Its Limits"."""
    long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long) and not line.isupper()


def _is_link(line: str) -> bool:
    """Whether a line can be the title of another page: four words or more, on a line that is no bullet."""
    return line.count(" ") > 2 and not _BULLET.match(line)


def _is_ended(line: str) -> bool:
    """Whether a line ends as a sentence does, and is not cut off: "Fighter killed in att..."."""
    return bool(_ENDED.search(line)) and not line.rstrip().endswith(("...", "…"))


def _long_words(text: str) -> set[str]:
    return {word.strip(".,:;!?\"'“”‘’()").lower() for word in text.split() if len(word) > 4}


def _is_furniture(line: str) -> bool:
    """Whether a line is a mark of page furniture, or a short line that begins with a long one."""
    if len(line) > 140:
        return False
    lowered = line.strip().lower()
    return lowered in _MARKS or lowered.startswith(_LONG_MARKS)


class Layout:
    """Walks the paragraphs and says of each whether it is headline, furniture or prose."""

    def __init__(self, text: str) -> None:
        self.spans = paragraphs(text)
        self.lines = [text[a:b] for a, b in self.spans]
        self.prose_at = next((i for i, line in enumerate(self.lines) if _is_prose(line)), len(self.lines))
        self.furniture = self._furniture()

    def _furniture(self) -> list[bool]:
        marks, dropping = [], False
        for number, line in enumerate(self.lines):
            if line.strip().lower() in _OPENERS:
                dropping = True
            elif dropping and _resumes(line):
                dropping = False
            marks.append(dropping or _is_furniture(line) or self._is_page_title(number))
        self._drop_links(marks)
        return marks

    def _drop_links(self, marks: list[bool]) -> None:
        """Titles after the last sentence are links to other pages, not news of this one; so are many before it."""
        last = max((i for i, line in enumerate(self.lines) if not marks[i] and _is_ended(line)), default=None)
        if last is None or self.lines[last].rstrip().endswith(":"):
            return
        links = [i for i in range(last + 1, len(self.lines)) if _is_link(self.lines[i])]
        titles = [i for i in links if _is_title(self.lines[i])]
        for number in links if len(links) > 2 else titles if len(titles) > 1 else []:
            marks[number] = True
        before = [i for i in range(self.prose_at) if _is_link(self.lines[i]) and not _is_ended(self.lines[i])]
        told = _long_words(" ".join(self.lines[self.prose_at : self.prose_at + 2]))
        for number in before if len(before) > _MOST_HEADLINES else []:
            marks[number] = marks[number] or len(_long_words(self.lines[number]) & told) < 2

    def _is_page_title(self, number: int) -> bool:
        following = self.lines[number + 1].strip() if number + 1 < len(self.lines) else ""
        return number == 0 and 20 < len(following) < len(self.lines[0].strip()) and self.lines[0].startswith(following)

    def is_headline(self, number: int) -> bool:
        """A headline stands before the first prose and does not end as a sentence does."""
        line = self.lines[number]
        return number < self.prose_at and number < 6 and not line.rstrip().endswith(".") and line.count(" ") > 2


@Language.factory("claim_sentences")
def make_sentences(nlp: Language, name: str) -> "SentenceFinder":
    return SentenceFinder()


class SentenceFinder:
    """Begins the notes on each sentence."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        reading.upper = _mostly_upper(reading.text)
        offsets: list[int] = doc.to_array([IDX]).astype(np.int64).ravel().tolist()
        layout = Layout(reading.text)
        for number, (start, end) in enumerate(layout.spans):
            self._add(reading, layout, number, start, end, offsets)
        return doc

    def _add(self, reading: Reading, layout: Layout, number: int, start: int, end: int, offsets: list[int]) -> None:
        bullet = _BULLET.match(reading.text, start, end)
        body = bullet.end() if bullet and bullet.group().strip() != "" else start
        for a, b in sentences(reading.text, body, end):
            while a < b and reading.text[a].isspace():
                a += 1
            first, last = bisect_left(offsets, a), bisect_left(offsets, b)
            reading.sentences.append(
                Sentence(
                    a, b, first, last, number, len(reading.sentences),
                    headline=layout.is_headline(number), furniture=layout.furniture[number],
                    bullet=bool(bullet) and a == body,
                )
            )  # fmt: skip


def _mostly_upper(text: str) -> bool:
    sample = text[:600]
    letters = sum(map(str.isalpha, sample))
    return letters > 40 and sum(map(str.isupper, sample)) > 0.8 * letters
