"""Every write of this package: publishers and articles that come many at a time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from annotator.sources.actions import series_row
from annotator.sources.bulk.copying import (
    OF_ARTICLES,
    OF_CAPTURES,
    READ_OF_ARTICLES,
    READ_OF_CAPTURES,
    copy_rows,
    next_numbers,
)
from annotator.sources.bulk.known import Text, known_bytes, known_publishers, known_texts
from annotator.sources.models import Article, Capture, Source
from annotator.sources.preparing import Prepared
from annotator.sources.series import Series

TRIES = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A prepared article and the number of its publisher."""

    prepared: Prepared
    publisher: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an item: its article, whether that is new, and the capture that was added, if one was."""

    article: int
    created: bool
    capture: int | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is new among items; `articles` and `captures` give an item's place among the new ones."""

    kept: list[tuple[int, bool, bool]]  # an article, or below 0 a new one; whether it is new; whether its capture is
    articles: list[Item]
    captures: list[tuple[int, Item]]

    @property
    def series(self) -> set[Series | None]:
        """Return the series that the new articles belong to."""
        return {one.prepared.series for one in self.articles}


@transaction.atomic
def add_publishers(*, names: Collection[str], user: User | None = None) -> dict[str, int]:
    """Return the publishers of these names, by name, adding those that are new."""
    known = known_publishers(names)
    with pghistory.context(reason="publisher added", by=_name(user)):
        missing = [Source(name=name) for name in sorted(set(names) - known.keys())]
        Source.objects.bulk_create(missing, ignore_conflicts=True)
    return known_publishers(names) if missing else known


def receive_articles(*, items: Sequence[Item], how: str, user: User | None = None) -> list[Kept]:
    """Keep many articles at once, as `receive_article` would one after the other; all of them or none.

    The same bytes or, of one publisher, the same text twice make one article, among the items too.
    """
    kept = _tried(items, how, user)
    _settle()
    return kept


def _tried(items: Sequence[Item], how: str, user: User | None) -> list[Kept]:
    for _ in range(TRIES - 1):
        try:
            return _receive(items, how, user)
        except IntegrityError:
            # Somebody stored the same bytes between the look and the write: look again.
            continue
    return _receive(items, how, user)


def _settle() -> None:
    """Have foreign keys looked at now: what waits for the end of a long transaction slows every later trigger down."""
    if connection.in_atomic_block:
        connection.check_constraints()


@transaction.atomic
def _receive(items: Sequence[Item], how: str, user: User | None) -> list[Kept]:
    plan, by = _plan(items), user.pk if user else None
    with pghistory.context(reason="article received", by=_name(user)), connection.cursor() as cursor:
        articles = next_numbers(cursor, Article, len(plan.articles))
        captures = next_numbers(cursor, Capture, len(plan.captures))
        numbers = {~at: number for at, number in enumerate(articles)}
        common = [how, timezone.now(), by]
        # Before COPY begins: until it ends, its connection answers nothing else.
        series = {one: row.pk if (row := series_row(one)) else None for one in plan.series}
        copy_rows(cursor, Article, OF_ARTICLES, _article_rows(plan, articles, series, common[1:]))
        copy_rows(cursor, Capture, OF_CAPTURES, _capture_rows(plan, captures, numbers, common))
    added = iter(captures)
    return [Kept(numbers.get(at, at), created, next(added) if capture else None) for at, created, capture in plan.kept]


def _article_rows(
    plan: _Plan, articles: Sequence[int], series: Mapping[Series | None, int | None], common: list[Any]
) -> Iterator[list[Any]]:
    for number, one in zip(articles, plan.articles, strict=True):
        values = [one.prepared.article[name] for name in READ_OF_ARTICLES]
        yield [number, one.publisher, series[one.prepared.series], *common, *values]


def _capture_rows(
    plan: _Plan, captures: Sequence[int], numbers: Mapping[int, int], common: list[Any]
) -> Iterator[list[Any]]:
    for number, (article, one) in zip(captures, plan.captures, strict=True):
        values = [one.prepared.capture[name] for name in READ_OF_CAPTURES]
        yield [number, numbers.get(article, article), *common, *values]


def _plan(items: Sequence[Item]) -> _Plan:
    """Decide in the items' order which are new, as if each was looked up after the one before was stored."""
    by_bytes = known_bytes({one.prepared.sha256 for one in items})
    by_text = known_texts({_text(one) for one in items if one.prepared.sha256 not in by_bytes})
    plan = _Plan([], [], [])
    for one in items:
        known = by_bytes.get(one.prepared.sha256)
        if known is not None:
            plan.kept.append((known, False, False))
            continue
        article = by_text.get(_text(one))
        created = article is None
        if article is None:
            plan.articles.append(one)
            article = by_text[_text(one)] = ~(len(plan.articles) - 1)
        by_bytes[one.prepared.sha256] = article
        plan.captures.append((article, one))
        plan.kept.append((article, created, True))
    return plan


def _text(item: Item) -> Text:
    return item.publisher, item.prepared.text_sha256


def _name(user: User | None) -> str:
    return user.get_username() if user else "command"
