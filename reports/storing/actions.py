"""Writes rows by COPY, which takes a fraction of what INSERT takes; their numbers are drawn before they are written."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql


def store(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model, which get their primary keys on the way."""
    if not rows:
        return
    _number(rows)
    fields = rows[0]._meta.concrete_fields
    columns = sql.SQL(", ").join([sql.Identifier(str(field.column)) for field in fields])
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(rows[0]._meta.db_table), columns)
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row([_stored(row, field) for field in fields])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _stored(row: models.Model, field: Any) -> Any:
    # A row may refer to one that has its number only since it was stored itself.
    value = getattr(row, field.name).pk if field.is_relation else getattr(row, field.attname)
    return field.get_db_prep_save(value, connection)


def _number(rows: Sequence[models.Model]) -> None:
    table = rows[0]._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, len(rows)]
        )
        for row, (pk,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = pk
