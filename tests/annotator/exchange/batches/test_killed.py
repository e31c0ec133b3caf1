"""Workers are killed in the middle of a check, an import and an undo; what they leave is whole or absent, never half.

Twenty-one kills of real processes, at statements drawn by lot; the seeds make each draw repeatable.
"""

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from annotator.claims.actions import EXTRACTION_QUEUE
from annotator.exchange.batches import actions, tasks
from annotator.exchange.batches.life import RUNNING, State
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.batches.recovery import has_worker, is_abandoned, is_queued
from annotator.review.rules import NotAllowed
from annotator.sources.models import Article, Source
from tests.annotator.exchange.batches.making import checked, send, sources, standing, table
from tests.factories import make_source, make_user

ROOT = Path(__file__).resolve().parents[4]
ROWS = 30
AFTER = {State.CHECKING: State.CHECKED, State.IMPORTING: State.IMPORTED, State.UNDOING: State.UNDONE}
# About how many statements each phase takes, a few less: each draw falls within.
LONG = {State.CHECKING: 40, State.IMPORTING: 36, State.UNDOING: 110}


class Workers:
    """Worker processes on the test's database."""

    def __init__(self, nursery: subprocess.Popen[str]) -> None:
        self.nursery = nursery

    def start(self, stop_at: int = 0) -> int:
        """Start a worker and return the number of its process."""
        assert self.nursery.stdin
        self.nursery.stdin.write(f"{stop_at}\n")
        self.nursery.stdin.flush()
        return int(self._said())

    def kill_at(self, statement: int) -> bool:
        """Start a worker, kill it at a statement of its batch, and tell whether it got that far."""
        process = self.start(statement)
        if self._said() != "stopped":
            return False
        os.kill(process, signal.SIGKILL)
        return True

    def work(self) -> int:
        """Let a worker do all there is to do, and return how many statements the last batch took."""
        self.start()
        return int(self._said())

    def _said(self) -> str:
        assert self.nursery.stdout
        return self.nursery.stdout.readline().strip()


@pytest.fixture(scope="module")
def nursery(django_db_setup) -> Iterator[subprocess.Popen[str]]:
    """A process that forks workers, with everything loaded once."""
    environment = os.environ | {"CLAIMDESK_TEST_DATABASE": connection.settings_dict["NAME"]}
    command = [sys.executable, "-m", "tests.annotator.exchange.batches.nursery"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes) as process:
        yield process
        process.stdin.close()


@pytest.fixture
def workers(nursery, transactional_db) -> Workers:
    """Workers with an empty queue before them."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    return Workers(nursery)


@pytest.mark.parametrize("seed", range(7))
def test_a_batch_whose_workers_are_killed_is_whole_or_absent_and_completes(workers, seed):
    random = Random(seed)
    make_source("Other", kind="news")
    before, user = standing(), make_user("data_manager")
    batch = send([{"name": "Other", "kind": "monitor"}, *sources(ROWS), {"name": "Bad", "kind": "?"}], user)
    actions.start_check(batch=batch, user=user)
    kill_and_complete(workers, random, batch, before, before)
    actions.confirm(batch=batch, user=user, on_bad="skip")
    kill_and_complete(workers, random, batch, before, None)
    after = standing()
    assert len(after) == len(before) + ROWS
    actions.start_undo(batch=batch, user=user)
    kill_and_complete(workers, random, batch, after, before)
    assert standing() == before


def kill_and_complete(workers, random, batch, absent, whole):
    """Kill the worker somewhere, look at what it left, have the work taken up again, and look once more."""
    batch.refresh_from_db()
    phase, rows = batch.state, batch.import_rows.count()
    assert workers.kill_at(random.randint(1, LONG[phase]))
    wait_until_gone(batch)
    batch.refresh_from_db()
    assert batch.state == phase
    assert standing() == absent
    assert batch.import_rows.count() == rows
    assert batch.stored_rows.exists() == (phase == State.UNDOING)
    assert is_abandoned(batch)
    take_up(batch, by_itself=random.random() < 0.5)
    workers.work()
    batch.refresh_from_db()
    assert (batch.state, batch.problem) == (AFTER[phase], "")
    assert (batch.rows, batch.refused, batch.import_rows.count()) == (ROWS + 2, 1, ROWS + 2)
    assert batch.stored == (0 if phase == State.CHECKING else ROWS + 1)
    assert batch.stored_rows.count() == batch.stored
    assert whole is None or standing() == whole


def take_up(batch: ImportBatch, *, by_itself: bool) -> None:
    """Have the batch taken up again by the job of every minute, or by a person's button."""
    if by_itself:
        with suppress(AlreadyEnqueued):  # where a minute began under the worker that was killed
            tasks.take_up_abandoned_imports.defer(timestamp=0)
    else:
        actions.take_up_again(batch=batch, user=batch.user)
        assert is_queued(batch)


def wait_until_gone(batch: ImportBatch) -> None:
    """Wait until the server has noticed that the worker is dead."""
    for _ in range(500):
        if not has_worker(batch):
            return
        threading.Event().wait(0.01)
    pytest.fail("The lock of a dead worker was never let go.")


def test_what_was_committed_before_the_kill_is_whole(workers):
    batch = confirmed_and_queued(20)
    # The last statement of a phase reads the batch that it has just committed.
    statements = count_statements(workers, batch)
    other = confirmed_and_queued(20)
    assert workers.kill_at(statements)
    wait_until_gone(other)
    other.refresh_from_db()
    assert (other.state, other.stored) == (State.IMPORTED, 20)
    assert Source.objects.count() == 40


def test_every_phase_is_about_as_long_as_the_draws_take_it_for(workers):
    batch = send([*sources(ROWS), {"name": "Bad", "kind": "?"}, {"name": "Worse", "kind": "?"}])
    actions.start_check(batch=batch, user=batch.user)
    found = {State.CHECKING: count_statements(workers, batch)}
    actions.confirm(batch=batch, user=batch.user, on_bad="skip")
    found[State.IMPORTING] = count_statements(workers, batch)
    actions.start_undo(batch=batch, user=batch.user)
    found[State.UNDOING] = count_statements(workers, batch)
    assert all(LONG[phase] <= found[phase] <= 1.5 * LONG[phase] for phase in RUNNING), found


def test_a_batch_that_kills_every_worker_is_given_up(workers):
    batch = confirmed_and_queued(20)
    for _ in range(5):
        assert workers.kill_at(20)
        wait_until_gone(batch)
        actions.take_up_again(batch=batch)
    workers.work()
    batch.refresh_from_db()
    assert batch.state == State.CHECKED
    assert batch.problem.startswith("The import was begun 5 times and the worker died each time")
    assert not Source.objects.exists()


def test_a_batch_that_a_worker_is_at_is_not_taken_up_again(workers):
    batch = confirmed_and_queued(20)
    process = workers.start(20)
    assert workers._said() == "stopped"
    assert has_worker(batch)
    assert actions.take_up_abandoned() == 0
    with pytest.raises(NotAllowed, match="A worker is at this import"):
        actions.take_up_again(batch=batch, user=batch.user)
    progress = ImportBatch.objects.get(pk=batch.pk).progress
    assert (progress.phase, progress.total) == (State.IMPORTING, 20)
    os.kill(process, signal.SIGCONT)
    workers._said()
    batch.refresh_from_db()
    assert batch.state == State.IMPORTED


def test_what_a_killed_import_asked_for_is_never_done(workers):
    user, jobs = make_user("data_manager"), ProcrastinateJob.objects.filter(queue_name=EXTRACTION_QUEUE)
    data = table([{"text": f"Four fighters were killed on day {at}."} for at in range(ROWS)], ["text"])
    batch = actions.receive_file(file=io.BytesIO(data), filename="texts.csv", resource="articles", user=user)
    options = {"source": "Monitor A", "read": True}
    batch = actions.map_columns(batch=batch, mapping={"text": "text"}, user=user, options=options)
    batch = actions.run_check(actions.start_check(batch=batch, user=user, queue=False))
    assert batch.new == ROWS
    batch = actions.confirm(batch=batch, user=user, on_bad="refuse")
    assert workers.kill_at(58)
    wait_until_gone(batch)
    assert not Article.objects.exists()
    assert not jobs.exists()
    actions.take_up_again(batch=batch)
    workers.work()
    assert (Article.objects.count(), jobs.count()) == (ROWS, ROWS)


def confirmed_and_queued(rows: int) -> ImportBatch:
    """Return a batch whose import waits for a worker."""
    batch = checked(sources(rows))
    return actions.confirm(batch=batch, user=batch.user, on_bad="skip")


def count_statements(workers: Workers, batch: ImportBatch) -> int:
    """Let a worker do the batch, and return how many statements that took."""
    statements = workers.work()
    batch.refresh_from_db()
    assert not batch.is_running
    return statements
