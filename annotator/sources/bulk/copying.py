"""The columns of articles and captures as COPY takes them, and COPY itself."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

READ_OF_ARTICLES = (
    "title url language text text_sha256 normaliser_version dating_notes series_ordinal published published_basis "
    "window_start window_end window_basis dating_question"
).split()
READ_OF_CAPTURES = "content sha256 size media_type encoding filename".split()
OF_ARTICLES = ["id", "source_id", "series_id", "created_at", "created_by_id", *READ_OF_ARTICLES]
OF_CAPTURES = ["id", "article_id", "how", "received_at", "received_by_id", *READ_OF_CAPTURES]


def next_numbers(cursor: CursorWrapper, model: type[Model], many: int) -> list[int]:
    """Take numbers for new rows out of the table's sequence."""
    if not many:
        return []
    # Not a bare SELECT: with this statement the history's context reaches the triggers that COPY sets off.
    cursor.execute(
        "WITH wanted AS MATERIALIZED (SELECT nextval(pg_get_serial_sequence(%s, 'id')) AS id "
        "FROM generate_series(1, %s)) SELECT id FROM wanted ORDER BY id",
        [model._meta.db_table, many],
    )
    return [number for (number,) in cursor.fetchall()]


def copy_rows(cursor: CursorWrapper, model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Send rows into a table; what it refuses raises Django's errors."""
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
