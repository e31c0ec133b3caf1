"""Tests for the page that shows a report beside the one before it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from annotator.checks.actions import read_article
from annotator.desk.copies.comparison import compare, earlier_in_series
from annotator.sources.models import Article, Series
from tests.factories import make_article, make_source, make_user

pytestmark = pytest.mark.django_db

CONVOY = "During the month {n} trucks and vehicles of the Coalition crossed into Syria from Iraq in {m} batches."
APPEAL = "The Watch renews its appeal to all parties to keep civilians and their homes out of the fighting."
GONE = "Fishermen found the bodies of two brothers in the river below the old bridge at noon on Sunday."


@pytest.fixture
def reports() -> tuple[Article, Article]:
    series, source = Series.objects.create(key="w", name="River Watch", begun=date(2019, 1, 1)), make_source("Watch")
    texts = [
        (CONVOY.format(n=95, m="three"), GONE, APPEAL),
        (
            CONVOY.format(n=130, m="three"),
            APPEAL,
            "A new paragraph tells of a school that opened in the old town after years.",
        ),
    ]
    articles = []
    for number, sentences in enumerate(texts, 40):
        article = make_article("\n\n".join(sentences), source=source)
        Article.objects.filter(pk=article.pk).update(series=series, series_ordinal=number)
        article.refresh_from_db()
        read_article(article=article)
        articles.append(article)
    return articles[0], articles[1]


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(make_user("analyst"))
    return client


def test_the_report_before_is_the_one_with_the_number_before(reports: tuple[Article, Article]) -> None:
    first, second = reports
    assert earlier_in_series(second) == first
    assert earlier_in_series(first) is None


def test_sentences_are_paired_by_their_wording_with_their_numbers_marked(reports: tuple[Article, Article]) -> None:
    first, second = reports
    pairs = compare(second, first)
    assert [pair.state for pair in pairs] == ["changed", "missing", "unchanged", "new"]
    changed = pairs[0]
    assert [piece.text for piece in changed.here if piece.mark == "other"] == ["130"]
    assert [piece.text for piece in changed.there if piece.mark == "same"] == ["three"]
    assert "".join(piece.text for piece in changed.here) == CONVOY.format(n=130, m="three")


def test_the_page_says_in_words_what_became_of_each_sentence(reader: Client, reports: tuple[Article, Article]) -> None:
    page = reader.get(reverse("article_series", args=[reports[1].pk])).content.decode()
    assert all(words in page for words in ("other numbers", "no longer there", "same numbers", "new"))
    assert '<mark class="number-other">130</mark>' in page


def test_another_report_can_be_asked_for_but_none_of_another_series(
    reader: Client, reports: tuple[Article, Article]
) -> None:
    url = reverse("article_series", args=[reports[0].pk])
    assert reader.get(url, {"with": reports[1].pk}).status_code == 200
    assert reader.get(url, {"with": make_article().pk}).status_code == 404


def test_an_article_of_no_series_is_told_what_is_missing(reader: Client) -> None:
    page = reader.get(reverse("article_series", args=[make_article().pk])).content.decode()
    assert "Nothing to compare with" in page


def test_strangers_are_sent_to_sign_in_and_posts_are_refused(client: Client, reader: Client) -> None:
    url = reverse("article_series", args=[make_article().pk])
    assert reader.post(url).status_code == 405
    assert Client().get(url).status_code == 302
