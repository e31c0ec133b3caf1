"""The allegations of an edition as a table of their own: never summed, never inside a recorded figure (R4). Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format

from reports.models import EditionClaim
from reports.stories import ACCEPTED, Reading, reading

ALLEGED = "alleged"
DAY, NEARLY, MONTH, YEAR = "j M Y", (2, 3), 4, 5


@dataclass(frozen=True, slots=True)
class Allegation:
    """One allegation as the edition keeps it: who reports it, when, of which day, and against whom."""

    reading: Reading
    accused: str
    when: str
    reported: date | None


def allegations(claims: Iterable[EditionClaim]) -> list[Allegation]:
    """Return what was accepted as alleged, the earliest report first; what only repeats another is left to it."""
    found = [_allegation(claim) for claim in claims if _is_entry(claim)]
    return sorted(found, key=lambda one: (one.reported or date.max, one.reading.claim.claim_id))


def _is_entry(claim: EditionClaim) -> bool:
    fact = claim.fact
    return fact["modality"] == ALLEGED and fact["status"] in ACCEPTED and fact["role"] != "duplicate_of"


def _allegation(claim: EditionClaim) -> Allegation:
    fact = claim.fact
    return Allegation(reading(claim), fact["actor"], when(fact), claim.article.published)


def when(fact: Mapping[str, Any]) -> str:
    """Return the days of which a claim tells, no closer than it tells them: "21 Mar 2019", "March 2019", "2019"."""
    if not fact["date_start"]:
        return "day not said"
    start = date.fromisoformat(fact["date_start"])
    end = date.fromisoformat(fact["date_end"] or fact["date_start"])
    if fact["date_precision"] == YEAR and start.year == end.year:
        return str(start.year)
    if fact["date_precision"] == MONTH and (start.year, start.month) == (end.year, end.month):
        return format(start, "F Y")
    if start != end:
        return f"{format(start, DAY)} – {format(end, DAY)}"
    return f"about {format(start, DAY)}" if fact["date_precision"] in NEARLY else format(start, DAY)
