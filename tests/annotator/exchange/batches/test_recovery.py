"""What a dead worker left is found by the lock that it no longer holds, and queued again once."""

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.exchange.batches import actions, tasks
from annotator.exchange.batches.life import State
from annotator.exchange.batches.recovery import QUEUE, has_worker, is_abandoned, is_queued
from annotator.review.rules import NotAllowed
from tests.annotator.exchange.batches.making import checked, imported, send, sources
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch():
    """A batch whose check was asked for, while its job was taken and never finished."""
    batch = send(sources(2))
    batch = actions.start_check(batch=batch, user=batch.user)
    taken(batch.job)
    return batch


def taken(job: int, ago: str = "0 seconds") -> None:
    """Have a worker take a job that was last heard of some time ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id", [ago]
        )
        given = [*cursor.fetchone(), job]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s", given)


def test_a_batch_waits_for_the_job_that_was_asked_for():
    batch = send(sources(2))
    batch = actions.start_check(batch=batch, user=batch.user)
    job = ProcrastinateJob.objects.get(pk=batch.job)
    assert (job.queue_name, job.args) == (QUEUE, {"batch_id": batch.pk})
    assert is_queued(batch)
    assert not has_worker(batch)
    assert not is_abandoned(batch)


def test_an_abandoned_batch_is_queued_again_once(batch):
    assert is_abandoned(batch)
    assert tasks.take_up_abandoned_imports(0) == 1
    assert is_queued(batch)
    assert tasks.take_up_abandoned_imports(0) == 0
    assert tasks.run_queued_batch(batch.pk) == State.CHECKED


def test_the_button_does_the_same(batch):
    again = actions.take_up_again(batch=batch, user=batch.user)
    assert (again.state, is_queued(batch)) == (State.CHECKING, True)
    assert again.job != batch.job
    with pytest.raises(NotAllowed, match="A worker is at this import"):
        actions.take_up_again(batch=batch, user=batch.user)


def test_the_button_is_not_for_everybody(batch):
    with pytest.raises(NotAllowed, match="may not import"):
        actions.take_up_again(batch=batch, user=make_user("analyst"))


@pytest.mark.parametrize("made", [checked, imported, send])
def test_what_does_not_run_is_not_taken_up(made):
    with pytest.raises(NotAllowed, match="Nobody is at work on this import"):
        actions.take_up_again(batch=made(sources(1)))


@pytest.mark.parametrize(("ago", "status"), [("10 seconds", "doing"), ("3 minutes", "failed")])
def test_only_the_jobs_of_the_dead_are_given_up(batch, ago, status):
    taken(batch.job, ago)
    actions.take_up_abandoned()
    assert ProcrastinateJob.objects.get(pk=batch.job).status == status


def test_a_job_of_a_batch_that_is_done_does_nothing():
    batch = imported(sources(1))
    assert tasks.run_queued_batch(batch.pk) == State.IMPORTED
