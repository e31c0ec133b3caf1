"""What makes two sentences near-copies: the shingles of their words, numbers left open, and a MinHash of them.

MinHash with banding (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, ch. 3): two sentences of
Jaccard similarity s share a band with probability 1 - (1 - s^ROWS)^BANDS, here one half at s = 0.49.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from datasketch import MinHash

from annotator.checks.base import Span
from annotator.checks.layout import sentences

SHINGLE = 3
BANDS, ROWS = 12, 4
ALIKE = 0.6
# Shorter sentences are alike by chance: "No casualties were reported."
FEWEST_WORDS = 8
_SEED = 88
_WORD = re.compile(r"\d[\d,.]*\d\w*|\w+(?:[-'’]\w+)*")
_NUMBER = re.compile(r"(?:\d[\d,.]*\d|\d)(?:st|nd|rd|th)?")
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozens scores".split()
)


@dataclass(frozen=True)
class Print:
    """One sentence as it is compared: where it stands, its numbers, its shingles and the bands of its MinHash."""

    span: Span
    numbers: tuple[str, ...]
    shingles: frozenset[str]
    bands: tuple[int, ...]

    def likeness(self, other: frozenset[str]) -> float:
        """Return the Jaccard similarity with another sentence's shingles, from 0 to 1."""
        return len(self.shingles & other) / len(self.shingles | other)


def prints_of(text: str) -> list[Print]:
    """Return the prints of the sentences that are long enough to be known again."""
    return [one for span in sentences(text) if (one := _print(text, span))]


def shingles_of(sentence: str) -> frozenset[str]:
    """Return the runs of words of a sentence, with # for each number."""
    return _shingles(_words(sentence))


def numbers_of(sentence: str) -> tuple[str, ...]:
    """Return the numbers of a sentence in their order, figures and words, in lower case."""
    return _numbers(_words(sentence))


def spans_of_numbers(sentence: str) -> list[Span]:
    """Return where the numbers of a sentence stand, in the order of `numbers_of`."""
    return [match.span() for match in _WORD.finditer(sentence) if _is_number(match[0].lower())]


def _print(text: str, span: Span) -> Print | None:
    words = _words(text[slice(*span)])
    if len(words) < FEWEST_WORDS:
        return None
    shingles = _shingles(words)
    return Print(span, _numbers(words), shingles, _bands(shingles))


def _shingles(words: Sequence[str]) -> frozenset[str]:
    open_words = ["#" if _is_number(word) else word for word in words]
    return frozenset(" ".join(open_words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _numbers(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if _is_number(word))


def _bands(shingles: frozenset[str]) -> tuple[int, ...]:
    hashed = _empty().copy()
    hashed.update_batch([one.encode() for one in sorted(shingles)])
    rows = [hashed.hashvalues[at : at + ROWS] for at in range(0, BANDS * ROWS, ROWS)]
    return tuple(_key(number, tuple(map(int, row))) for number, row in enumerate(rows))


def _key(band: int, row: tuple[int, ...]) -> int:
    """Fold a band into one bigint that is the same on every machine: it is stored."""
    named = " ".join(map(str, (band, *row))).encode()
    return int.from_bytes(blake2b(named, digest_size=8).digest(), "big", signed=True)


@cache
def _empty() -> MinHash:
    return MinHash(num_perm=BANDS * ROWS, seed=_SEED, scheme="affine32")


def _words(sentence: str) -> list[str]:
    return [match[0].lower() for match in _WORD.finditer(sentence)]


def _is_number(word: str) -> bool:
    return bool(_NUMBER.fullmatch(word)) or all(part in _NUMBER_WORDS for part in word.split("-"))
