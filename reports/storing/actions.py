"""Writes rows by COPY, which takes a fraction of what INSERT takes; their numbers are drawn before they are written."""

import json
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models
from psycopg import sql

Reader = Callable[[models.Model], Any]


def store(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model, which get their primary keys on the way."""
    if not rows:
        return
    _number(rows)
    fields = rows[0]._meta.concrete_fields
    columns = sql.SQL(", ").join([sql.Identifier(str(field.column)) for field in fields])
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(rows[0]._meta.db_table), columns)
    readers = [_reader(field) for field in fields]
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row([read(row) for read in readers])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _reader(field: Any) -> Reader:
    """Return how a column is read off a row; numbers, texts and days are written as they are."""
    if field.is_relation:
        # A row may refer to one that got its number only when it was stored itself.
        return attrgetter(f"{field.name}.pk")
    if isinstance(field, models.JSONField):
        read = attrgetter(field.attname)
        return lambda row: json.dumps(read(row), ensure_ascii=False)
    return attrgetter(field.attname)


def _number(rows: Sequence[models.Model]) -> None:
    table = rows[0]._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, len(rows)]
        )
        for row, (pk,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = pk
