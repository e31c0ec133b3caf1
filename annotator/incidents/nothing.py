"""Rows with nothing in them: where somebody reported none, and where nobody said anything (R12)."""

from collections.abc import Iterable
from dataclasses import replace

from .columns import Contributions
from .facts import Fact, Window
from .figures import RECORDED_COLUMN, Figure
from .measures import HARM, Measure, measure_of

CIVILIANS_KILLED = Measure("killed", "person", "civilian")
ASIDE = frozenset({"background", "cumulative"})


def empty_rows(recorded: Contributions, none_reports: Iterable[Fact], window: Window, *, killed: bool) -> list[Figure]:
    """Return the rows that stay empty; civilian deaths always have a row beside any other deaths."""
    reported: dict[Measure, list[int]] = {}
    positive = _positive(recorded)
    reports = [fact for fact in none_reports if _belongs(fact, window)]
    for fact in reports:
        measure = measure_said_to_be_none(fact)
        if measure not in recorded and not _is_outranked(fact, positive):
            reported.setdefault(measure, []).append(fact.claim_id)
    rows = [_row(measure, claims) for measure, claims in reported.items()]
    killed = killed or any(fact.kind == "killed" for fact in reports)
    if killed and CIVILIANS_KILLED not in recorded and CIVILIANS_KILLED not in reported:
        rows.append(_row(CIVILIANS_KILLED, []))
    return rows


def measure_said_to_be_none(fact: Fact) -> Measure:
    """Return the measure that has none; "no casualties", of nobody in particular, speaks of civilians."""
    measure = measure_of(fact)
    return replace(measure, victim_status="civilian") if _names_nobody(fact) else measure


def _belongs(fact: Fact, window: Window) -> bool:
    if fact.scope or fact.role in ASIDE or fact.grade == "discounted":
        return False
    return fact.date_start is not None and fact.date_start in window


def _names_nobody(fact: Fact) -> bool:
    return fact.kind in HARM and fact.victim_status not in ("civilian", "combatant")


def _positive(recorded: Contributions) -> set[tuple[int | None, str, str]]:
    """List incident, kind and victim status of every positive report, and with "" for any status."""
    return {
        (contribution.incident_id, measure.kind, status)
        for measure, contributions in recorded.items()
        for contribution in contributions
        for status in (measure.victim_status, "")
    }


def _is_outranked(fact: Fact, positive: set[tuple[int | None, str, str]]) -> bool:
    status = "" if _names_nobody(fact) else measure_of(fact).victim_status
    return fact.incident_id is not None and (fact.incident_id, fact.kind, status) in positive


def _row(measure: Measure, claims: list[int]) -> Figure:
    return Figure(
        measure=measure,
        column=RECORDED_COLUMN,
        number=None,
        incidents=0,
        provisional=False,
        reported_none=bool(claims),
        none_reports=tuple(sorted(claims)),
    )
