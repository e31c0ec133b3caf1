"""The publishers' pages: for publishers only, what a draft shows, and publishing once."""

import re
from html import unescape

import pytest
from django.test import Client

from reports.actions import publish_edition
from reports.models import Edition
from tests.factories import make_article, make_claim, make_decided_claim, make_user
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
DESK, DRAFT = "/desk/editions/", "/desk/editions/new/"
DAYS = {"start": START.isoformat(), "end": END.isoformat()}


def text_of(response) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def as_(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(publisher) -> Client:
    return as_(publisher)


def seen_by(client) -> str:
    body = client.get(DRAFT, DAYS).content.decode()
    return re.search(r'name="seen" value="([0-9a-f]{64})"', body)[1]


def post(client, **values):
    return client.post(DRAFT, {"title": "A month", "note": "", **DAYS, "seen": seen_by(client)} | values)


@pytest.mark.parametrize("url", [DESK, DRAFT])
def test_a_visitor_is_asked_to_sign_in(client, url):
    assert client.get(url).headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("role", ["analyst", "lead", "data_manager"])
@pytest.mark.parametrize("url", [DESK, DRAFT])
def test_whoever_may_not_publish_is_refused(url, role):
    assert as_(make_user(role)).get(url).status_code == 403


def test_an_analyst_cannot_publish_by_posting(example):
    assert as_(make_user("analyst")).post(DRAFT, {"title": "x", **DAYS}).status_code == 403
    assert not Edition.objects.exists()


def test_the_desk_says_that_nothing_is_published_yet(desk):
    assert "Nothing is published yet" in text_of(desk.get(DESK))


def test_the_form_is_filled_with_the_newest_window(desk, example):
    body = desk.get(DESK).content.decode()
    assert 'value="2021-12-23"' in body
    assert 'value="2022-01-23"' in body
    assert "This day belongs to the next window." in body


def test_the_desk_lists_the_editions(desk, edition):
    said = text_of(desk.get(DESK))
    assert edition.title in said
    assert "current" in said


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "This field is required"),
        ({"start": "2022-01-23", "end": "2021-12-23"}, "The window has to end after it begins"),
        ({"start": "2022-01-23", "end": "2022-01-23"}, "The window has to end after it begins"),
        ({"start": "0001-01-01", "end": "9999-12-31"}, "most likely a slip"),
        ({"start": "tomorrow", "end": "2022-01-01"}, "Enter a valid date"),
    ],
)
def test_a_window_that_makes_no_sense_is_explained(desk, values, words):
    for response in (desk.get(DRAFT, values), desk.post(DRAFT, {"title": "x", **values})):
        assert response.status_code == 400
        assert words in text_of(response)


def test_the_draft_shows_the_figures_and_stores_nothing(desk, example):
    said = text_of(desk.get(DRAFT, DAYS))
    assert "Draft of edition 1" in said
    assert "24–26" in said
    assert "2 held, the reason shown to readers" in said
    assert "Every claim is reviewed" in said
    assert "Not counted, and why: 9 claims" in said
    assert not Edition.objects.exists()


def test_the_draft_counts_what_is_not_reviewed_yet(desk, example):
    make_claim()
    assert "1 claim not reviewed yet" in text_of(desk.get(DRAFT, DAYS))


def test_the_draft_stands_beside_the_edition_it_would_replace(desk, edition):
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    said = text_of(desk.get(DRAFT, DAYS))
    assert "Beside edition 1, which it would replace" in said
    assert "24–26, one source, provisional 28–30" in said


def test_the_draft_warns_of_an_edition_that_shares_some_days(desk, edition):
    assert "Shares days with edition 1" in text_of(desk.get(DRAFT, DAYS | {"end": "2022-02-01"}))


def test_a_draft_of_empty_days_cannot_be_published(desk):
    response = desk.get(DRAFT, DAYS)
    assert "No reviewed claim of these days counts yet" in text_of(response)
    assert re.search(r'type="submit" disabled', response.content.decode())
    assert post(desk).status_code == 409


def test_publishing_makes_an_edition_and_says_so(desk, example, publisher):
    response = post(desk, note="First of its kind.")
    assert response.headers["Location"] == DESK
    edition = Edition.objects.get()
    assert (edition.title, edition.note, edition.published_by) == ("A month", "First of its kind.", publisher.username)
    assert "Edition 1 is published." in text_of(desk.get(DESK))


def test_publishing_twice_does_nothing_the_second_time(desk, example):
    seen = seen_by(desk)
    assert post(desk, seen=seen).status_code == 302
    again = post(desk, seen=seen)
    assert again.status_code == 409
    assert "Nothing has changed since edition 1; there is nothing to publish." in text_of(again)
    assert Edition.objects.count() == 1


def test_publishing_what_has_changed_unseen_is_refused(desk, example):
    seen = seen_by(desk)
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    response = post(desk, seen=seen)
    assert response.status_code == 409
    assert "changed since you looked" in text_of(response)
    assert not Edition.objects.exists()
    assert post(desk, seen=re.search(r'name="seen" value="(\w+)"', response.content.decode())[1]).status_code == 302


def test_an_edition_needs_a_title(desk, example):
    response = post(desk, title=" ")
    assert response.status_code == 422
    assert "This field is required" in text_of(response)
    assert not Edition.objects.exists()


def test_a_title_is_proposed_from_the_edition_before(desk, edition):
    assert f'value="{edition.title}"' in desk.get(DRAFT, DAYS).content.decode()


def test_deleting_or_putting_is_refused(desk):
    assert desk.delete(DRAFT).status_code == desk.put(DRAFT).status_code == 405
    assert desk.post(DESK).status_code == 405


def test_a_draft_asks_a_steady_number_of_questions(desk, edition, publisher, django_assert_max_num_queries):
    for number in range(6):
        make_decided_claim(article=make_article(f"Number {number}. Four fighters were killed."))
    publish_edition(title="Many", start=START, end=END, publisher=publisher)
    with django_assert_max_num_queries(25):
        desk.get(DRAFT, DAYS)
