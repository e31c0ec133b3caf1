"""Takes tables of articles through a whole import, as people and workers do."""

import io
import json
from typing import Any

from django.contrib.auth.models import User

from annotator.exchange.batches.actions import confirm, map_columns, receive_file, run_batch, start_check, start_undo
from annotator.exchange.batches.models import ImportBatch
from tests.factories import make_user

TEXT = "Canal report {}\n\nThe canal was closed on Monday. Four fighters were killed near the village of Hasa."


def lines(*rows: dict[str, Any]) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def some(many: int, **cells: Any) -> list[dict[str, Any]]:
    return [{"text": TEXT.format(number), "source": "Canal Post"} | cells for number in range(1, many + 1)]


def checked(*rows: dict[str, Any], user: User | None = None, **options: Any) -> ImportBatch:
    """Return a batch of these rows after its dry run."""
    user = user or make_user("data_manager")
    batch = receive_file(file=io.BytesIO(lines(*rows)), filename="articles.jsonl", resource="articles", user=user)
    mapping = {name: name for name in rows[0]}
    batch = map_columns(batch=batch, mapping=mapping, user=user, options=options)
    return run_batch(start_check(batch=batch, user=user, queue=False))


def imported(*rows: dict[str, Any], user: User | None = None, **options: Any) -> ImportBatch:
    """Return a batch of these rows after its import."""
    batch = checked(*rows, user=user, **options)
    return run_batch(confirm(batch=batch, user=user or batch.user, on_bad="skip", queue=False))


def undone(batch: ImportBatch, user: User | None = None) -> ImportBatch:
    """Return the batch after an undo; its state tells whether that went through."""
    return run_batch(start_undo(batch=batch, user=user or batch.user, queue=False))
