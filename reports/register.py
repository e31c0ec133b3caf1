"""The allegations of an edition as a table of their own: never summed, never inside a recorded figure (R4). Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format

from reports.models import EditionAllegation, EditionClaim
from reports.stories import ACCEPTED, Reading, reading

ALLEGED = "alleged"
DAY, NEARLY, MONTH, YEAR = "j M Y", (2, 3), 4, 5


@dataclass(frozen=True, slots=True)
class Position:
    """What one party answers: in which words, with which numbers, where and when."""

    party: str
    says: str
    declared: str
    conceded: str
    said_on: date | None
    quote: str
    note: str


@dataclass(frozen=True, slots=True)
class Report:
    """One article that tells it: whose, and of which day."""

    source: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Allegation:
    """One allegation as the edition keeps it: who reports it, of which day, against whom, and what became of it."""

    reading: Reading
    accused: str
    when: str
    reported: date | None
    first: Report | None = None
    again: Sequence[Report] = ()
    positions: Sequence[Position] = ()
    assessment: Mapping[str, Any] | None = None
    missing: Sequence[str] = ()


def allegations(claims: Iterable[EditionClaim], rows: Iterable[EditionAllegation] = ()) -> list[Allegation]:
    """Return the edition's register in its order; of an edition that kept none yet, what was accepted as alleged."""
    by_id = {claim.claim_id: claim for claim in claims}
    if kept := [_kept(by_id[row.claim_id], row.data) for row in rows]:
        return kept
    found = [_allegation(claim) for claim in by_id.values() if _is_entry(claim)]
    return sorted(found, key=lambda one: (one.reported or date.max, one.reading.claim.claim_id))


def _kept(claim: EditionClaim, data: Mapping[str, Any]) -> Allegation:
    first = _report(data["first"])
    return Allegation(
        reading=reading(claim),
        accused=data["accused"],
        when=when(claim.fact),
        reported=first.published,
        first=first,
        again=[_report(one) for one in data["again"]],
        positions=[_position(one) for one in data["positions"]],
        assessment=_assessed(data["assessment"]),
        missing=data["missing"],
    )


def _report(data: Mapping[str, Any]) -> Report:
    return Report(data["source"], _day(data["published"]))


def _assessed(data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return {**data, "agreed_on": _day(data["agreed_on"])} if data else None


def _position(data: Mapping[str, Any]) -> Position:
    return Position(
        party=data["party"],
        says=data["says_label"].lower(),
        declared=_spread(data["declared"]),
        conceded=_spread(data["conceded"]),
        said_on=_day(data["said_on"]),
        quote=data["quote"],
        note=data["note"],
    )


def _spread(number: Mapping[str, int | None] | None) -> str:
    """Return a party's number as "3", "3–10" or "at least 3"; parties rarely hedge otherwise."""
    if number is None:
        return ""
    least, most = number["min"], number["max"]
    known = next((value for value in (number["best"], least, most) if value is not None), 0)
    if least is None or most is None:
        return f"at least {known:,}" if most is None and least is not None else f"{known:,}"
    return f"{least:,}" if least == most else f"{least:,}–{most:,}"


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


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
