"""The words of headlines: what figures are called in a sentence, and the numbers that people type. Pure."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent / "data" / "words.json"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)  # fmt: skip
# What is no count: a name in braces, a day, a year, an ordinal, a clock time.
PASSED_OVER = re.compile(
    rf"\{{[^{{}}]*\}}|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
    rf"|\b\d{{1,2}}(?:\s*[–-]\s*\d{{1,2}})?\s+(?:{MONTHS})\b(?:\s+\d{{4}}\b)?"
    rf"|\b(?:{MONTHS})\s+(?:\d{{4}}|\d{{1,2}}(?:,?\s+\d{{4}})?)\b"
    r"|\b(?:in|of|since|until|from|by|year)\s+(?:19|20)\d{2}\b(?!-)"
    r"|\b\d+(?:st|nd|rd|th)\b|\b\d{1,2}:\d{2}\b",
    re.IGNORECASE,
)
DIGITS = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(?:\s*(?:–|-|to)\s*(\d{1,3}(?:,\d{3})+|\d+))?(?![\w]|[.,]\d)")
WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as somebody typed it: where it stands, and the value, or both ends of a range."""

    text: str
    start: int
    values: tuple[int, ...]


@cache
def table() -> dict[str, Any]:
    """Return the words of kinds, statuses and numbers."""
    read: dict[str, Any] = json.loads(PATH.read_text("utf-8"))
    return read


def typed_numbers(text: str) -> list[Typed]:
    """Return the numbers in a text that say how many, in its order, whether in digits or in words."""
    left = PASSED_OVER.sub(lambda match: " " * len(match[0]), text)
    found = [
        Typed(match[0], match.start(), tuple(int(end.replace(",", "")) for end in match.groups() if end))
        for match in DIGITS.finditer(left)
    ]
    return sorted([*found, *_spelled(left)], key=lambda one: one.start)


def _spelled(text: str) -> Iterator[Typed]:
    """Yield numbers in words: "twenty-four", "two hundred", and "one" before somebody who is counted."""
    words = list(WORD.finditer(text))
    numbers, counted = table()["numbers"], {word for one in table()["statuses"].values() for word in one["words"]}
    at = 0
    while at < len(words):
        run: list[re.Match[str]] = []
        while at + len(run) < len(words) and _is_number(words[at + len(run)][0], numbers):
            run.append(words[at + len(run)])
        following = words[at + 1][0].lower() if at + 1 < len(words) else ""
        if run:
            text_of = text[run[0].start() : run[-1].end()]
            yield Typed(text_of, run[0].start(), (_value(text_of, numbers),))
        elif words[at][0].lower() == "one" and following in counted:
            yield Typed(words[at][0], words[at].start(), (1,))
        at += max(len(run), 1)


def _is_number(word: str, numbers: dict[str, int]) -> bool:
    return all(part in numbers or part == "one" for part in word.lower().split("-")) and word.lower() != "one"


def _value(text: str, numbers: dict[str, int]) -> int:
    total = current = 0
    for word in re.split(r"[\s-]+", text.lower()):
        value = 1 if word == "one" else numbers[word]
        if value >= 1000:
            total, current = total + max(current, 1) * value, 0
        elif value == 100 or word == "dozen":
            current = max(current, 1) * value
        else:
            current += value
    return total + current
