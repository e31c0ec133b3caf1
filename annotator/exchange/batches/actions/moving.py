"""How a batch moves from state to state: one row lock, held for a moment, and a history that names the person."""

from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch, ImportProgress
from annotator.exchange.batches.recovery import QUEUE, RUN_JOB


def locked(batch: ImportBatch) -> ImportBatch:
    """Return the batch as it stands now, held until the end of the transaction; rows that name it may still come."""
    # Of tables joined to it PostgreSQL would give the rows from before the wait for the lock.
    return ImportBatch.objects.select_for_update(no_key=True).get(pk=batch.pk)


def moved(batch: ImportBatch, to: str, **values: Any) -> ImportBatch:
    """Give a locked batch its next state."""
    for name, value in {"state": State(to), **values}.items():
        setattr(batch, name, value)
    batch.save(update_fields=["state", *values])
    return batch


def set_to_work(batch: ImportBatch, phase: str, *, queue: bool, **values: Any) -> ImportBatch:
    """Give a locked batch a running state and the job that works on it, in one transaction."""
    ImportProgress.objects.filter(batch=batch).update(phase=phase, done=0, total=None, tries=0, seen_at=None)
    fresh = {"problem": "", "obstacles": [], "obstacle_count": 0, "started_at": timezone.now(), "finished_at": None}
    job = queue_job(batch) if queue else None
    return moved(batch, phase, **fresh, **values, job=job)


def queue_job(batch: ImportBatch) -> int:
    """Ask a worker to do what the batch's state says; in a request the job exists exactly when the transaction does."""
    return int(jobs.configure_task(RUN_JOB, queue=QUEUE).defer(batch_id=batch.pk))


def told_by(user: User, batch: ImportBatch | None, reason: str) -> pghistory.context:
    """Return the context that names person, batch and reason in the history of all that is written."""
    of = {"batch": batch.pk} if batch else {}
    return pghistory.context(user=user.pk, by=user.get_username(), reason=reason, **of)
