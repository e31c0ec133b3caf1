"""How far a batch is, written over a connection of its own: seen at once, and never in the way of the batch's rows."""

import logging
from types import TracebackType
from typing import Any

from django.db import DatabaseError, connection

from annotator.exchange.batches.models import ImportBatch

log = logging.getLogger(__name__)

_BEGIN = """
    UPDATE annotator_importprogress SET phase = %s, done = 0, total = NULL, tries = tries + 1, seen_at = now()
    WHERE batch_id = %s RETURNING tries
"""
_TOTAL = "UPDATE annotator_importprogress SET total = %s, done = 0, seen_at = now() WHERE batch_id = %s"
_DONE = "UPDATE annotator_importprogress SET done = %s, seen_at = now() WHERE batch_id = %s"


class Progress:
    """A second connection to the same database, outside of the transaction in which the work is done.

    Nobody but it writes the row while a worker is at the batch, so neither waits for the other. That it cannot be
    written stops no work.
    """

    def __init__(self, batch: ImportBatch) -> None:
        self.batch, self.done = batch, 0
        self._connection = connection.copy()
        # Of a pool's few connections the work itself has one; a second for each could leave everybody waiting.
        self._connection.settings_dict["OPTIONS"].pop("pool", None)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def begin(self, phase: str) -> int:
        """Say that the phase begins, and return how often it has begun."""
        self.done = 0
        return self._write(_BEGIN, phase) or 1

    def expect(self, total: int) -> None:
        """Say how many rows there are."""
        self.done = 0
        self._write(_TOTAL, total)

    def add(self, rows: int) -> None:
        """Say that so many rows more are done."""
        self.done += rows
        self._write(_DONE, self.done)

    def _write(self, statement: str, value: Any) -> int | None:
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(statement, [value, self.batch.pk])
                row = cursor.fetchone() if cursor.description else None
        except DatabaseError:
            log.warning("The progress of import batch %s was not written", self.batch.pk, exc_info=True)
            self._connection.close()
            return None
        return int(row[0]) if row else None
