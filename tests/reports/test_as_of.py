"""What was known on a day: the editions that were current when it ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reports.actions import publish_edition
from tests.factories import make_article, make_decided_claim, make_source
from tests.reports.looking import text_of
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db


def test_the_front_page_of_today_shows_what_is_current(visitor, edition):
    said = text_of(visitor.get("/", {"as_of": timezone.now().date().isoformat()}))
    assert "What was known when" in said
    assert edition.title in said


def test_before_the_first_edition_nothing_was_known(visitor, edition):
    day = (timezone.now() - timedelta(days=3)).date().isoformat()
    response = visitor.get("/", {"as_of": day})
    assert response.status_code == 404
    assert f"No edition was published by {day}." in text_of(response)


def test_what_was_replaced_later_was_current_then(visitor, edition, publisher, monkeypatch):
    first_day = edition.published_at.date()
    monkeypatch.setattr("reports.actions.timezone.now", lambda: edition.published_at + timedelta(days=40))
    make_decided_claim(article=make_article("On 17 January Four fighters were killed.", make_source("Second Watch")))
    publish_edition(title="The later one", start=START, end=END, publisher=publisher)
    assert "The later one" not in text_of(visitor.get("/", {"as_of": first_day.isoformat()}))
    later = (first_day + timedelta(days=41)).isoformat()
    assert "The later one" in text_of(visitor.get("/", {"as_of": later}))


@pytest.mark.parametrize("words", ["yesterday", "2022-13-01", "<script>"])
def test_what_is_no_day_is_refused_in_a_sentence(visitor, edition, words):
    response = visitor.get("/", {"as_of": words})
    assert response.status_code == 404
    assert "is not a day; write it as 2026-03-01." in text_of(response)


def test_the_last_day_of_the_calendar_is_a_day(visitor, edition):
    assert visitor.get("/", {"as_of": "9999-12-31"}).status_code == 200
