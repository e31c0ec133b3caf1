"""Every write of the first stage: publishers, articles, captures and the dates that people confirm."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from annotator.sources import rules
from annotator.sources.dating import Dating, infer_dates
from annotator.sources.language import language_of
from annotator.sources.models import Article, Capture, DateBasis, Series, Source
from annotator.sources.normalise import NORMALISER_VERSION, normalise
from annotator.sources.reading import read_bytes
from annotator.sources.series import SERIES
from annotator.sources.series import Series as KnownSeries


@dataclass(frozen=True)
class Received:
    """What became of some bytes: their article, and whether it is a new one."""

    article: Article
    created: bool


@dataclass(frozen=True)
class Window:
    """A reporting window as a person gives it; `end` is the first day that no longer belongs to it."""

    start: date
    end: date


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
    sha256 = hashlib.sha256(data).hexdigest()
    if known := _article_with(sha256):
        return Received(known, created=False)
    reading = read_bytes(data, filename, media_type)
    text = normalise(reading.text)
    dating = infer_dates(text, filename=filename, stated_published=published or reading.published, series=series)
    values = {
        "title": (title or reading.title)[:500],
        "url": url,
        "language": language_of(text),
        "text": text,
        "normaliser_version": NORMALISER_VERSION,
        "created_by": user,
        "dating_notes": "\n".join((*reading.notes, *dating.notes)),
        **_dates(dating, asked_published=published is not None, window=window),
    }
    capture = Capture(
        content=data,
        sha256=sha256,
        size=len(data),
        media_type=reading.media_type,
        encoding=reading.encoding,
        filename=filename[:255],
        how=how,
        received_by=user,
    )
    try:
        return _store(source, values, _series(dating, series), capture, _name(user))
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
def _store(source: Source, values: dict[str, Any], series: KnownSeries | None, capture: Capture, by: str) -> Received:
    with pghistory.context(reason="article received", by=by):
        if series:
            values["series"], _ = Series.objects.get_or_create(
                key=series.id, defaults={"name": series.name, "begun": series.begun}
            )
        text_sha256 = hashlib.sha256(values["text"].encode()).hexdigest()
        article, created = Article.objects.get_or_create(source=source, text_sha256=text_sha256, defaults=values)
        capture.article = article
        capture.save()
    return Received(article, created)


def _dates(dating: Dating, *, asked_published: bool, window: Window | None) -> dict[str, Any]:
    values: dict[str, Any] = {
        "series_ordinal": dating.series_ordinal,
        "published": dating.published,
        "published_basis": DateBasis.ASKED if asked_published else dating.published_basis,
        "window_start": dating.window_start,
        "window_end": dating.window_end,
        "window_basis": dating.window_basis,
        "dating_question": dating.question,
    }
    if window:
        given = {"window_start": window.start, "window_end": window.end, "window_basis": DateBasis.ASKED}
        return values | given | {"dating_question": ""}
    return values


def _series(dating: Dating, known: Sequence[KnownSeries]) -> KnownSeries | None:
    return next((series for series in known if series.id == dating.series_id), None)


def _name(user: User | None) -> str:
    return user.get_username() if user else "command"
