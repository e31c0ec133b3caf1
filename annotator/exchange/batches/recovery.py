"""Tells whether a worker is at a batch: it holds a lock that goes with its connection, so a dead one holds none."""

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.exchange.batches.models import ImportBatch

# The first of the two numbers of a batch's advisory lock; the second is the batch's own.
LOCK = 20_260_007
QUEUE = "imports"
RUN_JOB = "run_import_batch"

_HELD = """
    SELECT EXISTS (
        SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
        AND classid = %s AND objid = %s
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
"""


def has_worker(batch: ImportBatch) -> bool:
    """Tell whether a worker is at the batch at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [LOCK, batch.pk])
        return bool(cursor.fetchone()[0])


def is_queued(batch: ImportBatch) -> bool:
    """Tell whether a job waits for a worker to take it."""
    waiting = ProcrastinateJob.objects.filter(queue_name=QUEUE, task_name=RUN_JOB, status="todo")
    return waiting.filter(args={"batch_id": batch.pk}).exists()


def is_abandoned(batch: ImportBatch) -> bool:
    """Tell whether a batch should be running, while nobody is at it and nobody is going to be."""
    return batch.is_running and not has_worker(batch) and not is_queued(batch)
