"""Tests for the page of one article."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from annotator.checks.actions import read_article
from annotator.claims.actions import queue_extraction
from tests.annotator.sources.corpus import WORKED_EXAMPLE, needs_corpus
from tests.factories import make_article, make_claim, make_user

pytestmark = pytest.mark.django_db


def page_of(client: Client, pk: int) -> str:
    return client.get(f"/desk/articles/{pk}/").content.decode()


def test_it_shows_the_text_and_where_it_came_from(analyst: Client) -> None:
    article = make_article("Canal closed\n\nThe canal was closed.", filename="canal.txt", url="https://canal.example/")
    page = page_of(analyst, article.pk)
    assert "The canal was closed." in page
    assert article.source.name in page
    assert article.captures.get().sha256 in page
    assert article.text_sha256 in page
    assert "canal.txt" in page
    assert "https://canal.example/" in page


def test_arabic_text_runs_from_its_own_side(analyst: Client) -> None:
    article = make_article("أغلقت القناة يوم الاثنين.")
    page = page_of(analyst, article.pk)
    assert '<p dir="auto"' in page
    assert f'lang="{article.language}"' in page


def test_it_asks_about_dates_that_were_inferred(analyst: Client) -> None:
    article = make_article(window=None, filename="2022-02-03-canal.txt")
    page = page_of(analyst, article.pk)
    assert article.dating_question in page
    assert "Confirm these dates" in page
    assert 'value="2022-02-03"' in page
    assert "taken from the file&#x27;s name" in page


def test_it_asks_nothing_about_dates_that_were_given(analyst: Client) -> None:
    page = page_of(analyst, make_article(published=date(2022, 2, 3)).pk)
    assert "Confirm these dates" not in page
    assert "given by a person" in page


@pytest.mark.corpus
@needs_corpus
def test_the_worked_example_shows_its_inferred_window_and_that_its_publication_is_not_known(analyst: Client) -> None:
    article = make_article(WORKED_EXAMPLE.read_text(encoding="utf-8"), window=None)
    page = page_of(analyst, article.pk)
    assert "23 Dec 2021 – 23 Jan 2022" in page
    assert "inferred from the series" in page
    assert "number 88" in page
    assert "not known" in page


def test_it_leads_to_the_first_claim_that_waits(analyst: Client) -> None:
    claim = make_claim()
    assert f'href="/desk/claims/{claim.pk}/"' in page_of(analyst, claim.article_id)


def test_it_shows_what_the_checks_noticed(analyst: Client) -> None:
    article = make_article("Canal watch\n\nOver the past month the canal was closed.", window=None)
    read_article(article=article)
    page = page_of(analyst, article.pk)
    assert "No publication date." in page
    assert "<q" in page


def test_it_looks_again_by_itself_while_it_waits_and_without_script_too(analyst: Client) -> None:
    article = make_article()
    queue_extraction(article=article)
    page = page_of(analyst, article.pk)
    assert 'hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert "Look again" in page


def test_it_does_not_look_again_once_the_article_was_read(analyst: Client) -> None:
    article = make_article()
    read_article(article=article)
    page = page_of(analyst, article.pk)
    assert reverse("article_progress", args=[article.pk]) not in page
    assert "http-equiv" not in page


def test_who_only_reads_gets_no_buttons(client: Client) -> None:
    client.force_login(make_user("publisher"))
    article = make_article()
    page = page_of(client, article.pk)
    assert f"/desk/articles/{article.pk}/dates/" not in page
    assert f"/desk/articles/{article.pk}/read/" not in page


def test_an_article_that_does_not_exist_is_not_found(analyst: Client) -> None:
    assert analyst.get("/desk/articles/999999/").status_code == 404


def test_it_sends_the_stranger_to_sign_in(client: Client) -> None:
    assert client.get(f"/desk/articles/{make_article().pk}/").url.startswith("/accounts/login/")
