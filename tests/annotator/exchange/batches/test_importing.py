"""The import stores what the preview said, all of it or nothing, and leaves alone what changed meanwhile."""

import pytest

from annotator.exchange.batches import actions
from annotator.exchange.batches.life import State
from annotator.exchange.batches.mending import rows_to_mend
from annotator.exchange.resources.registry import RESOURCES
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.sources.models import Source
from tests.annotator.exchange.batches.making import (
    check,
    checked,
    confirmed,
    imported,
    outcomes,
    send,
    sources,
    standing,
    table,
    told_of,
)
from tests.factories import make_source, make_user

pytestmark = pytest.mark.django_db


def test_new_and_changed_rows_are_stored_and_the_rest_is_left():
    make_source("Other", kind="news")
    batch = imported(
        [{"name": "New", "kind": "news"}, {"name": "Other", "kind": "monitor"}, {"name": "Bad", "kind": "?"}]
    )
    assert {name: kind for name, (kind, *_) in standing().items()} == {"New": "news", "Other": "monitor"}
    assert (batch.state, batch.stored, batch.refused, batch.meanwhile) == (State.IMPORTED, 2, 1, 0)
    assert list(batch.stored_rows.values_list("number", "created")) == [(2, True), (3, False)]


def test_the_same_rows_in_another_file_are_unchanged():
    rows = sources(3)
    imported(rows)
    again = checked(rows[::-1])
    assert (again.unchanged, again.new) == (3, 0)
    with pytest.raises(NotAllowed, match="There is nothing to import"):
        confirmed(again)


def test_all_or_none_is_refused_while_a_row_is_bad():
    batch = checked([*sources(2), {"name": "Bad", "kind": "?"}])
    with pytest.raises(NotAllowed, match="1 row cannot be imported, so none is"):
        confirmed(batch, "refuse")
    assert confirmed(batch, "skip").state == State.IMPORTING


def test_a_choice_that_is_none_is_refused():
    with pytest.raises(NotAllowed, match="Choose what becomes of rows"):
        confirmed(checked(sources(1)), "whatever")


def test_a_row_that_somebody_changed_since_the_preview_is_left_alone():
    other = make_source("Other", kind="news")
    batch = confirmed(checked([{"name": "Other", "kind": "monitor"}, {"name": "New"}]))
    Source.objects.filter(pk=other.pk).update(kind="party")
    batch = actions.run_import(batch)
    assert (batch.state, batch.stored, batch.meanwhile) == (State.IMPORTED, 1, 1)
    assert standing()["Other"][0] == "party"
    assert list(batch.import_rows.filter(meanwhile=True).values_list("number", flat=True)) == [2]


def test_a_row_that_somebody_added_since_the_preview_is_left_alone():
    batch = confirmed(checked([{"name": "New", "kind": "monitor"}, {"name": "Newer"}]))
    make_source("New", kind="news")
    batch = actions.run_import(batch)
    assert (batch.stored, batch.meanwhile) == (1, 1)
    assert standing()["New"][0] == "news"


def test_a_row_that_stopped_being_the_same_is_told_of():
    other = make_source("Other", kind="news")
    batch = confirmed(checked([{"name": "Other", "kind": "news"}, {"name": "New"}]))
    Source.objects.filter(pk=other.pk).update(kind="party")
    assert actions.run_import(batch).meanwhile == 1


def test_all_or_none_imports_nothing_where_something_changed_meanwhile():
    other = make_source("Other", kind="news")
    batch = confirmed(checked([{"name": "New"}, {"name": "Other", "kind": "monitor"}]), "refuse")
    Source.objects.filter(pk=other.pk).update(kind="party")
    batch = actions.run_import(batch)
    assert (batch.state, batch.stored) == (State.CHECKED, 0)
    assert "What row 3 would change was changed by somebody since the check" in batch.problem
    assert set(standing()) == {"Other"}


def test_an_import_that_fails_leaves_nothing_and_says_why(monkeypatch):
    batch = confirmed(checked(sources(3)))

    def fails(checked, context):
        Source.objects.create(name="Half")
        raise ValueError("the shelf is full")

    monkeypatch.setattr(RESOURCES["sources"], "store", fails)
    with pytest.raises(ValueError, match="shelf"):
        actions.run_import(batch)
    batch.refresh_from_db()
    assert batch.state == State.CHECKED
    assert batch.problem == "The import failed and left nothing behind: ValueError: the shelf is full"
    assert not Source.objects.exists()
    monkeypatch.undo()
    assert actions.run_import(confirmed(batch)).stored == 3


def test_everything_stored_names_person_and_batch_in_its_history():
    batch = imported(sources(2))
    for source in Source.objects.all():
        (told,) = told_of(source)
        assert (told["by"], told["batch"]) == (batch.user.username, batch.pk)


def test_a_second_person_who_confirms_reads_who_was_first():
    batch = checked(sources(1))
    confirmed(batch)
    with pytest.raises(SomeoneWasFaster, match=rf"being imported \({batch.user} said so\)"):
        actions.confirm(batch=batch, user=make_user("data_manager"), on_bad="skip", queue=False)


def test_an_import_that_was_done_is_not_done_again():
    batch = imported(sources(2))
    assert actions.run_import(batch).stored == 2
    assert Source.objects.count() == 2


def test_nothing_of_a_batch_that_was_cancelled_while_it_ran_is_kept(monkeypatch):
    batch = confirmed(checked(sources(2)))
    store = RESOURCES["sources"].store

    def cancels(checked, context):
        actions.cancel(batch=batch, user=batch.user)
        return store(checked, context)

    monkeypatch.setattr(RESOURCES["sources"], "store", cancels)
    actions.run_import(batch)
    # In one connection the cancelling went with the work; what counts is that the work did not come to stay.
    assert not Source.objects.exists()


def test_rows_to_mend_come_back_as_they_were_with_why():
    data = table([{"name": "Good", "x": "kept"}, {"name": "Bad", "kind": "?", "x": "=1+1"}], ["name", "kind", "x"])
    batch = imported([], data=data)
    head, row = "".join(rows_to_mend(batch)).splitlines()
    assert head == "name,kind,x,why it was not imported"
    assert row.startswith("Bad,?,'=1+1,")
    assert "kind: " in row


def test_mended_rows_come_as_a_file_of_their_own():
    batch = imported([*sources(2), {"name": "Bad", "kind": "?"}])
    mended = "".join(rows_to_mend(batch)).replace("?", "news").encode()
    again = imported([], data=mended)
    assert (again.stored, again.refused) == (1, 0)
    assert standing()["Bad"][0] == "news"


def test_a_row_refused_as_the_second_of_its_kind_is_not_stored():
    batch = imported([{"name": "A", "kind": "news"}, {"name": "A", "kind": "monitor"}])
    assert outcomes(batch) == {2: "new", 3: "refused"}
    assert standing()["A"][0] == "news"


def test_a_checked_batch_can_be_checked_again_before_it_is_confirmed():
    batch = checked([{"name": "A", "kind": "news"}])
    make_source("A", kind="news")
    assert check(batch).unchanged == 1


def test_a_cancelled_batch_stays_so():
    batch = send(sources(1))
    batch = actions.cancel(batch=batch, user=batch.user)
    with pytest.raises(SomeoneWasFaster, match="cancelled"):
        actions.start_check(batch=batch, user=batch.user)
    with pytest.raises(SomeoneWasFaster):
        actions.cancel(batch=batch, user=batch.user)
