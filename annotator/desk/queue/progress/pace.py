"""What people decided and how long it took them, read along the decisions' index by day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

# The time of a decision begins when the person took the claim's lease or made their last decision, whichever is later.
# Longer than a lease is a break and not work, and counts for no median.
PACE = """
    WITH made AS (
        SELECT actor_id, outcome, to_status, created_at,
               greatest(opened_at, lag(created_at) OVER (PARTITION BY actor_id ORDER BY created_at)) AS begun
        FROM annotator_decision WHERE created_at >= %(since)s AND created_at < %(until)s {whose}
    ), timed AS (
        SELECT *, extract(epoch FROM created_at - begun) AS seconds FROM made
    )
    SELECT person.username,
           count(*) FILTER (WHERE outcome <> 'undo') AS decided,
           count(*) FILTER (WHERE to_status = 'verified' AND outcome <> 'undo') AS confirmed,
           count(*) FILTER (WHERE to_status = 'corrected' AND outcome <> 'undo') AS corrected,
           count(*) FILTER (WHERE to_status = 'rejected' AND outcome <> 'undo') AS rejected,
           count(*) FILTER (WHERE outcome = 'undo') AS undone,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds)
               FILTER (WHERE outcome <> 'undo' AND seconds <= %(longest)s) AS seconds,
           max(created_at) AS last
    FROM timed JOIN auth_user AS person ON person.id = timed.actor_id
    GROUP BY person.username ORDER BY decided DESC, person.username
"""
HOURS = """
    SELECT date_trunc('hour', created_at AT TIME ZONE %(zone)s) AS hour, count(*)
    FROM annotator_decision
    WHERE actor_id = %(person)s AND created_at >= %(since)s AND created_at < %(until)s AND outcome <> 'undo'
    GROUP BY hour ORDER BY hour
"""


@dataclass(frozen=True)
class Pace:
    """One person's decisions in some days."""

    who: str
    decided: int
    confirmed: int
    corrected: int
    rejected: int
    undone: int
    seconds: float | None
    last: datetime

    @property
    def other(self) -> int:
        """Return how many were held or found unverifiable."""
        return self.decided - self.confirmed - self.corrected - self.rejected

    @property
    def median(self) -> str:
        """Return the median time of a decision in words."""
        if self.seconds is None:
            return "–"
        minutes, seconds = divmod(round(self.seconds), 60)
        return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def paces(since: date, days: int, *, person: int | None = None, longest: int) -> list[Pace]:
    """Return what people decided in the days from one on, those who decided most first."""
    begin, end = _midnight(since), _midnight(since + timedelta(days=days))
    whose = "AND actor_id = %(person)s" if person is not None else ""
    values = {"since": begin, "until": end, "person": person, "longest": longest * 60}
    return [Pace(*row) for row in _rows(PACE.format(whose=whose), values)]


def hours(person: int, day: date) -> list[tuple[str, int]]:
    """Return how many decisions a person made in each hour of a day in which they made some."""
    begin, end = _midnight(day), _midnight(day + timedelta(days=1))
    zone = timezone.get_current_timezone_name()
    rows = _rows(HOURS, {"person": person, "since": begin, "until": end, "zone": zone})
    return [(f"{hour:%H}:00", number) for hour, number in rows]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _rows(sql: str, values: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[Any] = cursor.fetchall()
    return rows
