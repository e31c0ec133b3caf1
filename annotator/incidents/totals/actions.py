"""Every write of kept totals: counting anew what was marked, and comparing all of it with the claims."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Q, QuerySet

from annotator.incidents.models import Incident, IncidentLink
from annotator.incidents.totals import months
from annotator.incidents.totals.models import Total, TotalMark
from annotator.incidents.totals.reading import all_days_alone, days_alone_among, rows_for
from annotator.incidents.totals.rows import Row

# Any number serves, as long as all who count anew take the same lock.
COUNTING_LOCK = 7_303_029
CHUNK = 1000
_COLUMNS = [field.name for field in fields(Row)]
# An incident, or the day of claims that are in none.
Key = int | date

# Two who counted one incident at once could leave the older count; who comes second leaves it to the first.
_LOCK = "SELECT pg_try_advisory_xact_lock(%s)"
_TAKE = """
    DELETE FROM annotator_totalmark WHERE id IN (SELECT id FROM annotator_totalmark ORDER BY id LIMIT %s)
    RETURNING incident_id, claim_id, day
"""


@dataclass(frozen=True)
class Difference:
    """An incident, or a day of claims in none, whose kept rows are not what its claims add up to."""

    of: Key
    kept: tuple[Row, ...]
    found: tuple[Row, ...]

    def __str__(self) -> str:
        name = f"incident {self.of}" if isinstance(self.of, int) else f"{self.of}, in no incident"
        return f"{name}: kept {_in_short(self.kept)}, found {_in_short(self.found)}"


def waiting(most: int) -> int:
    """Return how many marks wait to be drained, counting no further than `most`."""
    return TotalMark.objects.order_by()[:most].count()


@transaction.atomic
def drain(most: int = CHUNK) -> int:
    """Count anew what the oldest marks name; return how many there were, 0 where somebody else is at it."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [COUNTING_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(_TAKE, [most])
        marks = cursor.fetchall()
    if marks:
        _count_anew(*_named(marks))
    return len(marks)


def drain_all() -> int:
    """Count anew all that is marked, a part at a time; return how many marks there were."""
    drained = 0
    while marks := drain():
        drained += marks
    return drained


def check_totals(*, repair: bool) -> Iterator[Difference]:
    """Compare every kept row with a count of the claims, a thousand incidents at a time; `repair` puts them right.

    Work goes on meanwhile: what differs is looked at again after the marks have been drained, and reported only then.
    """
    drain_all()
    last = Incident.objects.aggregate(last=Max("pk"))["last"] or 0
    for first in range(0, last + 1, CHUNK):
        yield from _checked(range(first, first + CHUNK), set(), repair)
    yield from _checked((), all_days_alone() | _days_kept(), repair)


@transaction.atomic
def check_months(*, repair: bool) -> int:
    """Return how many sums of months are not what the kept rows add up to; `repair` sums anew."""
    with connection.cursor() as cursor:
        # Nobody counts anew meanwhile.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COUNTING_LOCK])
        different = months.differing(cursor)
        if different and repair:
            months.sum_anew(cursor)
    return different


def _checked(incidents: Collection[int], days: set[date], repair: bool) -> list[Difference]:
    found = _differences(incidents, days)
    if not found:
        return []
    drain_all()
    with transaction.atomic():
        found = _differences(*_split(found))
        if repair and found:
            _count_anew(*_split(found))
    return found


def _split(found: list[Difference]) -> tuple[set[int], set[date]]:
    keys = [one.of for one in found]
    return {key for key in keys if isinstance(key, int)}, {key for key in keys if isinstance(key, date)}


def _differences(incidents: Collection[int], days: set[date]) -> list[Difference]:
    kept = _by_key(map(_row, _kept(incidents, days)))
    found = _by_key(rows_for(incidents, days))
    keys = sorted({*kept, *found}, key=str)
    return [Difference(key, kept[key], found[key]) for key in keys if kept[key] != found[key]]


def _named(marks: list[tuple[int | None, int | None, date | None]]) -> tuple[set[int], set[date]]:
    """Return the incidents and the days alone that marks name: where claims are now, and where they were."""
    claims = {claim for _, claim, _ in marks if claim}
    incidents = {incident for incident, _, _ in marks if incident}
    incidents |= set(IncidentLink.objects.filter(claim__in=claims).values_list("incident", flat=True))
    return incidents, {day for _, _, day in marks if day} | days_alone_among(claims)


def _count_anew(incidents: set[int], days: set[date]) -> None:
    rows = rows_for(incidents, sorted(days))
    names = ", ".join(f'"{name}"' for name in _COLUMNS)
    with connection.cursor() as cursor:
        months.add(cursor, -1, incidents, days)
        _kept(incidents, days).delete()
        # A third of the work, where rows were inserted one by one.
        with cursor.copy(f"COPY annotator_total ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(_values(row))
        months.add(cursor, 1, incidents, days)


def _kept(incidents: Collection[int], days: Collection[date]) -> QuerySet[Total]:
    return Total.objects.filter(Q(incident__in=incidents) | Q(incident=None, starts__in=days)).order_by("pk")


def _days_kept() -> set[date]:
    return set(Total.objects.filter(incident=None).order_by().values_list("starts", flat=True).distinct())


def _by_key(rows: Iterable[Row]) -> dict[Key, tuple[Row, ...]]:
    found: dict[Key, tuple[Row, ...]] = defaultdict(tuple)
    for row in rows:
        found[row.starts if row.incident_id is None else row.incident_id] += (row,)
    return found


def _values(row: Row) -> list[Any]:
    return [list(value) if isinstance(value, tuple) else value for value in map(row.__getattribute__, _COLUMNS)]


def _row(one: Total) -> Row:
    values = {name: getattr(one, name) for name in _COLUMNS}
    return Row(**values | {"sources": tuple(one.sources), "claims": tuple(one.claims)})


def _in_short(rows: tuple[Row, ...]) -> str:
    return ", ".join(f"{row.column} {row.kind} {row.min}–{row.max}" for row in rows) or "nothing"
