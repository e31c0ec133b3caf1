"""Rows of a batch in bulk: what the check says of each, and what the import did with it."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.contract import Checked, Problem, Stored

_CHECKED = "batch_id, number, outcome, key, target, fingerprint, problems, notes, diffs, meanwhile"
_STORED = "batch_id, number, target, created, before, after"

# Within one file the first row wins: of those that are the same by key, or that change the same row of ours.
_REFUSE = """
    UPDATE annotator_importrow AS later
    SET outcome = 'refused', problems = later.problems || jsonb_build_array(jsonb_build_object(
        'kind', 'duplicate', 'field', '', 'value', left(later.key, 80), 'reason', repeated.reason
    ))
    FROM (
        SELECT number, 'It is the same as row ' || first || ', which comes before it in this file.' AS reason
        FROM (
            SELECT number, min(number) OVER (PARTITION BY {same}) AS first FROM annotator_importrow
            WHERE batch_id = %(batch)s AND {counts}
        ) AS each WHERE number > first
    ) AS repeated
    WHERE later.batch_id = %(batch)s AND later.number = repeated.number
"""
_REPEATED = (
    _REFUSE.format(same="key", counts="key <> '' AND outcome <> 'refused'"),
    _REFUSE.format(same="target", counts="target IS NOT NULL AND outcome = 'changed'"),
)
_COUNTS = "SELECT outcome, count(*) FROM annotator_importrow WHERE batch_id = %s GROUP BY outcome"


def forget_checked(batch: ImportBatch) -> None:
    """Forget what an earlier check said."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM annotator_importrow WHERE batch_id = %s", [batch.pk])


def copy_checked(batch: ImportBatch, rows: Iterable[Checked]) -> None:
    """Add what the check says of a chunk of rows."""
    with connection.cursor() as cursor, cursor.copy(f"COPY annotator_importrow ({_CHECKED}) FROM STDIN") as copy:
        for one in rows:
            key, problems = _plain(one.key), [_told(problem) for problem in one.problems]
            diffs = {name: list(was_is) for name, was_is in one.diffs.items()}
            told = [_json(problems), _json(list(one.notes)), _json(diffs)]
            copy.write_row([batch.pk, one.number, str(one.outcome), key, one.pk, one.fingerprint, *told, False])


def copy_stored(batch: ImportBatch, rows: Iterable[Stored]) -> None:
    """Add what a chunk of rows did."""
    with connection.cursor() as cursor, cursor.copy(f"COPY annotator_storedrow ({_STORED}) FROM STDIN") as copy:
        for one in rows:
            copy.write_row([batch.pk, one.number, one.pk, one.created, _json(dict(one.before)), one.after])


def refuse_repeated(batch: ImportBatch) -> None:
    """Refuse the later of rows that are the same; the database looks, so memory stays flat."""
    with connection.cursor() as cursor:
        # The rows came a moment ago and no statistics know them: taken for one, each would look through all others.
        cursor.execute("SET LOCAL enable_nestloop = off")
        for statement in _REPEATED:
            cursor.execute(statement, {"batch": batch.pk})
        cursor.execute("SET LOCAL enable_nestloop = on")


def counts_of(batch: ImportBatch) -> dict[str, int]:
    """Return how many rows have each outcome."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [batch.pk])
        return {"new": 0, "changed": 0, "unchanged": 0, "refused": 0, **dict(cursor.fetchall())}


def mark_meanwhile(batch: ImportBatch, numbers: Sequence[int]) -> None:
    """Mark rows that are left alone because what they are about changed since the check."""
    if numbers:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE annotator_importrow SET meanwhile = true WHERE batch_id = %s AND number = ANY(%s)",
                [batch.pk, list(numbers)],
            )


def _told(problem: Problem) -> dict[str, str]:
    return {"kind": problem.kind, "field": problem.field, "value": problem.value, "reason": problem.reason}


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if "\\u0000" not in text and _plain(text) == text else json.dumps(_readable(value), ensure_ascii=False)


def _readable(value: Any) -> Any:
    if isinstance(value, dict):
        return {_plain(name): _readable(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(each) for each in value]
    return _plain(value) if isinstance(value, str) else value


def _plain(text: str) -> str:
    """Return text as the database can hold it: zero signs and halves of letters are shown, not kept."""
    return text.replace("\0", "␀").encode("utf-8", "replace").decode()
