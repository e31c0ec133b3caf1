"""Tests for the part of the page that says how the reading goes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from annotator.checks.actions import read_article
from annotator.claims.actions import queue_extraction
from annotator.claims.models import ExtractionRun
from annotator.exchange.worker import worker_is_alive
from annotator.sources.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article()


def heartbeat(seconds_ago: float = 0) -> None:
    """Do what a worker does when it starts, so many seconds ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)",
            [timezone.now() - timedelta(seconds=seconds_ago)],
        )


def progress(client: Client, article: Article, **query: str):
    return client.get(f"/desk/articles/{article.pk}/progress/", query)


def test_a_worker_is_alive_while_its_heart_beats() -> None:
    assert not worker_is_alive()
    heartbeat(31)
    assert not worker_is_alive()
    heartbeat(12)
    assert worker_is_alive()


def test_a_queued_article_waits(analyst: Client, article: Article) -> None:
    heartbeat()
    queue_extraction(article=article)
    page = progress(analyst, article).content.decode()
    assert "Waiting to be read" in page
    assert "No worker is running" not in page


def test_it_says_when_no_worker_is_alive_and_what_to_do(analyst: Client, article: Article) -> None:
    queue_extraction(article=article)
    page = progress(analyst, article).content.decode()
    assert "No worker is running" in page
    assert "make worker" in page
    assert f"manage.py extract --article {article.pk}" in page


def test_nothing_is_sent_while_nothing_changes(analyst: Client, article: Article) -> None:
    queue_extraction(article=article)
    key = progress(analyst, article).context["progress"].key
    assert progress(analyst, article, seen=key).status_code == 204
    heartbeat()
    assert progress(analyst, article, seen=key).status_code == 200


def test_it_is_one_element_that_replaces_itself(analyst: Client, article: Article) -> None:
    queue_extraction(article=article)
    page = progress(analyst, article).content.decode()
    assert page.lstrip().startswith('<section id="progress"')
    assert "<html" not in page


def test_a_reading_that_takes_too_long_can_be_asked_for_again(analyst: Client, article: Article) -> None:
    heartbeat()
    run = queue_extraction(article=article)
    long_ago = timezone.now() - timedelta(minutes=5)
    ExtractionRun.objects.filter(pk=run.pk).update(state=ExtractionRun.State.RUNNING, queued_at=long_ago)
    page = progress(analyst, article).content.decode()
    assert "longer than any reading should" in page
    assert f"/desk/articles/{article.pk}/read/" in page


def test_a_failure_shows_its_error_and_a_way_out(
    analyst: Client, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_order(document: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr("annotator.claims.actions.extract", out_of_order)
    with pytest.raises(RuntimeError):
        read_article(article=article)
    page = progress(analyst, article).content.decode()
    assert "The reading failed" in page
    assert "RuntimeError: out of order" in page
    assert "Read again" in page
    assert "hx-trigger" not in page


def test_when_it_is_done_it_says_what_was_found_and_asks_no_more(analyst: Client, article: Article) -> None:
    read_article(article=article)
    page = progress(analyst, article).content.decode()
    assert "candidate" in page
    assert "Review the claims" in page
    assert "hx-trigger" not in page


def test_a_text_without_claims_says_so(analyst: Client) -> None:
    article = make_article("The weather was fine.")
    read_article(article=article)
    assert "no claim was found" in progress(analyst, article).content.decode()


def test_an_article_that_nobody_read_says_so(analyst: Client, article: Article) -> None:
    page = progress(analyst, article).content.decode()
    assert "Nobody has read this article" in page
    assert "Read it now" in page


def test_it_sends_the_stranger_to_sign_in(client: Client, article: Article) -> None:
    assert progress(client, article).url.startswith("/accounts/login/")
