"""Amounts that a sentence mentions: a number with its unit of measure, without the words that hedge it.

"At least 28 people" mentions "28", "more than 700 square miles" the whole measure. Money, times, dates, ordinals of
chapters and the numbers of ships, routes and resolutions are no amounts of things.
"""

import re
from collections.abc import Iterator

from .data import load
from .lexicon import NOTHING
from .numbers import MAGNITUDES, PLURALS, TENS, UNITS
from .reading import Sentence, Word

Span = tuple[int, int]
_MEASURES = frozenset(load("things")["measures"])
_MONEY = frozenset(load("things")["money"])
_TIMES = frozenset(load("things")["times"]) - _MEASURES
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SPELLED = frozenset({*UNITS, *TENS, *MAGNITUDES}) - {"zero", "no"}
_SIGNS = frozenset({"$", "€", "£", "#", "°", "+", "us$", "/", ".", ";", ")", "b.c.", "bc", "a.m.", "p.m.", "am", "pm"})
_HEDGES = frozenset("than least most about around some over nearly almost approximately up to under only just".split())


def amounts(sentence: Sentence) -> Iterator[Span]:
    """Yield the amounts of a sentence as ranges of words, in order."""
    words, at = sentence.words, 0
    while at < len(words):
        end = _number(words, at)
        if end == at:
            at += 1
            continue
        stop = _measured(words, end)
        if not _refused(words, at, end, stop):
            yield at, stop
        at = stop


def _number(words: list[Word], at: int) -> int:
    """Return where the number that starts at a word ends: "850", "2.5 million", "tens of thousands"."""
    word = words[at]
    if word.norm in PLURALS:
        joined = at + 2 < len(words) and words[at + 1].norm == "of" and words[at + 2].norm in PLURALS
        return at + 3 if joined else at + 1
    if _FIGURE.fullmatch(word.norm):
        end = at + 1
    elif word.norm in _SPELLED:
        end = _spelled(words, at)
    else:
        return at
    while end < len(words) and words[end].norm in MAGNITUDES:
        end += 1
    return end


def _spelled(words: list[Word], at: int) -> int:
    end = at + 1
    while end < len(words):
        joined = words[end].norm in ("-", "and") and end + 1 < len(words) and words[end + 1].norm in _SPELLED
        if not (words[end].norm in _SPELLED or joined):
            break
        end += 2 if joined else 1
    return end


def _measured(words: list[Word], end: int) -> int:
    """Take the unit of measure after a number: "30 percent", "7,000 m3/s", "2.5 million square miles"."""
    while end < len(words) and words[end].norm in _MEASURES:
        rate = end + 2 < len(words) and words[end + 1].norm == "/" and words[end + 2].norm == "s"
        end += 3 if rate else 1
    return end


def _refused(words: list[Word], at: int, end: int, stop: int) -> bool:
    if any(word.dated for word in words[at:end]):
        return True
    before, after = words[at - 1] if at else None, words[stop] if stop < len(words) else None
    if stop == end and words[at].norm.isdigit() and 1900 <= int(words[at].norm) <= 2100:
        return True
    if stop == end and end - at == 1 and words[at].norm == "one":
        return True
    if after is not None and (after.norm in _TIMES or after.norm in _MONEY or after.norm in _SIGNS):
        return True
    if (
        after is not None
        and stop == end
        and after.start == words[end - 1].end
        and after.norm not in (",", ")", ";", "]")
    ):
        return True  # "24-hour", "27th"
    return before is not None and stop == end and (_names(before, after) or _glued(before, words[at]))


def _names(before: Word, after: Word | None) -> bool:
    """ "chapter five", "Resolution 2254", "CTF 50": a number behind a name or a noun tells which, not how many."""
    if before.norm in _SIGNS or before.norm in _HEDGES:
        return before.norm in _SIGNS
    if before.text[:1].isupper() and not before.has("preposition") and before.norm not in UNITS:
        return True
    ends = after is None or not after.text[0].isalpha() or after.has("preposition") or after.has("conjunction")
    if before.norm in ("the", "these", "those", "his", "her", "their", "its", "all"):
        return True
    noun = before.entry is NOTHING and before.text[0].isalpha() and not before.norm.endswith("ly")
    return noun and (before.text[0].isupper() or ends) and not before.norm.endswith(("ed", "ing"))


def _glued(before: Word, word: Word) -> bool:
    return before.end == word.start and before.text not in "([" and before.text[-1:] not in "“\"'‘"
