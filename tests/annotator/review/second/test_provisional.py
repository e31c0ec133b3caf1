"""From a decision to an edition: what is provisional, and until when."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connection

from annotator import published
from annotator.incidents.disputes.actions import settle_dispute
from annotator.incidents.disputes.ruling import Choice
from annotator.review.second.models import Publication, SecondReading
from reports import verification
from reports.actions import publish_edition
from reports.models import Edition
from reports.verification import verify_edition
from tests.annotator.review.second.making import make_answered, make_wanted
from tests.factories import make_article, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db
JANUARY = (date(2022, 1, 1), date(2022, 2, 1))


def provisional() -> list[int]:
    figures = published.release(*JANUARY).tally.figures
    return [figure.unread_incidents for figure in figures if figure.measure.kind == "killed" and figure.number]


def test_a_death_is_provisional_until_a_second_person_agrees():
    reading = make_wanted()
    assert provisional() == [1]
    make_answered(reading)
    assert provisional() == [0]


def test_a_dispute_keeps_it_provisional_until_a_lead_settles_it():
    answer = make_answered(min=5, best=5, max=5)
    assert provisional() == [1]
    choices = {"number": Choice("second")}
    settle_dispute(reading=answer.reading, actor=make_user("lead"), choices=choices, reason="five")
    assert provisional() == [0]


def test_an_injury_is_not():
    make_decided_claim(kind="injured")
    figures = published.release(*JANUARY).tally.figures
    assert not any(figure.unread_incidents for figure in figures)


def test_an_edition_says_which_figures_lack_their_second_reading_and_verifies():
    make_wanted()
    publisher = make_user("publisher")
    edition = publish_edition(title="January", start=JANUARY[0], end=JANUARY[1], publisher=publisher)
    figure = edition.figures.get(column="recorded", label__startswith="Killed, combatants")
    assert figure.data["unread_incidents"] == 1
    assert "second reading missing" in figure.data["words"]["notes"]
    assert all(finding.holds for finding in verify_edition(edition))


def test_the_second_reading_is_news_for_the_next_edition():
    reading = make_wanted()
    publisher = make_user("publisher")
    days = {"start": JANUARY[0], "end": JANUARY[1], "publisher": publisher}
    publish_edition(title="January", **days)
    make_answered(reading)
    second = publish_edition(title="January", **days)
    figure = second.figures.get(column="recorded", label__startswith="Killed, combatants")
    assert figure.data["unread_incidents"] == 0


def test_an_edition_of_a_time_that_knew_no_second_readings_verifies():
    """Its figures lack the newer words, and the claims behind them are not missing anything."""
    make_answered()
    edition = publish_edition(title="January", start=JANUARY[0], end=JANUARY[1], publisher=make_user("publisher"))
    for figure in edition.figures.all():
        assert figure.data.pop("unread_incidents") == 0
        for contribution in figure.data["contributions"]:
            assert contribution.pop("unread") is False
        wrong = [one for one in verify_figures(edition, figure) if one.problem]
        assert wrong == []


def verify_figures(edition: Edition, older):
    """Yield what the verification finds of the figures when one of them is as an older edition kept it."""
    rows = [older if row.pk == older.pk else row for row in edition.figures.all()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verification, "_rows", lambda _: rows)
        yield from verification._figures(edition, verification.recount(edition))


def test_what_an_edition_counts_is_remembered_with_its_version():
    answer = make_answered()
    make_decided_claim("reject", article=make_article(source=make_source()))
    publish_edition(title="January", start=JANUARY[0], end=JANUARY[1], publisher=make_user("publisher"))
    told = Publication.objects.values_list("claim", "version", "edition")
    assert list(told) == [(answer.reading.claim_id, answer.reading.version, 1)]


def test_a_change_to_it_is_read_by_a_second_person():
    claim = make_decided_claim(kind="injured")
    publish_edition(title="January", start=JANUARY[0], end=JANUARY[1], publisher=make_user("publisher"))
    make_decided_claim("correct", claim=claim, changes={"best": 5, "max": 5}, note="five")
    assert SecondReading.objects.wanted().get().reasons == ["published"]


def test_editions_from_before_are_told_once(monkeypatch):
    answer = make_answered()
    monkeypatch.setattr(published, "remember_published", lambda **_: None)
    publish_edition(title="January", start=JANUARY[0], end=JANUARY[1], publisher=make_user("publisher"))
    assert not Publication.objects.exists()
    tell = import_module("reports.migrations.0002_tell_the_desk_what_was_published").TELL
    with connection.cursor() as cursor:
        cursor.execute(tell)
        cursor.execute(tell)
    told = Publication.objects.values_list("claim", "version", "edition")
    assert list(told) == [(answer.reading.claim_id, answer.reading.version, 1)]
