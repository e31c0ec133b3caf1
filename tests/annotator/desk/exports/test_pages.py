"""Tests for the pages on which lists are taken."""

import pytest
from django.test import Client

from annotator.desk.exports.lists import FILTERED, in_words, kept_query, rows_of_job
from annotator.desk.exports.tasks import write_queued_export
from annotator.exchange.exports.life import State
from annotator.exchange.exports.lists import LISTS
from annotator.exchange.exports.models import ExportJob
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

ARTICLES = "/desk/exports/new/articles/"
CHOICES = {"format": "csv", "profile": "redacted", "columns": ["title", "source"]}


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(make_user(role))
    return client


@pytest.fixture
def lead() -> Client:
    return signed_in("lead")


def take(client: Client, url: str = ARTICLES, **choices) -> ExportJob:
    answer = client.post(url, CHOICES | choices)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return ExportJob.objects.latest("pk")


def test_every_list_of_the_exchange_has_its_filters() -> None:
    assert set(FILTERED) == set(LISTS)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("/desk/", "/desk/exports/new/claims/"),
        ("/desk/", "/desk/exports/new/decisions/"),
        ("/desk/articles/", ARTICLES),
        ("/desk/incidents/", "/desk/exports/new/incidents/"),
        ("/desk/sources/", "/desk/exports/new/sources/"),
    ],
)
def test_each_list_has_a_link_for_those_who_may(page: str, address: str) -> None:
    make_claim()
    assert address in signed_in("lead").get(page).content.decode()
    assert address not in signed_in("analyst").get(page).content.decode()


@pytest.mark.parametrize("list_id", LISTS)
def test_the_form_says_what_would_be_taken(lead: Client, list_id: str) -> None:
    make_decided_claim()
    page = lead.get(f"/desk/exports/new/{list_id}/?status=all").content.decode()
    assert "1 row<" in page
    assert all(f'value="{column.name}"' in page for column in LISTS[list_id].columns)


def test_the_filters_go_along_in_words_and_choose_the_rows(lead: Client) -> None:
    make_claim(kind="killed")
    make_claim(kind="injured")
    job = take(lead, "/desk/exports/new/claims/?kind=injured&page=3", columns=["quote"])
    assert job.query == "kind=injured"
    assert job.said == "State: Awaiting review; Kind: Injured"
    assert [claim.kind for claim in rows_of_job(job)] == ["injured"]


@pytest.mark.parametrize("list_id", LISTS)
def test_without_filters_it_says_everything_or_what_waits(list_id: str, rf) -> None:
    query = rf.get("/").GET
    assert in_words(list_id, query, make_user()) in ("everything", "State: Awaiting review")
    assert kept_query(list_id, query, make_user()) == ""


def test_it_is_written_shown_and_taken_as_an_attachment(lead: Client) -> None:
    article = make_article()
    job = take(lead)
    assert 'hx-trigger="every 1s"' in lead.get(f"/desk/exports/{job.pk}/").content.decode()
    assert write_queued_export(job.pk) == State.DONE
    page = lead.get(f"/desk/exports/{job.pk}/").content.decode()
    assert "Download" in page
    assert "every 1s" not in page
    answer = lead.post(f"/desk/exports/{job.pk}/file/")
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert article.title in b"".join(answer.streaming_content).decode()
    assert job.downloads.count() == 1
    assert "Taken by" in lead.get(f"/desk/exports/{job.pk}/").content.decode()


def test_the_progress_alone_answers_htmx(lead: Client) -> None:
    job = take(lead)
    answer = lead.get(f"/desk/exports/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert answer.strip().startswith('<section id="export-progress"')


def test_there_is_no_file_before_it_is_written(lead: Client) -> None:
    job = take(lead)
    assert lead.post(f"/desk/exports/{job.pk}/file/").status_code == 302
    assert not job.downloads.exists()


def test_a_publisher_is_not_offered_every_name_and_does_not_get_it() -> None:
    publisher = signed_in("publisher")
    assert 'value="full"' not in publisher.get(ARTICLES).content.decode()
    assert publisher.post(ARTICLES, CHOICES | {"profile": "full"}).status_code == 422
    assert not ExportJob.objects.exists()


@pytest.mark.parametrize("missing", CHOICES)
def test_each_choice_has_to_be_made(lead: Client, missing: str) -> None:
    assert lead.post(ARTICLES, {key: value for key, value in CHOICES.items() if key != missing}).status_code == 422


def test_an_analyst_takes_nothing() -> None:
    analyst, job = signed_in("analyst"), take(signed_in("lead"))
    for url in (ARTICLES, "/desk/exports/", f"/desk/exports/{job.pk}/"):
        assert analyst.get(url).status_code == 403
    for act in ("file", "cancel", "again"):
        assert analyst.post(f"/desk/exports/{job.pk}/{act}/").status_code == 403


def test_a_publisher_sees_only_what_they_took_and_a_lead_everything() -> None:
    publisher, lead = signed_in("publisher"), signed_in("lead")
    theirs, ours = take(publisher), take(lead)
    assert list(publisher.get("/desk/exports/").context["page"]) == [theirs]
    assert list(lead.get("/desk/exports/").context["page"]) == [ours, theirs]
    assert publisher.get(f"/desk/exports/{ours.pk}/").status_code == 404
    assert publisher.post(f"/desk/exports/{ours.pk}/file/").status_code == 404


@pytest.mark.parametrize("act", ["file", "cancel", "again"])
def test_acts_are_posted(lead: Client, act: str) -> None:
    assert lead.get(f"/desk/exports/{take(lead).pk}/{act}/").status_code == 405


def test_cancelling_works_once(lead: Client) -> None:
    job = take(lead)
    for _ in range(2):
        lead.post(f"/desk/exports/{job.pk}/cancel/")
    job.refresh_from_db()
    assert job.state == State.CANCELLED
    assert write_queued_export(job.pk) == State.CANCELLED


def test_an_export_under_way_is_not_begun_again(lead: Client) -> None:
    job = take(lead)
    lead.post(f"/desk/exports/{job.pk}/again/")
    assert "wait until it is written" in lead.get(f"/desk/exports/{job.pk}/").content.decode()


def test_an_unknown_list_is_not_found(lead: Client) -> None:
    assert lead.get("/desk/exports/new/passwords/").status_code == 404


def test_nothing_taken_yet_says_where_to_begin(lead: Client) -> None:
    assert "Nothing was taken yet" in lead.get("/desk/exports/").content.decode()
