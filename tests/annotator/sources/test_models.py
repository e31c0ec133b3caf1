"""Tests for what the database refuses of articles, captures and sources."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from annotator.sources.models import Article, Capture, Source
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


@contextmanager
def refused(error: type[DatabaseError] = DatabaseError, because: str | None = None) -> Iterator[None]:
    """Expect the database to refuse, and go on with the test afterwards."""
    with pytest.raises(error, match=because), transaction.atomic():
        yield


@pytest.mark.parametrize(
    "change", [{"text": "Another text."}, {"text_sha256": "0" * 64}, {"normaliser_version": "0"}], ids=str
)
def test_the_text_of_an_article_is_never_edited(change: dict[str, str]) -> None:
    article = make_article()
    with refused(because="text_is_never_edited|[Rr]ead"):
        Article.objects.filter(pk=article.pk).update(**change)
    with refused():
        for name, value in change.items():
            setattr(article, name, value)
        article.save()


def test_other_columns_of_an_article_may_change() -> None:
    article = make_article()
    assert Article.objects.filter(pk=article.pk).update(title="A better title", text=article.text) == 1


def test_an_article_is_kept() -> None:
    article = make_article()
    with refused():
        Article.objects.filter(pk=article.pk)._raw_delete("default")


@pytest.mark.parametrize("change", [{"content": b"other"}, {"sha256": "0" * 64}, {"filename": "other.txt"}])
def test_a_capture_is_never_changed(change: dict[str, object]) -> None:
    make_article()
    with refused():
        Capture.objects.update(**change)


def test_a_capture_is_kept() -> None:
    make_article()
    with refused():
        Capture.objects.all()._raw_delete("default")


def test_the_same_bytes_are_captured_once() -> None:
    capture = make_article().captures.get()
    with refused(IntegrityError, "sha256"):
        Capture.objects.create(
            article=make_article(), content=b"x", sha256=capture.sha256, size=1, media_type="text/plain", how="paste"
        )


def test_a_source_has_one_article_of_a_text() -> None:
    article = make_article()
    with refused(IntegrityError, "one_article_per_source_and_text"):
        Article.objects.create(source=article.source, title="Again", text=article.text, text_sha256=article.text_sha256)


def test_an_article_has_a_text() -> None:
    with refused(IntegrityError, "article_has_text"):
        Article.objects.create(source=make_source(), title="Nothing", text="", text_sha256="0" * 64)


@pytest.mark.parametrize(
    "window",
    [
        {"window_start": date(2022, 2, 1), "window_end": date(2022, 1, 1)},
        {"window_start": date(2022, 1, 1), "window_end": date(2022, 1, 1)},
        {"window_start": date(2022, 1, 1), "window_end": None},
        {"window_start": None, "window_end": date(2022, 1, 1)},
    ],
    ids=["backwards", "empty", "no end", "no start"],
)
def test_a_window_has_two_days_in_order(window: dict[str, date | None]) -> None:
    article = make_article(window=None)
    with refused(IntegrityError, "window_ends_after_it_starts"):
        Article.objects.filter(pk=article.pk).update(**window)


def test_two_sources_do_not_share_a_name() -> None:
    make_source("Canal Post")
    with refused(IntegrityError):
        Source.objects.create(name="Canal Post")


def test_a_source_counts_as_its_group_or_as_itself() -> None:
    assert make_source("Canal Post").origin == "Canal Post"
    assert make_source("Canal Mirror", independence_group="Canal Post").origin == "Canal Post"


def test_articles_report_on_the_windows_that_theirs_meets() -> None:
    january = make_article()
    make_article(window=None)
    assert list(Article.objects.reporting_on(date(2022, 1, 31), date(2022, 2, 28))) == [january]
    assert not Article.objects.reporting_on(date(2022, 2, 1), date(2022, 2, 28)).exists()
