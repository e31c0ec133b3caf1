"""Checks the kept counts against a count of the claims, and puts them right."""

from dataclasses import dataclass

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

_FOUND = "SELECT {by}, count(*) AS claims FROM annotator_claim WHERE withdrawn_at IS NULL GROUP BY {by}"
_KEPT = "SELECT {by}, sum(claims) AS claims FROM {table} GROUP BY {by} HAVING sum(claims) <> 0"
_DIFFERENT = """
    SELECT concat_ws(' ', {by}), coalesce(kept.claims, 0), coalesce(found.claims, 0)
    FROM ({kept}) AS kept FULL JOIN ({found}) AS found USING ({by})
    WHERE coalesce(kept.claims, 0) <> coalesce(found.claims, 0) ORDER BY {by}
"""
TABLES = {"annotator_statuscount": "status, kind", "annotator_articlecount": "article_id, status"}


@dataclass(frozen=True)
class Difference:
    """A count that is not what the claims add up to."""

    table: str
    of: str
    kept: int
    found: int

    def __str__(self) -> str:
        return f"{self.table} {self.of}: kept {self.kept}, found {self.found}"


@transaction.atomic
def recount(*, repair: bool) -> list[Difference]:
    """Return where the kept counts differ from the claims, which stand still meanwhile; `repair` counts anew."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE annotator_claim IN SHARE MODE")
        found = [difference for table in TABLES for difference in _differences(cursor, table)]
        if repair and found:
            for table in TABLES:
                _count_anew(cursor, table)
    return found


def _differences(cursor: CursorWrapper, table: str) -> list[Difference]:
    by = TABLES[table]
    parts = {"kept": _KEPT.format(by=by, table=table), "found": _FOUND.format(by=by)}
    cursor.execute(_DIFFERENT.format(by=by, **parts))
    return [Difference(table, of, int(kept), int(found)) for of, kept, found in cursor.fetchall()]


def _count_anew(cursor: CursorWrapper, table: str) -> None:
    by = TABLES[table]
    cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    cursor.execute(f"INSERT INTO {table} ({by}, claims) {_FOUND.format(by=by)}")
