"""What each person decided in the last weeks: how much they accepted, and how long they took from one to the next."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from annotator.review.second.agreeing.outliers import Work

DAYS = 30
# A longer gap is a pause, not a decision.
PAUSE_SECONDS = 600
SQL = """
    SELECT username, count(*),
           count(*) FILTER (WHERE to_status IN ('verified', 'corrected')),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) FILTER (WHERE gap <= %(pause)s),
           count(*) FILTER (WHERE gap <= %(pause)s)
    FROM (
        SELECT actor_id, to_status, from_status,
               extract(epoch FROM created_at - lag(created_at) OVER (PARTITION BY actor_id ORDER BY created_at)) AS gap
        FROM annotator_decision WHERE created_at >= %(since)s
    ) AS decision JOIN auth_user ON auth_user.id = actor_id
    WHERE from_status = 'candidate' AND to_status <> 'candidate'
    GROUP BY username ORDER BY username
"""


def work_of_people() -> list[Work]:
    """Return the work of everybody who decided a claim for the first time in the last weeks."""
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"since": timezone.now() - timedelta(days=DAYS), "pause": PAUSE_SECONDS})
        return [
            Work(name, decided, accepted, float(seconds) if seconds is not None else None, timed)
            for name, decided, accepted, seconds, timed in cursor.fetchall()
        ]
