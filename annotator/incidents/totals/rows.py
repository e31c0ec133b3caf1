"""What an incident's claims add to every figure: the contributions of a tally of that incident alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..dimensions import said_to_be_none, traits_of
from ..facts import Fact, Window
from ..figures import Contribution, Figure
from ..tally import tally

ALWAYS = Window(date.min, date.max)


@dataclass(frozen=True, slots=True)
class Row:
    """One kept row; its fields are the columns of the table."""

    incident_id: int | None
    column: str
    party: str
    kind: str
    unit: str
    victim_status: str
    detail: str
    starts: date
    ends: date | None
    min: int | None
    best: int | None
    max: int | None
    reported_none: bool
    provisional: bool
    unread: bool
    contested: bool
    reversed: bool
    grade: str
    admin1: str
    admin2: str
    actor: str
    age_group: str
    sex: str
    sources: tuple[str, ...]
    claims: tuple[int, ...]


def rows_of(facts: Iterable[Fact]) -> list[Row]:
    """Return the rows of one incident, or of the claims in none; what has no day is in no period and has no row (R16).

    Whatever the window, an incident that begins in it adds the same: so its rows are made without one.
    """
    by_id = {fact.claim_id: fact for fact in facts}
    rows = []
    for figure in tally(by_id.values(), ALWAYS).figures:
        told = [*figure.contributions, *(said_to_be_none(by_id[claim]) for claim in figure.none_reports)]
        rows += [_row(figure, one, one.date_start, by_id) for one in told if one.date_start]
    return sorted(rows, key=lambda row: (row.column, row.party, row.kind, row.victim_status, row.detail, row.claims))


def _row(figure: Figure, one: Contribution, starts: date, facts: Mapping[int, Fact]) -> Row:
    measure, number, traits = figure.measure, one.number, traits_of(one.claim_ids, facts)
    return Row(
        incident_id=one.incident_id,
        column=figure.column,
        party=figure.party,
        kind=measure.kind,
        unit=measure.unit,
        victim_status=measure.victim_status,
        detail=measure.detail,
        starts=starts,
        ends=one.date_end,
        min=number.min if number else None,
        best=number.best if number else None,
        max=number.max if number else None,
        reported_none=figure.reported_none,
        provisional=one.provisional and not figure.reported_none,
        unread=one.unread,
        contested=one.contested,
        reversed=bool(one.reversed_by),
        grade=one.grade,
        admin1=traits.admin1,
        admin2=traits.admin2,
        actor=traits.actor,
        age_group=traits.age_group,
        sex=traits.sex,
        sources=one.groups,
        claims=one.claim_ids,
    )
