"""Tests for taking texts in, once each, and for the dates that people give."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from annotator.sources.actions import Received, Window, add_source, confirm_dates, receive_article
from annotator.sources.models import Article, Capture, DateBasis, Source
from annotator.sources.reading import UnreadableSource
from annotator.sources.rules import BadDates
from tests.annotator.sources.corpus import WORKED_EXAMPLE, needs_corpus
from tests.factories import make_article, make_source, make_user

TEXT = b"Canal closed\n\nThe canal was closed on Monday. Nobody was hurt."
WINDOW = Window(date(2022, 1, 1), date(2022, 2, 1))


def receive(data: bytes = TEXT, source: Source | None = None, **details: object) -> Received:
    return receive_article(data=data, source=source or add_source(name="Canal Post"), how="upload", **details)


@pytest.mark.django_db
def test_the_bytes_are_kept_with_their_sum_beside_the_normal_text() -> None:
    user = make_user()
    data = TEXT.replace(b"\n", b"\r\n")
    article = receive(data, filename="canal.txt", user=user).article
    capture = article.captures.get()
    assert bytes(capture.content) == data
    assert capture.sha256 == hashlib.sha256(data).hexdigest()
    assert (capture.size, capture.filename, capture.received_by) == (len(data), "canal.txt", user)
    assert article.text == TEXT.decode()
    assert article.text_sha256 == hashlib.sha256(TEXT).hexdigest()
    assert (article.title, article.created_by) == ("Canal closed", user)


@pytest.mark.django_db
def test_the_same_bytes_twice_make_one_article_and_say_so() -> None:
    first, second = receive(), receive()
    assert (first.created, second.created) == (True, False)
    assert first.article == second.article
    assert (Article.objects.count(), Capture.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_the_same_bytes_under_another_publisher_are_still_the_same_article() -> None:
    first = receive()
    assert receive(source=make_source()) == Received(first.article, created=False)


@pytest.mark.django_db
def test_the_same_text_in_other_bytes_is_a_further_capture_of_one_article() -> None:
    first, second = receive(), receive(TEXT.replace(b"\n", b"\r\n"))
    assert (second.article, second.created) == (first.article, False)
    assert first.article.captures.count() == 2


@pytest.mark.django_db
def test_the_same_text_by_another_publisher_in_other_bytes_is_an_article_of_its_own() -> None:
    first, second = receive(), receive(TEXT + b"\n", source=make_source())
    assert second.created
    assert first.article != second.article


@pytest.mark.django_db
@pytest.mark.parametrize("data", [b"", b" \n ", b"\x89PNG\r\n\x1a\n...", b"%PDF-1.4 broken"])
def test_what_cannot_be_read_leaves_nothing_behind(data: bytes) -> None:
    source = make_source()
    with pytest.raises(UnreadableSource, match=r"canal\.bin"):
        receive(data, source=source, filename="canal.bin")
    assert not Article.objects.exists()
    assert not Capture.objects.exists()


@pytest.mark.django_db
def test_dates_that_a_person_states_are_theirs_and_ask_nothing() -> None:
    article = receive(published=date(2022, 2, 3), window=WINDOW).article
    assert (article.published, article.published_basis) == (date(2022, 2, 3), DateBasis.ASKED)
    assert (article.window_start, article.window_end, article.window_basis) == (*(WINDOW.start, WINDOW.end), "asked")
    assert article.dating_question == ""


@pytest.mark.django_db
def test_a_date_in_the_files_name_is_taken_with_that_basis_and_asked() -> None:
    article = receive(filename="2022-02-03-canal.txt").article
    assert (article.published, article.published_basis) == (date(2022, 2, 3), DateBasis.FILENAME)
    assert article.dating_question


@pytest.mark.django_db
def test_dates_that_nobody_knows_stay_unknown_and_are_asked() -> None:
    article = receive().article
    assert (article.published, article.window_start) == (None, None)
    assert (article.published_basis, article.window_basis) == ("unknown", "unknown")
    assert article.dating_question


@pytest.mark.django_db
@pytest.mark.corpus
@needs_corpus
def test_the_worked_example_gets_its_window_from_its_series_and_is_asked_about() -> None:
    article = receive(WORKED_EXAMPLE.read_bytes(), filename=WORKED_EXAMPLE.name).article
    assert (article.window_start, article.window_end) == (date(2021, 12, 23), date(2022, 1, 23))
    assert (article.window_basis, article.series_ordinal) == (DateBasis.SERIES, 88)
    assert (article.published, article.published_basis) == (None, DateBasis.UNKNOWN)
    assert article.dating_question


@pytest.mark.django_db
def test_confirmed_dates_keep_their_basis_and_ask_no_more() -> None:
    article = receive(filename="2022-02-03-canal.txt").article
    confirm_dates(article=article, published=article.published, window=None, user=make_user())
    article.refresh_from_db()
    assert (article.published_basis, article.dating_question) == (DateBasis.FILENAME, "")


@pytest.mark.django_db
def test_changed_dates_rest_on_the_word_of_the_person() -> None:
    article = receive(filename="2022-02-03-canal.txt").article
    confirm_dates(article=article, published=date(2022, 2, 4), window=WINDOW, user=make_user())
    article.refresh_from_db()
    assert (article.published, article.published_basis) == (date(2022, 2, 4), DateBasis.ASKED)
    assert (article.window_start, article.window_basis) == (WINDOW.start, DateBasis.ASKED)


@pytest.mark.django_db
def test_dates_taken_away_are_unknown_again() -> None:
    article = make_article(published=date(2022, 2, 3))
    confirm_dates(article=article, published=None, window=None, user=make_user())
    article.refresh_from_db()
    assert (article.published_basis, article.window_basis) == (DateBasis.UNKNOWN, DateBasis.UNKNOWN)


@pytest.mark.django_db
def test_a_window_that_ends_before_it_starts_changes_nothing() -> None:
    article = make_article()
    with pytest.raises(BadDates, match="not after its start"):
        confirm_dates(article=article, published=None, window=Window(WINDOW.end, WINDOW.start), user=None)
    article.refresh_from_db()
    assert article.window_start == WINDOW.start


@pytest.mark.django_db
def test_a_publisher_is_added_once() -> None:
    assert add_source(name=" Canal Post ") == add_source(name="Canal Post")


@pytest.mark.django_db
def test_what_is_known_of_a_publisher_stays_when_it_is_named_again() -> None:
    add_source(name="Canal Post", reliability="B")
    assert add_source(name="Canal Post", reliability="E").reliability == "B"


@pytest.mark.django_db(transaction=True)
def test_two_people_who_send_the_same_bytes_at_once_get_one_article() -> None:
    source = make_source()
    together = Barrier(2)

    def send() -> Received:
        together.wait()
        try:
            return receive(source=source)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(send) for _ in range(2)]
        received = [future.result() for future in futures]
    assert sorted(one.created for one in received) == [False, True]
    assert received[0].article == received[1].article
    assert (Article.objects.count(), Capture.objects.count()) == (1, 1)
