"""Tests for the list of articles."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db

URL = "/desk/articles/"


def test_it_shows_each_article_with_its_claims_by_state(analyst: Client) -> None:
    claim = make_decided_claim()
    (row,) = analyst.get(URL).context["rows"]
    assert row.article == claim.article
    assert [(status.value, count) for status, count in row.counts] == [("verified", 1)]
    page = analyst.get(URL).content.decode()
    assert claim.article.title in page
    assert "1 Jan 2022 – 1 Feb 2022" in page


def test_more_articles_take_no_more_queries(analyst: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            analyst.get(URL)
        return len(seen)

    make_claim()
    queries()
    few = queries()
    for _ in range(3):
        make_claim()
    assert queries() == few


def test_the_newest_comes_first(analyst: Client) -> None:
    older, newer = make_article(), make_article()
    assert [row.article for row in analyst.get(URL).context["rows"]] == [newer, older]


@pytest.mark.parametrize(
    ("words", "found"), [("canal", 1), ("CANAL monday", 1), ("canal harbour", 0), ("gazette", 1), ("\0", 2)]
)
def test_it_finds_by_the_words_of_title_text_and_publisher(analyst: Client, words: str, found: int) -> None:
    make_article("Canal closed\n\nIt happened on Monday.", source=make_source("The Gazette"))
    make_article("Bridge open\n\nIt happened on Tuesday.")
    assert len(analyst.get(URL, {"q": words}).context["rows"]) == found


def test_a_search_without_result_says_what_to_do(analyst: Client) -> None:
    make_article()
    assert "No article has all of these words" in analyst.get(URL, {"q": "harbour"}).content.decode()


def test_an_empty_desk_says_what_to_do(analyst: Client) -> None:
    page = analyst.get(URL).content.decode()
    assert "No articles yet" in page
    assert "/desk/articles/new/" in page


def test_who_may_not_add_is_not_told_to(client: Client) -> None:
    client.force_login(make_user("publisher"))
    page = client.get(URL).content.decode()
    assert "No articles yet" in page
    assert "/desk/articles/new/" not in page


def test_it_is_paged_and_keeps_the_search(analyst: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.desk.intake.views.PAGE", 1)
    make_article("Canal closed.")
    make_article("Canal open.")
    page = analyst.get(URL, {"q": "canal", "page": 2})
    assert len(page.context["rows"]) == 1
    assert "q=canal&amp;page=1" in page.content.decode()


def test_it_refuses_other_methods(analyst: Client) -> None:
    assert analyst.post(URL).status_code == 405


def test_it_sends_the_stranger_to_sign_in(client: Client) -> None:
    assert client.get(URL).url.startswith("/accounts/login/")
