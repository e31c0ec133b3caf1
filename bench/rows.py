"""A figure of a bench as a row of its table, and the halves of the labelled texts that it is taken on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import md5
from typing import Any
from zlib import crc32

SERIAL = "ISPT"  # checksums of these numbered ids are all odd
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """One figure: what was reached, what plain regular expressions reach, and what is wanted."""

    text: str
    measure: str
    reached: float | None
    goal: float | None = None
    floor: str = ""
    halves: tuple[float | None, float | None] = (None, None)

    def __str__(self) -> str:
        mark = "" if self.goal is None or self.reached is None else ("✓" if self.reached >= self.goal else "·")
        shown = " | ".join("–" if one is None else f"{one:.1f}" for one in (self.reached, *self.halves))
        return f"| {self.text} | {self.measure} | {shown} | {self.floor} | {self.goal or ''} | {mark} |"


Measure = Callable[[Rows], list[Row]]


def half(key: str) -> int:
    """Say to which half a text belongs; rules are developed on half 0 alone."""
    return int(md5(key.encode()).hexdigest(), 16) % 2 if key.startswith(SERIAL) else crc32(key.encode()) % 2


def on_halves(rows: Rows, measure: Measure) -> Iterable[Row]:
    """Measure on all texts and beside it on each half."""
    sides = [{row.measure: row.reached for row in measure([r for r in rows if half(r["id"]) == n])} for n in (0, 1)]
    for row in measure(rows):
        yield replace(row, halves=(sides[0].get(row.measure), sides[1].get(row.measure)))
