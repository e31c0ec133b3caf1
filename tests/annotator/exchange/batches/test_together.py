"""Two people, or two workers, or a person and a worker at one batch at the same moment, each on a real connection."""

import io
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from annotator.claims.life import Status
from annotator.exchange.batches import actions
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.batches.recovery import has_worker
from annotator.exchange.batches.rules import SentBefore
from annotator.exchange.resources.registry import RESOURCES
from annotator.review.rules import SomeoneWasFaster
from annotator.sources.models import Article, Source
from tests.annotator.exchange.batches.making import checked, confirmed, imported, send, sources, table, undone
from tests.factories import make_claim, make_decided_claim, make_source, make_user
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 20


@contextmanager
def paused(monkeypatch, resource: str, verb: str):
    """Have the next call of a resource wait: yields what says that it is there, and what lets it go on."""
    here, go_on = Event(), Event()
    does = getattr(RESOURCES[resource], verb)

    def waits(*given: Any) -> Any:
        here.set()
        assert go_on.wait(SECONDS)
        return does(*given)

    monkeypatch.setattr(RESOURCES[resource], verb, waits)
    try:
        yield here, go_on
    finally:
        go_on.set()
        monkeypatch.undo()


def in_background(threads: ThreadPoolExecutor, act: Callable[[], Any]) -> Future[Any]:
    """Run an act on a connection of its own."""

    def run() -> Any:
        try:
            return act()
        finally:
            connection.close()

    return threads.submit(run)


@pytest.fixture
def threads():
    """A place for one worker."""
    with ThreadPoolExecutor(1) as threads:
        yield threads


def test_of_two_people_who_confirm_one_is_told_of_the_other():
    batch, other = checked(sources(2)), make_user("data_manager")

    def confirm(user):
        return lambda: actions.confirm(batch=batch, user=user, on_bad="skip")

    found = together(confirm(batch.user), confirm(other))
    assert [type(one) for one in sorted(found, key=lambda one: isinstance(one, Exception))] == [
        ImportBatch,
        SomeoneWasFaster,
    ]
    batch.refresh_from_db()
    (told,) = [one for one in found if isinstance(one, Exception)]
    assert f"({batch.confirmed_by} said so)" in str(told)


def test_of_a_confirmation_and_a_cancellation_one_holds():
    batch = checked(sources(2))
    found = together(
        lambda: actions.confirm(batch=batch, user=batch.user, on_bad="skip"),
        lambda: actions.cancel(batch=batch, user=batch.user),
    )
    batch.refresh_from_db()
    # A confirmed import can still be cancelled; a cancelled one cannot be confirmed.
    assert batch.state == State.CANCELLED
    assert not isinstance(found[1], Exception)
    assert actions.run_batch(batch).state == State.CANCELLED
    assert not Source.objects.exists()


def test_of_two_same_files_one_is_kept():
    user, data = make_user("data_manager"), table(sources(2))
    found = together(*[lambda: receive(data, user)] * 2)
    assert sorted(type(one).__name__ for one in found) == ["ImportBatch", "SentBefore"]
    assert ImportBatch.objects.count() == 1


def receive(data, user):
    """Send a file, and return the sentence where it is refused."""
    try:
        return actions.receive_file(file=io.BytesIO(data), filename="a.csv", resource="sources", user=user)
    except SentBefore as refused:
        return refused


def test_two_workers_import_a_batch_once():
    batch = confirmed(checked(sources(5)))
    together(lambda: actions.run_import(batch), lambda: actions.run_import(batch))
    batch.refresh_from_db()
    assert (batch.state, batch.stored, Source.objects.count()) == (State.IMPORTED, 5, 5)


def test_a_second_worker_leaves_a_batch_to_the_first(monkeypatch, threads):
    batch = confirmed(checked(sources(5)))
    with paused(monkeypatch, "sources", "store") as (here, go_on):
        first = in_background(threads, lambda: actions.run_import(batch))
        assert here.wait(SECONDS)
        assert has_worker(batch)
        assert actions.run_import(batch).state == State.IMPORTING
        go_on.set()
        assert first.result(SECONDS).state == State.IMPORTED
    assert not has_worker(batch)


def test_everybody_sees_how_far_an_import_is_before_any_of_it_can_be_seen(monkeypatch, threads):
    monkeypatch.setattr("annotator.exchange.batches.files.chunks_of.__defaults__", (2,))
    batch = confirmed(checked(sources(6)))
    store = RESOURCES["sources"].store
    calls = []

    def counted(*given: Any) -> Any:
        calls.append(1)
        if len(calls) == 3:
            here.set()
            assert go_on.wait(SECONDS)
        return store(*given)

    here, go_on = Event(), Event()
    monkeypatch.setattr(RESOURCES["sources"], "store", counted)
    first = in_background(threads, lambda: actions.run_import(batch))
    assert here.wait(SECONDS)
    progress = ImportBatch.objects.get(pk=batch.pk).progress
    seen = (progress.phase, progress.done, progress.total, Source.objects.count())
    go_on.set()
    assert first.result(SECONDS).state == State.IMPORTED
    assert seen == (State.IMPORTING, 4, 6, 0)
    progress.refresh_from_db()
    assert (progress.done, progress.tries) == (6, 1)


def test_an_import_that_is_cancelled_while_it_runs_leaves_nothing(monkeypatch, threads):
    batch = confirmed(checked(sources(5)))
    with paused(monkeypatch, "sources", "store") as (here, go_on):
        first = in_background(threads, lambda: actions.run_import(batch))
        assert here.wait(SECONDS)
        # Nobody waits for the worker: cancelling holds at once.
        assert actions.cancel(batch=batch, user=batch.user).state == State.CANCELLED
        go_on.set()
        assert first.result(SECONDS).state == State.CANCELLED
    assert not Source.objects.exists()
    assert not batch.stored_rows.exists()


def test_a_row_that_somebody_changes_during_the_import_is_left_alone(monkeypatch, threads):
    other = make_source("Other", kind="news")
    batch = confirmed(checked([{"name": "Other", "kind": "monitor"}, *sources(2)]))
    with paused(monkeypatch, "sources", "store") as (here, go_on):
        first = in_background(threads, lambda: actions.run_import(batch))
        assert here.wait(SECONDS)
        Source.objects.filter(pk=other.pk).update(kind="party")
        go_on.set()
        done = first.result(SECONDS)
    assert (done.state, done.stored, done.meanwhile) == (State.IMPORTED, 2, 1)
    other.refresh_from_db()
    assert other.kind == "party"


def test_a_name_that_somebody_takes_during_the_import_fails_it_as_a_whole(monkeypatch, threads):
    batch = confirmed(checked([{"name": "A"}, {"name": "B"}]))
    with paused(monkeypatch, "sources", "store") as (here, go_on):
        first = in_background(threads, lambda: actions.run_import(batch))
        assert here.wait(SECONDS)
        make_source("A", kind="news")
        go_on.set()
        failed = first.result(SECONDS)
    assert failed.state == State.CHECKED
    assert failed.problem.startswith("Somebody else wrote at the same moment what the import was about to write")
    assert [one.kind for one in Source.objects.all()] == ["news"]
    again = actions.run_import(confirmed(failed))
    assert (again.state, again.stored, again.meanwhile) == (State.IMPORTED, 1, 1)


def test_a_claim_decided_while_the_undo_runs_keeps_its_article(monkeypatch, threads):
    batch = imported_article()
    claim = make_claim(article=Article.objects.get())
    with paused(monkeypatch, "articles", "take_back") as (here, go_on):
        undo = in_background(threads, lambda: undone(batch))
        assert here.wait(SECONDS)
        make_decided_claim(claim=claim)
        go_on.set()
        done = undo.result(SECONDS)
    claim.refresh_from_db()
    assert (claim.status, done.state) == (Status.VERIFIED, State.IMPORTED)
    assert "while they were being taken back, so nothing was" in done.problem
    again = undone(done)
    assert again.state == State.IMPORTED
    assert any("is verified" in one["reason"] for one in again.obstacles)


def imported_article() -> ImportBatch:
    """Return the import of one article."""
    user = make_user("data_manager")
    data = table([{"text": "Clashes broke out on Monday. Four fighters were killed and two civilians were injured."}],
                 ["text"])  # fmt: skip
    batch = actions.receive_file(file=io.BytesIO(data), filename="texts.csv", resource="articles", user=user)
    batch = actions.map_columns(batch=batch, mapping={"text": "text"}, user=user, options={"source": "Monitor A"})
    batch = actions.run_check(actions.start_check(batch=batch, user=user, queue=False))
    return actions.run_import(confirmed(batch))


def test_a_request_does_not_wait_for_a_worker(monkeypatch, threads):
    batch = imported(sources(3))
    with paused(monkeypatch, "sources", "take_back") as (here, go_on):
        undo = in_background(threads, lambda: undone(batch))
        assert here.wait(SECONDS)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '500ms'")
            with pytest.raises(SomeoneWasFaster, match="being undone"):
                actions.start_undo(batch=batch, user=batch.user)
        assert send(sources(1)).state == State.MAPPED
        go_on.set()
        assert undo.result(SECONDS).state == State.UNDONE
