"""Numbers and the words that hedge them, read from words: "nearly 25", "at least two dozen", "20–25"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .data import load
from .hedge_table import PACKAGED, HedgeTable, Rows
from .vocabulary import HEDGES, Hedge

UNITS: dict[str, int] = load("numbers")["units"]
TENS: dict[str, int] = load("numbers")["tens"]
MAGNITUDES: dict[str, int] = load("numbers")["magnitudes"]
PLURALS: dict[str, int] = load("numbers")["plural_magnitudes"]
NUMBER_WORDS = frozenset({*UNITS, *TENS, *MAGNITUDES})
DASHES = frozenset({"-", "–", "—", "‑", "−"})

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_TOKENS = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[-–—‑−+]")
_LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it: bounds, best value and the hedge that made them."""

    min: int | None
    best: int | None
    max: int | None
    hedge: str


Read = tuple[Quantity, int]
_FORMULAS: dict[str, Callable[[int, int], int]] = {
    "0": lambda n, m: 0,
    "N": lambda n, m: n,
    "M": lambda n, m: m,
    "N+1": lambda n, m: n + 1,
    "⌊0.9N⌋": lambda n, m: n * 9 // 10,
    "⌈0.9N⌉": lambda n, m: -(-n * 9 // 10),
    "⌈1.1N⌉": lambda n, m: -(-n * 11 // 10),
}


def hedged(hedge: Hedge, number: int, upper: int = 0) -> Quantity:
    """Apply one row of the hedge table to a number."""
    low, best, high = (
        None if formula is None else _FORMULAS[formula](number, upper) for formula in (hedge.min, hedge.best, hedge.max)
    )
    return Quantity(low, best, high, hedge.id)


QUANTITY_STARTS = frozenset({*HEDGES["range"].before, *PACKAGED.starts, *NUMBER_WORDS, *PLURALS, "half"})


def quantity_starts(table: HedgeTable) -> frozenset[str]:
    """Return the words that may begin a quantity where a table's phrases hedge it."""
    return QUANTITY_STARTS | table.starts


def _phrase(rows: Rows, words: Sequence[str], at: int) -> tuple[Hedge, int] | None:
    if at >= len(words):
        return None
    for phrase, hedge in rows.get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return hedge, at + len(phrase)
    return None


def _small(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read a number below a hundred in words: "seven", "twenty-five", "thirty one"."""
    word = words[at]
    if word in UNITS:
        return UNITS[word], at + 1
    if word not in TENS:
        return None
    value, end = TENS[word], at + 1
    follower = end + 1 if end < len(words) and words[end] in DASHES else end
    if follower < len(words) and 0 < UNITS.get(words[follower], 0) < 10:
        return value + UNITS[words[follower]], follower + 1
    return value, end


def _digits(word: str) -> float | None:
    if not _DIGITS.fullmatch(word) or not word.isascii():
        return None
    value = float(word.replace(",", ""))
    return value if value < _LARGEST else None


def read_number(words: Sequence[str], at: int = 0) -> tuple[int, int] | None:
    """Read a plain number that starts at a word; give its value and where it ends.

    Reads "1,200", "6.5 million", "two hundred and fifty-one" and "half a dozen".
    """
    if words[at] == "half" and tuple(words[at + 1 : at + 3]) == ("a", "dozen"):
        return 6, at + 3
    figure = _digits(words[at])
    if figure is not None:
        return _with_magnitude(words, at + 1, figure)
    return _spelled(words, at)


def _with_magnitude(words: Sequence[str], end: int, figure: float) -> tuple[int, int] | None:
    while end < len(words) and words[end] in MAGNITUDES:
        figure *= MAGNITUDES[words[end]]
        end += 1
    if figure != int(figure) or figure >= _LARGEST:
        return None
    return int(figure), end


def _spelled(words: Sequence[str], at: int) -> tuple[int, int] | None:
    total, current, end, seen = 0, 0, at, False
    while end < len(words):
        word = words[end]
        joins = seen and word == "and" and words[end - 1] in MAGNITUDES and end + 1 < len(words)
        if joins and _small(words, end + 1):
            end += 1
            continue
        article = not seen and word in ("a", "an") and words[end + 1 : end + 2] and words[end + 1] in MAGNITUDES
        if article:
            current, end = 1, end + 1
            continue
        if word in MAGNITUDES:
            current = (current or 1) * MAGNITUDES[word]
            if MAGNITUDES[word] >= 1000:
                total, current = total + current, 0
            end, seen = end + 1, True
            continue
        small = _small(words, end) if not (seen and words[end - 1] not in {*MAGNITUDES, "and"}) else None
        if small is None:
            break
        current, end, seen = current + small[0], small[1], True
    value = total + current
    return (value, end) if seen and value < _LARGEST else None


def _vague(words: Sequence[str], at: int, table: HedgeTable) -> Read | None:
    """Read "several", "dozens of", "tens of thousands of", "a couple of", "no"."""
    if words[at] in PLURALS and words[at + 1 : at + 2] == ["of"] and len(words) > at + 2:
        outer = _vague(words, at + 2, table)
        if outer and words[at + 2] in PLURALS and words[at] != words[at + 2]:
            low = 2 * PLURALS[words[at]] * PLURALS[words[at + 2]]
            return Quantity(low, None, None, words[at] if words[at] in HEDGES else "thousands"), outer[1]
    found = _phrase(table.words, words, at)
    if found:
        hedge, end = found
        return hedged(hedge, hedge.value or 0), end
    if words[at] == "millions":
        return Quantity(2_000_000, None, None, "thousands"), at + (2 if words[at + 1 : at + 2] == ["of"] else 1)
    return None


def _range(words: Sequence[str], at: int) -> Read | None:
    """Read "20-25", "20 to 25" and, after "between" or "from", "20 and 25"."""
    opened = words[at] in HEDGES["range"].before
    first = read_number(words, at + opened) if at + opened < len(words) else None
    if first is None or first[1] + 1 >= len(words):
        return None
    link = words[first[1]]
    if not (link in DASHES or link in ("to", "or") or (opened and link == "and")):
        return None
    second = read_number(words, first[1] + 1)
    if second is None or second[0] <= first[0]:
        return None
    return hedged(HEDGES["range"], first[0], second[0]), second[1]


def parse_quantity(words: Sequence[str], at: int = 0, table: HedgeTable = PACKAGED) -> Read | None:
    """Read the quantity that starts at a word, hedge words included; none if there is none there."""
    ranged = _range(words, at)
    if ranged:
        return ranged
    before = _phrase(table.before, words, at)
    if before and before[1] < len(words):
        return _after_hedge(words, *before, table)
    number = read_number(words, at)
    if number is None:
        return _vague(words, at, table)
    after = _phrase(table.after, words, number[1])
    if after:
        return hedged(after[0], number[0]), after[1]
    return hedged(HEDGES["exact"], number[0]), number[1]


def _after_hedge(words: Sequence[str], hedge: Hedge, at: int, table: HedgeTable) -> Read | None:
    if hedge.id == "exact":
        return parse_quantity(words, at, table)
    ranged = _range(words, at)
    if ranged:
        return ranged
    number = read_number(words, at)
    if number:
        return hedged(hedge, number[0]), number[1]
    vague = _vague(words, at, table)
    if vague is None or vague[0].min is None:
        return None
    if vague[0].hedge in ("single", "pair"):
        return hedged(hedge, vague[0].min), vague[1]
    return vague


def read_quantity(text: str, table: HedgeTable = PACKAGED) -> Quantity:
    """Read a quantity that a person typed, such as "nearly 25" or "between 20 and 30".

    Raises ValueError with a sentence to show beside the field.
    """
    words = [word.lower() for word in _TOKENS.findall(text)]
    if not words:
        raise ValueError("Write a number, in figures or in words, such as “25” or “at least ten”.")
    read = parse_quantity(words, table=table)
    if read is None or read[1] < len(words):
        raise ValueError(f"“{text.strip()}” cannot be read as a number. Write it like “nearly 25” or “20 to 30”.")
    return read[0]
