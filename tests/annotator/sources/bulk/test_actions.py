"""Tests that many articles at once become what they become one after the other."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.apps import apps
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.sources.actions import add_source, receive_article
from annotator.sources.bulk.actions import Item, Kept, add_publishers, receive_articles
from annotator.sources.models import Article, Capture, Source
from annotator.sources.preparing import Sent, Window, prepare
from tests.factories import make_user

TEXTS = [
    "Canal closed\n\nThe canal was closed on Monday. Nobody was hurt.",
    "Bridge report for January 2022\n\nPublished: 3 February 2022\n\nFour fighters were killed near the bridge.",
    "88 months of International Coalition operations\n\nThe 88th month of the International Coalition was quiet.",
    "أغلقت القناة يوم الاثنين",
    "Tab\tand \\ backslash, \"quotes\", 'marks' and a\u00a0space",
]
PAGE = "<html><head><title>T</title></head><body><article><p>{}</p></article></body></html>"
NAMES = ("Bridge Post", "Canal Post")

texts = st.sampled_from(TEXTS) | st.text(min_size=1, max_size=40).map(lambda text: f"x {text}")
datas = st.one_of(
    texts.map(lambda text: text.encode("utf-8", "replace")),
    texts.map(lambda text: text.replace("\n", "\r\n").encode("utf-8", "replace")),
    texts.map(lambda text: text.encode("utf-16", "replace")),
    st.sampled_from(TEXTS).map(lambda text: PAGE.format(text).encode()),
)
days = st.none() | st.dates(date(2014, 1, 1), date(2023, 1, 1))
windows = st.none() | st.just(Window(date(2022, 1, 1), date(2022, 2, 1)))
sent = st.builds(
    Sent,
    data=datas.filter(lambda data: b"\x00" not in data or data[:2] == b"\xff\xfe"),
    filename=st.sampled_from(["", "7", "2022-02-03-canal.txt", "n" * 300]),
    title=st.sampled_from(["", "Stated", "t" * 600]),
    url=st.sampled_from(["", "https://canal.example/7"]),
    published=days,
    window=windows,
)
OF_ARTICLES = [
    *("title", "url", "language", "text", "text_sha256", "normaliser_version", "published", "published_basis"),
    *("window_start", "window_end", "window_basis", "dating_question", "dating_notes", "series_ordinal"),
    *("series__key", "series__begun", "source__name", "created_by_id"),
]
OF_CAPTURES = [
    *("content", "sha256", "size", "media_type", "encoding", "filename", "how", "received_by_id"),
    "article__text_sha256",
]


def one_by_one(given: Sequence[tuple[str, Sent]], user: Any) -> list[tuple[int, bool]]:
    found = []
    for name, one in given:
        received = receive_article(
            data=one.data, source=add_source(name=name), how="import", filename=one.filename, title=one.title,
            url=one.url, published=one.published, window=one.window, user=user,
        )  # fmt: skip
        found.append((received.article.pk, received.created))
    return found


def all_at_once(given: Sequence[tuple[str, Sent]], user: Any) -> list[tuple[int, bool]]:
    publishers = add_publishers(names={name for name, _ in given}, user=user)
    kept = receive_articles(
        items=[Item(prepare(one), publishers[name]) for name, one in given], how="import", user=user
    )
    return [(one.article, one.created) for one in kept]


def result(work: Callable[..., list[tuple[int, bool]]], *groups: Sequence[tuple[str, Sent]], user: Any) -> Any:
    """Return all that a way of receiving leaves behind, with numbers given in the order of coming; then undo it."""
    with transaction.atomic():
        kept = [one for group in groups for one in work(group, user)]
        order = {pk: at for at, pk in enumerate(dict.fromkeys(pk for pk, _ in kept))}
        rows = {order[pk]: values for pk, *values in Article.objects.values_list("pk", *OF_ARTICLES)}
        captures = [
            (order[article], bytes(content), *values)
            for article, content, *values in Capture.objects.order_by("pk").values_list("article_id", *OF_CAPTURES)
        ]
        events = apps.get_model("annotator", "ArticleEvent").objects.values_list(
            "pgh_obj_id", "pgh_label", "pgh_context__metadata__reason", "pgh_context__metadata__by", "title"
        )
        history = sorted((order[article], *told) for article, *told in events)
        transaction.set_rollback(True)
    return [(order[pk], created) for pk, created in kept], rows, captures, history


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(NAMES), sent), max_size=6), st.integers(0, 6))
def test_many_at_once_become_what_they_become_one_by_one(items: list[tuple[str, Sent]], cut: int) -> None:
    user = make_user()
    groups = (items[:cut], items[cut:])
    assert result(all_at_once, *groups, user=user) == result(one_by_one, *groups, user=user)


def items_of(*texts: str, source: str = "Canal Post") -> list[Item]:
    publisher = add_publishers(names=[source])[source]
    return [Item(prepare(Sent(text.encode())), publisher) for text in texts]


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_articles() -> None:
    few, many = items_of("One.", "Two."), items_of(*(f"Text {number}." for number in range(200)))
    with CaptureQueriesContext(
        connection,
    ) as first:
        receive_articles(items=few, how="import")
    with CaptureQueriesContext(connection) as second:
        receive_articles(items=many, how="import")
    assert len(first) == len(second)
    assert Article.objects.count() == 202


@pytest.mark.django_db
def test_what_was_there_is_left_as_it_is_and_a_further_capture_is_named() -> None:
    (first,) = receive_articles(items=items_of("The canal.\n\nIt was closed."), how="import")
    same, other = receive_articles(
        items=items_of("The canal.\n\nIt was closed.", "The canal.\r\n\r\nIt was closed."), how="import"
    )
    assert same == Kept(first.article, created=False, capture=None)
    assert (other.article, other.created) == (first.article, False)
    assert Capture.objects.get(pk=other.capture).article_id == first.article


@pytest.mark.django_db
def test_one_that_the_database_refuses_leaves_nothing_of_the_others() -> None:
    items = items_of("One.", "Two.")
    items[1].prepared.article["url"] = "https://canal.example/" + "x" * 1000
    with pytest.raises(DataError):
        receive_articles(items=items, how="import")
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_publishers_are_added_once_and_found_by_name() -> None:
    known = add_source(name="Bridge Post", reliability="B")
    found = add_publishers(names=["Bridge Post", "Canal Post"])
    assert found == {"Bridge Post": known.pk, "Canal Post": Source.objects.get(name="Canal Post").pk}
    assert add_publishers(names=["Bridge Post", "Canal Post"]) == found


@pytest.mark.django_db(transaction=True)
def test_two_who_send_the_same_articles_at_once_make_them_once() -> None:
    items = items_of(*(f"Text {number}." for number in range(50)))
    together = Barrier(2)

    def send() -> list[Kept]:
        together.wait()
        try:
            return receive_articles(items=items, how="import")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one, other = [future.result() for future in [pool.submit(send) for _ in range(2)]]
    assert sorted([all(kept.created for kept in one), all(kept.created for kept in other)]) == [False, True]
    assert [kept.article for kept in one] == [kept.article for kept in other]
    assert Article.objects.count() == Capture.objects.count() == 50
