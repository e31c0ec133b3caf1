"""The allegations of an edition as a table of their own: never summed, never inside a recorded figure (R4). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.models import EditionClaim
from reports.stories import ACCEPTED, Reading, reading

ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Allegation:
    """One allegation as the edition keeps it: who reports it, when, of which day, and against whom."""

    reading: Reading
    accused: str
    day: date | None
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
    return Allegation(reading(claim), fact["actor"], _day(fact["date_start"]), claim.article.published)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
