"""Tests for confirming and changing an article's dates."""

from datetime import date

import pytest
from django.test import Client

from annotator.sources.models import Article
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

DATES = {"published": "2022-02-03", "window_start": "2022-01-01", "window_end": "2022-02-01"}


@pytest.fixture
def article() -> Article:
    return make_article(window=None, filename="2022-02-03-canal.txt")


def send(client: Client, article: Article, **values: str):
    return client.post(f"/desk/articles/{article.pk}/dates/", {**DATES, **values})


def test_changed_dates_are_kept_and_the_article_is_read_again(analyst: Client, article: Article) -> None:
    assert send(analyst, article).url == f"/desk/articles/{article.pk}/"
    article.refresh_from_db()
    assert (article.window_start, article.window_end) == (date(2022, 1, 1), date(2022, 2, 1))
    assert (article.window_basis, article.published_basis) == ("asked", "filename")
    assert article.dating_question == ""
    assert article.extraction_runs.get().state == "queued"


def test_sending_them_twice_reads_the_article_once(analyst: Client, article: Article) -> None:
    send(analyst, article)
    send(analyst, article)
    assert article.extraction_runs.count() == 1


def test_dates_that_are_only_confirmed_need_no_reading(analyst: Client, article: Article) -> None:
    send(analyst, article, window_start="", window_end="")
    article.refresh_from_db()
    assert article.dating_question == ""
    assert not article.extraction_runs.exists()


@pytest.mark.parametrize(
    "values",
    [{"window_end": ""}, {"window_end": "2021-12-01"}, {"published": "soon"}],
    ids=["half", "order", "no date"],
)
def test_dates_that_make_no_sense_come_back_with_a_sentence(
    analyst: Client, article: Article, values: dict[str, str]
) -> None:
    response = send(analyst, article, **values)
    assert response.status_code == 422
    assert "field-errors" in response.content.decode()
    article.refresh_from_db()
    assert article.dating_question
    assert article.window_start is None


def test_it_refuses_get(analyst: Client, article: Article) -> None:
    assert analyst.get(f"/desk/articles/{article.pk}/dates/").status_code == 405


def test_it_refuses_who_may_not_add_articles(client: Client, article: Article) -> None:
    client.force_login(make_user("publisher"))
    assert send(client, article).status_code == 403
    article.refresh_from_db()
    assert article.window_start is None


def test_it_sends_the_stranger_to_sign_in(client: Client, article: Article) -> None:
    assert send(client, article).url.startswith("/accounts/login/")
