"""Publishing: who may, what makes an edition, and what is refused."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from reports.actions import CannotPublish, draft, publish_edition
from reports.models import Edition, FigureMember
from tests.factories import make_article, make_claim, make_decided_claim, make_user
from tests.reports.worked_example import END, START, decide_example, store_example

pytestmark = pytest.mark.django_db
DAYS = {"start": START, "end": END}


def publish(publisher, **values):
    return publish_edition(**({"title": "A month", "publisher": publisher, **DAYS} | values))


def something_new() -> None:
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))


def test_an_analyst_is_refused(example):
    with pytest.raises(CannotPublish, match="may not publish"):
        publish(make_user("analyst"))
    assert not Edition.objects.exists()


def test_nothing_is_published_while_nothing_counts(publisher):
    make_claim()
    with pytest.raises(CannotPublish, match="No reviewed claim of these days counts yet"):
        publish(publisher)


def test_the_second_edition_of_a_window_replaces_the_first(edition, publisher):
    something_new()
    second = publish(publisher)
    assert (second.number, second.replaces) == (2, edition)
    assert list(Edition.objects.current()) == [second]
    assert edition.newer == second


def test_the_older_edition_stays_as_it_was(edition, publisher):
    before = edition.manifest
    something_new()
    publish(publisher)
    assert Edition.objects.get(number=1).manifest == before


def test_an_edition_of_other_days_replaces_nothing(edition, publisher):
    other = publish(publisher, end=END + timedelta(days=1))
    assert other.replaces is None
    assert Edition.objects.current().count() == 2


def test_what_says_nothing_new_is_refused(edition, publisher):
    with pytest.raises(CannotPublish, match="Nothing has changed since edition 1; there is nothing to publish"):
        publish(publisher, title=edition.title)
    assert Edition.objects.count() == 1


def test_another_title_is_news(edition, publisher):
    assert publish(publisher, title="A better title").replaces == edition


def test_another_note_alone_is_no_news(edition, publisher):
    with pytest.raises(CannotPublish, match="Nothing has changed"):
        publish(publisher, title=edition.title, note="By the way.")


def test_claims_that_changed_since_the_publisher_looked_are_not_published_unseen(example, publisher):
    seen = draft(**DAYS).seen
    something_new()
    with pytest.raises(CannotPublish, match="changed since you looked"):
        publish(publisher, seen=seen)


def test_what_the_publisher_saw_is_published(example, publisher):
    assert publish(publisher, seen=draft(**DAYS).seen).number == 1


def test_a_draft_stores_nothing(example):
    assert draft(**DAYS).parts.figures
    assert not Edition.objects.exists()


def test_the_draft_says_what_the_edition_then_says(example, publisher):
    shown = [(figure.label, figure.display) for figure in draft(**DAYS).parts.figures]
    made = publish(publisher)
    assert [(figure.label, figure.display) for figure in made.figures.all()] == shown


def test_every_figure_with_incidents_has_members(edition):
    for figure in edition.figures.all():
        assert figure.members.exists() == bool(figure.data["incidents"] or figure.data["none_reports"])
    assert FigureMember.objects.filter(incident_id=None).count() == 0


def publish_at_once(publishers, **values):
    """Publish in one thread a publisher, with connections of their own that start together."""
    together, outcomes = Barrier(len(publishers)), []

    def act(publisher):
        together.wait()
        try:
            outcomes.append(publish(publisher, title=values.get("title") or publisher.username).number)
        except CannotPublish as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=act, args=[publisher]) for publisher in publishers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_of_two_publishers_at_once_the_second_finds_nothing_new():
    decide_example(store_example()[1])
    outcomes = publish_at_once([make_user("publisher"), make_user("publisher")], title="A month")
    assert sorted(outcomes, key=str) == [1, "Nothing has changed since edition 1; there is nothing to publish."]
    assert Edition.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_publishers_at_once_with_different_titles_get_two_numbers_in_one_chain():
    decide_example(store_example()[1])
    assert sorted(publish_at_once([make_user("publisher"), make_user("publisher")])) == [1, 2]
    assert Edition.objects.get(number=2).replaces == Edition.objects.get(number=1)
