"""The dry run says what each row would do, and does nothing."""

import pytest
from django.db import DatabaseError, transaction

from annotator.exchange.batches import actions
from annotator.exchange.batches.actions.checking import nothing_written
from annotator.exchange.batches.actions.rows import copy_checked
from annotator.exchange.batches.life import State
from annotator.exchange.contract import Checked, Outcome, Problem
from annotator.exchange.resources.registry import RESOURCES
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.sources.models import Source
from tests.annotator.exchange.batches.making import check, checked, outcomes, send, sources, standing, table, told_of
from tests.factories import make_source, make_user

pytestmark = pytest.mark.django_db


def test_each_row_has_its_outcome_and_nothing_is_stored():
    make_source("Same", kind="news")
    make_source("Other", kind="news")
    before = standing()
    rows = [{"name": "New", "kind": "news"}, {"name": "Same", "kind": "news"}, {"name": "Other", "kind": "monitor"}]
    batch = checked([*rows, {"name": "Bad", "kind": "no such kind"}])
    assert outcomes(batch) == {2: "new", 3: "unchanged", 4: "changed", 5: "refused"}
    assert (batch.new, batch.unchanged, batch.changed, batch.refused, batch.rows) == (1, 1, 1, 1, 4)
    assert batch.state == State.CHECKED
    assert standing() == before


def test_a_refused_row_names_field_value_and_reason():
    batch = checked([{"name": "Bad", "kind": "no such kind"}])
    (problem,) = batch.import_rows.get().problems
    assert (problem["field"], problem["value"]) == ("kind", "no such kind")
    assert problem["reason"]


def test_a_changed_row_shows_what_stands_now_and_what_would():
    make_source("Other", kind="news")
    row = checked([{"name": "Other", "kind": "monitor"}]).import_rows.get()
    assert row.diffs["kind"] == ["news", "monitor"]
    assert row.target == Source.objects.get().pk


def test_the_later_of_two_same_rows_is_refused_with_the_number_of_the_first():
    batch = checked([{"name": "A", "kind": "news"}, {"name": "B"}, {"name": "A", "kind": "monitor"}, {"name": "A"}])
    assert outcomes(batch) == {2: "new", 3: "new", 4: "refused", 5: "refused"}
    reasons = [row.problems[0]["reason"] for row in batch.import_rows.filter(outcome="refused")]
    assert reasons == ["It is the same as row 2, which comes before it in this file."] * 2


def test_a_row_refused_for_itself_does_not_refuse_the_next_one_like_it():
    batch = checked([{"name": "A", "kind": "no such kind"}, {"name": "A", "kind": "news"}])
    assert outcomes(batch) == {2: "refused", 3: "new"}


def test_a_resource_cannot_write_in_a_check(monkeypatch):
    def writes(rows, context):
        Source.objects.create(name="By the way")
        return []

    monkeypatch.setattr(RESOURCES["sources"], "check", writes)
    batch = actions.start_check(batch=send(sources(1)), user=make_user("data_manager"), queue=False)
    with pytest.raises(DatabaseError, match="read-only transaction"):
        actions.run_check(batch)
    batch.refresh_from_db()
    assert batch.state == State.MAPPED
    assert "The check failed and left nothing behind" in batch.problem
    assert not Source.objects.exists()


def test_after_a_look_the_database_can_be_written_again():
    with nothing_written(), pytest.raises(DatabaseError):
        Source.objects.create(name="No")
    assert Source.objects.create(name="Yes").pk


def test_what_is_asked_for_in_a_check_never_happens(django_capture_on_commit_callbacks):
    done = []
    with django_capture_on_commit_callbacks(execute=True), nothing_written():
        transaction.on_commit(lambda: done.append(1))
    assert done == []


def test_a_second_check_forgets_the_first():
    batch = checked(sources(3))
    make_source(batch.import_rows.first().key or "x")
    again = check(batch)
    assert again.rows == 3
    assert again.import_rows.count() == 3


def test_a_file_that_breaks_off_goes_back_with_the_sentence():
    batch = send([], data=b'[{"name": "A"}, {"name": "B"}]', name="a.json")
    batch = actions.map_columns(batch=batch, mapping={"name": "name"}, user=batch.user)
    batch.pieces.all()._raw_delete("default")
    batch = check(batch)
    assert (batch.state, batch.problem) == (
        State.MAPPED,
        "The kept file is no longer the one that was sent; send it again.",
    )
    assert not batch.import_rows.exists()


def test_a_batch_is_not_checked_twice_at_once():
    batch = actions.start_check(batch=send(sources(1)), user=make_user("data_manager"), queue=False)
    with pytest.raises(SomeoneWasFaster, match="being checked"):
        actions.start_check(batch=batch, user=batch.user)


def test_an_uploaded_file_needs_its_columns_first():
    batch = send(sources(1))
    batch = actions.correct_layout(batch=batch, user=batch.user)
    with pytest.raises(NotAllowed, match="uploaded"):
        actions.start_check(batch=batch, user=batch.user)


def test_the_check_is_run_once_by_whoever_takes_it():
    batch = checked(sources(2))
    assert actions.run_check(batch).finished_at == batch.finished_at


def test_problems_of_columns_that_are_not_imported_do_not_count():
    data = table([{"name": "A", "kind": "news", "other": "=1+1"}], ["name", "kind", "other"])
    assert outcomes(checked([], data=data)) == {2: "new"}


def test_what_no_database_can_hold_is_shown(db):
    batch = send(sources(1))
    problem = Problem.of("control", "name", "a\0b \ud800 \\u0000", "A zero sign.")
    copy_checked(batch, [Checked(2, Outcome.REFUSED, "a\0b", problems=(problem,))])
    row = batch.import_rows.get()
    assert (row.key, row.problems[0]["value"]) == ("a␀b", "a␀b ? \\u0000")


def test_the_history_names_who_asked_and_the_batch():
    batch = checked(sources(1))
    (*_, told) = told_of(batch)
    assert (told["by"], told["batch"]) == (batch.user.username, batch.pk)
    assert told["reason"] == f"check of batch {batch.pk}"
