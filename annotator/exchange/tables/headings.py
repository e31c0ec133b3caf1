"""Headings as names: trimmed, filled in, told apart, and what had to be done to them said."""

import re
from collections.abc import Iterable, Sequence

from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.cells import readable
from annotator.exchange.tables.raw import Flaw, Value, plain

LONGEST = 200
# Signs that a reader does not see and that make a name look like another: directions, joiners, marks, controls.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\xad\x00-\x08\x0e-\x1f\x7f-\x9f]")


def names(values: Sequence[Value], bounds: Bounds) -> tuple[tuple[str, ...], list[str]]:
    """Return the columns' names for a row of headings, and sentences about what was changed."""
    texts, notes = [plain(value) for value in values], _flaws(values)
    while texts and not texts[-1].strip():
        texts.pop()
    bounds.check("columns", len(texts))
    if not texts:
        raise BadTable("The first row has no headings: it is empty.")
    return _told_apart((_name(text, place, notes) for place, text in enumerate(texts, start=1)), notes), notes


def _flaws(values: Sequence[Value]) -> list[str]:
    return [f"Heading “{readable(value.text)[:80]}”: {value.reason}" for value in values if isinstance(value, Flaw)]


def _name(text: str, place: int, notes: list[str]) -> str:
    seen = readable(_UNSEEN.sub("", text))
    name = " ".join(seen.split())
    if seen != text:
        notes.append(f"The heading “{name[:80]}” holds signs that nobody sees; they were taken out.")
    elif "\n" in text or "\r" in text:
        notes.append(f"The heading “{name[:80]}” runs over several lines; it is read as one.")
    if not name:
        name = f"column {place}"
        notes.append(f"Column {place} has no heading; it is called “{name}”.")
    if len(name) > LONGEST:
        notes.append(f"The heading of column {place} has {len(name):,} characters; {LONGEST} are kept.")
    return name[:LONGEST]


def _told_apart(given: Iterable[str], notes: list[str]) -> tuple[str, ...]:
    taken: dict[str, int] = {}
    for name in given:
        fresh, count = name, 1
        while fresh in taken:
            count += 1
            fresh = f"{name} ({count})"
        if fresh != name:
            notes.append(f"Several columns are called “{name}”; this one is now “{fresh}”.")
        taken[fresh] = count
    return tuple(taken)
