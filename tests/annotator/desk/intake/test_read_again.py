"""Tests for asking that an article be read again."""

import pytest
from django.test import Client

from annotator.checks.actions import read_article
from annotator.sources.models import Article
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article()


def send(client: Client, article: Article, role: str = "analyst"):
    client.force_login(make_user(role))
    return client.post(f"/desk/articles/{article.pk}/read/")


def test_the_article_is_queued(client: Client, article: Article) -> None:
    read_article(article=article)
    assert send(client, article).url == f"/desk/articles/{article.pk}/"
    assert [run.state for run in article.extraction_runs.all()] == ["queued", "done"]


def test_it_is_queued_once(client: Client, article: Article) -> None:
    send(client, article)
    send(client, article)
    assert article.extraction_runs.count() == 1


def test_it_refuses_get(client: Client, article: Article) -> None:
    client.force_login(make_user())
    assert client.get(f"/desk/articles/{article.pk}/read/").status_code == 405


def test_it_refuses_who_may_not_add_articles(client: Client, article: Article) -> None:
    assert send(client, article, "publisher").status_code == 403
    assert not article.extraction_runs.exists()


def test_it_sends_the_stranger_to_sign_in(client: Client, article: Article) -> None:
    assert client.post(f"/desk/articles/{article.pk}/read/").url.startswith("/accounts/login/")
