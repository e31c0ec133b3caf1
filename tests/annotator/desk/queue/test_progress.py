"""Progress: my day, the team, articles, reports, and what has waited longest."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from annotator.desk.queue.progress.pace import Pace, paces
from annotator.desk.queue.progress.standing import ages, articles, reports
from annotator.incidents.actions import undo_claim
from annotator.review.actions import open_claim
from annotator.review.models import Decision, Lease
from annotator.sources.models import Article, Series
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def decide_after(user, seconds):
    """Decide a claim that was opened this long ago."""
    claim = make_claim()
    open_claim(claim=claim, user=user)
    Lease.objects.filter(claim=claim).update(taken_at=timezone.now() - timedelta(seconds=seconds))
    return make_decided_claim(claim=claim, actor=user)


def at(number, moment):
    """Put the made time of a decision elsewhere, which only a test may."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE annotator_decision DISABLE TRIGGER USER")
        cursor.execute("UPDATE annotator_decision SET created_at = %s WHERE id = %s", [moment, number])
        cursor.execute("ALTER TABLE annotator_decision ENABLE TRIGGER USER")


def today(user=None):
    return paces(timezone.localdate(), 1, person=user and user.pk, longest=15)


def test_a_decision_knows_when_its_claim_was_opened():
    user = make_user()
    claim = decide_after(user, 40)
    decision = Decision.objects.get(claim=claim)
    assert 39 < (decision.created_at - decision.opened_at).total_seconds() < 45
    assert not Lease.objects.exists()


def test_my_day_says_what_i_decided_and_the_median_time():
    user = make_user(name="amal")
    decide_after(user, 20)
    make_decided_claim("reject", actor=user)
    claim = make_decided_claim("hold", actor=user)
    undo_claim(claim=claim, actor=user, seen=claim.version)
    (pace,) = today(user)
    assert (pace.who, pace.decided, pace.confirmed, pace.rejected, pace.other, pace.undone) == ("amal", 3, 1, 1, 1, 1)
    assert pace.median.endswith(" s")


def test_time_runs_from_the_opening_or_the_last_decision_whichever_is_later():
    user = make_user()
    first, second = decide_after(user, 600), decide_after(user, 600)
    decisions = [Decision.objects.get(claim=claim) for claim in (first, second)]
    at(decisions[0].pk, decisions[1].created_at - timedelta(seconds=30))
    (pace,) = today(user)
    assert 29 < pace.seconds < 600


def test_a_break_counts_for_no_median():
    user = make_user()
    decide_after(user, 16 * 60)
    (pace,) = today(user)
    assert pace.seconds is None
    assert pace.median == "–"


def test_a_time_is_said_in_words():
    assert Pace("a", 1, 1, 0, 0, 0, 83.4, timezone.now()).median == "1 min 23 s"


def test_the_team_is_everybody_in_the_days_asked_for(desk, analyst):
    other = make_user(name="basim")
    claim = make_decided_claim(actor=other)
    at(Decision.objects.get(claim=claim).pk, timezone.now() - timedelta(days=3))
    make_decided_claim(actor=analyst)
    assert [pace.who for pace in today()] == [analyst.username]
    page = desk.get(reverse("progress"), {"days": "7"}).content.decode()
    assert "basim" in page
    assert "basim" not in desk.get(reverse("progress")).content.decode()
    assert "basim" not in desk.get(reverse("progress"), {"days": "8"}).content.decode()


def test_another_day_is_shown_and_nonsense_is_passed_over(desk):
    page = desk.get(reverse("progress"), {"day": "2022-01-17"}).content.decode()
    assert "My 17 Jan 2022" in page
    for day in ("yesterday", "2022-13-40", "9999-01-01", "0001-01-01"):
        assert "My day" in desk.get(reverse("progress"), {"day": day}).content.decode()


def test_articles_and_reports_say_how_far_they_have_come(desk):
    series = Series.objects.create(key="months", name="Months of the north", begun="2014-09-23")
    waiting, decided = make_claim(), make_decided_claim()
    for claim in (waiting, decided):
        Article.objects.filter(pk=claim.article_id).update(series=series)
    shown, older = articles()
    assert [(one.waiting, one.decided) for one in shown] == [(0, 1), (1, 0)]
    assert older == 0
    assert [(one.title, one.waiting, one.decided, one.percent) for one in reports()] == [
        ("Months of the north", 1, 1, "50.0")
    ]
    page = desk.get(reverse("progress_articles")).content.decode()
    assert "Months of the north" in page
    assert f"article={waiting.article_id}" in page


def test_what_waits_is_told_by_when_its_article_came_in():
    old, _ = make_claim(), make_claim()
    Article.objects.filter(pk=old.article_id).update(created_at=timezone.now() - timedelta(days=45))
    make_decided_claim()
    assert dict(ages()) == {"today": 1, "this week": 0, "this month": 0, "within three months": 1, "longer ago": 0}


def test_empty_pages_say_what_to_do_next(desk):
    page = desk.get(reverse("progress")).content.decode()
    assert "Import an article" in page
    assert "Nobody decided anything" in page
    assert "No article has claims yet" in desk.get(reverse("progress_articles")).content.decode()
    make_claim()
    assert "start in the" in desk.get(reverse("progress")).content.decode()


@pytest.mark.parametrize("name", ["progress", "progress_articles"])
def test_few_queries_and_nobody_without_signing_in(desk, client, django_assert_max_num_queries, name):
    for _ in range(3):
        make_decided_claim()
    with django_assert_max_num_queries(12):
        assert desk.get(reverse(name)).status_code == 200
    assert client.get(reverse(name)).status_code == 302
