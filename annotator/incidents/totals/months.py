"""The statements that keep the sums of months: one that adds rows or takes them off, and one that sums all anew."""

from collections.abc import Collection
from datetime import date

from django.db.backends.utils import CursorWrapper

MEASURE = ("kind", "unit", "victim_status", "detail", "party")
# The dimensions that years are read by; days and weeks of years fill more than a page.
DIMENSIONS = {
    "kind": "kind", "victim_status": "victim_status", "age": "age_group", "sex": "sex", "actor": "actor",
    "admin1": "admin1", "admin2": "admin2", "grade": "grade",
}  # fmt: skip
SUMS = {
    "least": "coalesce(sum(min), 0)",
    "likely": "coalesce(sum(best), 0)",
    "most": "coalesce(sum(max), 0)",
    "numbers": "count(min)",
    "bests": "count(best)",
    "closed": "count(max)",
    "incidents": "count(*) FILTER (WHERE NOT reported_none)",
    "none": "count(*) FILTER (WHERE reported_none)",
    "single": "count(*) FILTER (WHERE provisional)",
    "unread_rows": "count(*) FILTER (WHERE unread)",
    "contested_rows": "count(*) FILTER (WHERE contested)",
    "reversed_rows": "count(*) FILTER (WHERE reversed)",
}
_KEYS = ", ".join(f'"{name}"' for name in ("column", "dimension", "value", "month", *MEASURE))
_NAMES = ", ".join(f'"{name}"' for name in SUMS)
_VALUES = ", ".join(f"('{dimension}', \"{field}\")" for dimension, field in DIMENSIONS.items())
_SUMMED = f"""
    SELECT "column", by_one.dimension, by_one.value, date_trunc('month', starts)::date AS month,
           {", ".join(MEASURE)}, {", ".join(f'{{sign}} * {sum} AS "{name}"' for name, sum in SUMS.items())}
    FROM annotator_total CROSS JOIN LATERAL (
        SELECT * FROM (VALUES {_VALUES}, ('month', date_trunc('month', starts)::date::text)) AS one (dimension, value)
        UNION ALL SELECT 'source', source FROM unnest(sources) AS source
    ) AS by_one (dimension, value)
    WHERE {{where}}
    GROUP BY "column", by_one.dimension, by_one.value, date_trunc('month', starts)::date, {", ".join(MEASURE)}
"""  # noqa: S608 - our own names
_UPSERT = f"""
    INSERT INTO annotator_monthtotal AS kept ({_KEYS}, {_NAMES}) {{summed}}
    ON CONFLICT ("column", dimension, month, kind, unit, victim_status, detail, party, value) DO UPDATE
    SET {", ".join(f'"{name}" = kept."{name}" + EXCLUDED."{name}"' for name in SUMS)}
"""  # noqa: S608 - our own names
_SOME = "incident_id = ANY(%s) OR (incident_id IS NULL AND starts = ANY(%s::date[]))"
_DIFFERENT = f"""
    SELECT count(*) FROM (
        SELECT {_KEYS}, {_NAMES} FROM annotator_monthtotal WHERE incidents <> 0 OR none <> 0
    ) AS kept FULL JOIN ({_SUMMED.format(sign=1, where="true")}) AS found
    USING ({_KEYS}) WHERE ROW({", ".join(f'kept."{name}"' for name in SUMS)})
        IS DISTINCT FROM ROW({", ".join(f'found."{name}"' for name in SUMS)})
"""  # noqa: S608 - our own names


def add(cursor: CursorWrapper, sign: int, incidents: Collection[int], days: Collection[date]) -> None:
    """Add the kept rows of some incidents and of the claims alone of some days to the sums, or take them off (-1)."""
    statement = _UPSERT.format(summed=_SUMMED.format(sign=sign, where=_SOME))
    cursor.execute(statement, [sorted(incidents), sorted(days)])


def differing(cursor: CursorWrapper) -> int:
    """Return how many sums are not what the kept rows add up to."""
    cursor.execute(_DIFFERENT)
    return int(cursor.fetchone()[0])


def sum_anew(cursor: CursorWrapper) -> None:
    """Sum all kept rows anew."""
    cursor.execute("DELETE FROM annotator_monthtotal")
    cursor.execute(_UPSERT.format(summed=_SUMMED.format(sign=1, where="true")))
