"""What the desk's head counts: what a person has not read, what people have flagged, what waits for a second reader."""

from dataclasses import dataclass

from django.db import connection

# All counts in one query, and none counts further than the head shows; each has its own partial index.
MOST = 99
COUNTS = """
    SELECT
        (SELECT count(*) FROM (
            SELECT 1 FROM annotator_notification WHERE person_id = %(person)s AND read_at IS NULL LIMIT %(limit)s
        ) AS unread),
        (SELECT count(*) FROM (
            SELECT 1 FROM annotator_flag WHERE state = 'open' AND raised_by_id IS NOT NULL LIMIT %(limit)s
        ) AS flagged),
        (SELECT count(*) FROM (
            SELECT 1 FROM annotator_secondreading WHERE state = 'wanted' AND known_id IS NULL LIMIT %(limit)s
        ) AS second)
"""


@dataclass(frozen=True)
class Counts:
    """Three numbers, in words: "3", or "99+" where there are more."""

    unread: str
    flagged: str
    second: str


def counts_for(person_id: int) -> Counts:
    """Return what waits for a person in the head of every page."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, {"person": person_id, "limit": MOST + 1})
        unread, flagged, second = cursor.fetchone()
    return Counts(_shown(unread), _shown(flagged), _shown(second))


def _shown(number: int) -> str:
    return f"{MOST}+" if number > MOST else str(number or "")
