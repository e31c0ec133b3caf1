"""Writes rows by COPY, which takes a fraction of what INSERT takes; their numbers are drawn before they are written."""

from collections.abc import Sequence

from django.db import connection, models
from psycopg import sql


def store(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model, which get their primary keys on the way."""
    if not rows:
        return
    _number(rows)
    options = type(rows[0])._meta
    fields = options.concrete_fields
    columns = sql.SQL(", ").join(sql.Identifier(field.column) for field in fields)
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(options.db_table), columns)
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            row._prepare_related_fields_for_save(operation_name="store")
            values = (field.pre_save(row, add=True) for field in fields)
            copy.write_row(
                [field.get_db_prep_save(value, connection) for field, value in zip(fields, values, strict=True)]
            )
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _number(rows: Sequence[models.Model]) -> None:
    table = type(rows[0])._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, len(rows)]
        )
        for row, (pk,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = pk
