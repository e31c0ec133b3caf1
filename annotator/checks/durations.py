"""Are "over nine years of war" and "the second anniversary" true on the day of the report?"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from annotator.checks.base import Case, Check, Finding, Severity, Span
from annotator.checks.layout import sentence_at
from annotator.sources.periods import show_day

_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
_N = rf"(?P<n>\d{{1,2}}|{'|'.join(_WORDS)})"
_DURATION = re.compile(
    rf"\b(?:for|over|past|last|after|since|entering|marking|within)\s+(?:the\s+)?(?:past\s+|last\s+)?"
    rf"(?P<over>over\s+|more\s+than\s+|nearly\s+|almost\s+|about\s+|some\s+)?{_N}\s+years?\b(?!\s+old)",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    rf"\b(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})\s+anniversary\s+of\b", re.IGNORECASE
)
_REACH = 60
_DAYS_A_YEAR = 365.25
_SLACK = 0.5


@dataclass(frozen=True)
class Beginning:
    """Something whose first day is known, and the words by which a text speaks of it."""

    name: str
    begun: date
    until: date
    words: re.Pattern[str]

    def years(self, day: date) -> tuple[float, float]:
        """Return how many years lie between it and a day, at least and at most."""
        least, most = ((day - start).days / _DAYS_A_YEAR for start in (self.until, self.begun))
        return least, most


class StaleDuration(Check):
    """Points at "for over nine years" eleven years into a war, and at a wrong anniversary; passes the right ones."""

    id = "stale_duration"
    name = "Stale duration or anniversary"
    description = (
        "The text says how long something has lasted, and by the report's date it is longer or shorter. Such a "
        "sentence was often copied from an older report, with its numbers."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each duration and anniversary that does not fit what is known to have begun then."""
        day = case.day
        if day is None:
            return
        known = [one for within, one in _known() if within.search(case.text)]
        for match, is_anniversary in _mentions(case.text):
            said = _number(match["n"])
            found = _nearest(case.text, match.span(), known)
            if found and not _fits(said, match, found.years(day), is_anniversary):
                yield _finding(case, match, said, found, day)


def _mentions(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    yield from ((match, False) for match in _DURATION.finditer(text))
    yield from ((match, True) for match in _ANNIVERSARY.finditer(text))


def _fits(said: int, match: re.Match[str], years: tuple[float, float], is_anniversary: bool) -> bool:
    least, most = years
    if is_anniversary:
        return least - _SLACK <= said <= most + _SLACK
    over = (match["over"] or "").strip().lower()
    # "Nearly ten" is said up to a year early, "over nine" up to a year late; a plain number within both.
    early = 1 if over in {"nearly", "almost", "about", "some"} else _SLACK
    return said - early <= most and least < said + 1


def _finding(case: Case, match: re.Match[str], said: int, found: Beginning, day: date) -> Finding:
    length = found.years(day)[1]
    years, months = int(length), int(length % 1 * 12)
    message = (
        f"“{' '.join(match[0].split())}” does not fit: {found.name} began on {show_day(found.begun)}, "
        f"{years} years and {months} months before this report."
    )
    return Finding(message, (match.span(),), severity=Severity.WARN if abs(years - said) else Severity.INFO)


def _nearest(text: str, span: Span, known: list[Beginning]) -> Beginning | None:
    """Return what the words round a duration speak of, the nearest of several."""
    start, end = sentence_at(text, span[0])
    around = (max(start, span[0] - _REACH), min(end, span[1] + _REACH))
    found = [
        (min(abs(match.start() - span[1]), abs(span[0] - match.end())), number)
        for number, one in enumerate(known)
        for match in one.words.finditer(text, *around)
    ]
    return known[min(found)[1]] if found else None


@cache
def _known() -> tuple[tuple[re.Pattern[str], Beginning], ...]:
    return tuple(map(_read, json.loads((Path(__file__).parent / "data/beginnings.json").read_text("utf-8"))))


def _read(row: dict[str, Any]) -> tuple[re.Pattern[str], Beginning]:
    begun = date.fromisoformat(row["begun"])
    until = date.fromisoformat(row.get("until", row["begun"]))
    words = re.compile(rf"\b(?:{row['words']})\b", re.IGNORECASE)
    return re.compile(rf"\b(?:{row['within']})"), Beginning(row["name"], begun, until, words)


def _number(word: str) -> int:
    plain = re.sub(r"(?<=\d)\D+$", "", word.lower())
    if plain.isdigit():
        return int(plain)
    names = _WORDS if plain in _WORDS else _ORDINALS
    return names.index(plain) + 1
