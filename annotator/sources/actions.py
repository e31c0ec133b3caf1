"""Every write of the first stage: publishers, articles, captures and the dates that people confirm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from annotator.sources import rules
from annotator.sources.models import Article, Capture, DateBasis, Series, Source
from annotator.sources.preparing import Prepared, Sent, Window, prepare, sha256_of
from annotator.sources.series import SERIES
from annotator.sources.series import Series as KnownSeries


@dataclass(frozen=True)
class Received:
    """What became of some bytes: their article, and whether it is a new one."""

    article: Article
    created: bool


@transaction.atomic
def add_source(*, name: str, user: User | None = None, **details: Any) -> Source:
    """Return the publisher of this name, adding it where it is new; details are Source's other fields."""
    with pghistory.context(reason="publisher added", by=_name(user)):
        return Source.objects.get_or_create(name=name.strip(), defaults=details)[0]


def receive_article(
    *,
    data: bytes,
    source: Source,
    how: str,
    filename: str = "",
    media_type: str = "",
    title: str = "",
    url: str = "",
    published: date | None = None,
    window: Window | None = None,
    user: User | None = None,
    series: Sequence[KnownSeries] = SERIES,
) -> Received:
    """Keep the bytes and make an article of their text; the same bytes or text twice make one article.

    What is stated about the article (title, address, dates) wins over what the text shows; `series` are the
    numbered reports whose windows can be inferred. Raises UnreadableSource, with the sentence to show, when the
    bytes cannot become an article.
    """
    sha256 = sha256_of(data)
    if known := _article_with(sha256):
        return Received(known, created=False)
    prepared = prepare(Sent(data, filename, media_type, title, url, published, window), sha256=sha256, series=series)
    try:
        return _store(source, prepared, how, user)
    except IntegrityError:
        # Somebody stored the same bytes between the look and the write.
        if winner := _article_with(sha256):
            return Received(winner, created=False)
        raise


@transaction.atomic
def confirm_dates(*, article: Article, published: date | None, window: Window | None, user: User | None) -> Article:
    """Record the dates that a person gives for an article, with that person's word as their basis."""
    rules.check_window(window.start if window else None, window.end if window else None)
    if published != article.published:
        article.published = published
        article.published_basis = DateBasis.ASKED if published else DateBasis.UNKNOWN
    given = (window.start, window.end) if window else (None, None)
    if given != (article.window_start, article.window_end):
        article.window_start, article.window_end = given
        article.window_basis = DateBasis.ASKED if window else DateBasis.UNKNOWN
    article.dating_question = ""
    with pghistory.context(reason="dates confirmed", by=_name(user)):
        article.save(
            update_fields=[
                "published",
                "published_basis",
                "window_start",
                "window_end",
                "window_basis",
                "dating_question",
            ]
        )
    return article


def _article_with(sha256: str) -> Article | None:
    return Article.objects.filter(captures__sha256=sha256).select_related("source").first()


@transaction.atomic
def _store(source: Source, prepared: Prepared, how: str, user: User | None) -> Received:
    with pghistory.context(reason="article received", by=_name(user)):
        values = prepared.article | {"created_by": user, "series": series_row(prepared.series)}
        article, created = Article.objects.get_or_create(
            source=source, text_sha256=prepared.text_sha256, defaults=values
        )
        Capture.objects.create(article=article, how=how, received_by=user, **prepared.capture)
    return Received(article, created)


def series_row(series: KnownSeries | None) -> Series | None:
    """Return the row of a series that we know by its file, adding it where it is new."""
    if series is None:
        return None
    return Series.objects.get_or_create(key=series.id, defaults={"name": series.name, "begun": series.begun})[0]


def _name(user: User | None) -> str:
    return user.get_username() if user else "command"
