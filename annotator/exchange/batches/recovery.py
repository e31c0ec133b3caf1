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

# Workers say every ten seconds that they live; the queue keeps no job of one that has been silent for so long.
_FORGET = """
    SELECT procrastinate_finish_job_v1(job.id, 'failed', false)
    FROM procrastinate_jobs AS job LEFT JOIN procrastinate_workers AS worker ON worker.id = job.worker_id
    WHERE job.queue_name = %s AND job.status = 'doing'
    AND (worker.id IS NULL OR worker.last_heartbeat < now() - interval '2 minutes')
"""


def forget_jobs_of_the_dead() -> None:
    """Say of jobs that nobody will ever finish that they failed; what they were about is queued anew."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [QUEUE])


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
