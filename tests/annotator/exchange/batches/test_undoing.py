"""The undo brings back what was there before, as a whole or not at all."""

import pytest

from annotator.exchange.batches import actions
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import StoredRow
from annotator.exchange.resources.registry import RESOURCES
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.sources.models import Source
from tests.annotator.exchange.batches.making import checked, imported, sources, standing, undone
from tests.factories import make_article, make_source, make_user

pytestmark = pytest.mark.django_db


def test_everything_is_as_it_was_before():
    make_source("Other", kind="news", url="https://other.example")
    before = standing()
    batch = imported([{"name": "Other", "kind": "monitor", "url": ""}, *sources(3)])
    assert standing() != before
    batch = undone(batch)
    assert standing() == before
    assert batch.state == State.UNDONE
    assert (batch.undone_by, bool(batch.undone_at)) == (batch.user, True)


def test_what_was_stored_stays_on_record():
    batch = undone(imported(sources(3)))
    assert (batch.stored, batch.stored_rows.count()) == (3, 3)


def test_more_rows_than_a_chunk_are_taken_back(monkeypatch):
    monkeypatch.setattr("annotator.exchange.batches.actions.undoing.chunks_of_stored.__defaults__", (2,))
    assert undone(imported(sources(5))).state == State.UNDONE
    assert not Source.objects.exists()


def test_what_stands_in_the_way_is_listed_and_nothing_goes():
    batch = imported([{"name": "A"}, {"name": "B"}, {"name": "C"}])
    make_article(source=Source.objects.get(name="A"))
    Source.objects.filter(name="C").update(kind="party")
    batch = undone(batch)
    assert (batch.state, batch.obstacle_count, batch.undone_by) == (State.IMPORTED, 2, None)
    assert [one["number"] for one in batch.obstacles] == [2, 4]
    assert all(one["reason"] and one["url"] for one in batch.obstacles)
    assert batch.problem.startswith("2 things stand in the way, so nothing was taken back")
    assert Source.objects.count() == 3


def test_the_first_two_hundred_obstacles_are_shown_and_all_are_counted():
    batch = imported(sources(250))
    Source.objects.update(kind="party")
    batch = undone(batch)
    assert (len(batch.obstacles), batch.obstacle_count) == (200, 250)
    assert batch.obstacles[0]["number"] == 2


def test_an_undo_works_once_nothing_stands_in_the_way_any_more():
    batch = imported([{"name": "A", "kind": "news"}])
    Source.objects.update(kind="party")
    batch = undone(batch)
    Source.objects.update(kind="news")
    batch = undone(batch)
    assert (batch.state, batch.problem, batch.obstacles) == (State.UNDONE, "", [])


def test_an_undo_that_fails_leaves_all(monkeypatch):
    batch = imported(sources(2))

    def fails(stored, context):
        Source.objects.all().delete()
        raise ValueError("no")

    monkeypatch.setattr(RESOURCES["sources"], "take_back", fails)
    with pytest.raises(ValueError, match="no"):
        undone(batch)
    batch.refresh_from_db()
    assert (batch.state, Source.objects.count()) == (State.IMPORTED, 2)
    assert batch.problem.startswith("The undo failed")


def test_only_those_with_the_right_take_back():
    batch = imported(sources(1))
    with pytest.raises(NotAllowed, match="may not take imports back"):
        undone(batch, make_user("analyst"))


def test_only_what_is_imported_is_taken_back():
    with pytest.raises(SomeoneWasFaster, match="checked"):
        undone(checked(sources(1)))


def test_what_is_undone_is_not_undone_again():
    batch = undone(imported(sources(1)))
    with pytest.raises(SomeoneWasFaster, match="undone"):
        actions.start_undo(batch=batch, user=batch.user)


def test_what_a_row_did_cannot_be_rewritten():
    imported(sources(1))
    with pytest.raises(Exception, match="Cannot update"):
        StoredRow.objects.update(target=1)
