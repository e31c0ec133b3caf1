"""Public pages kept in memory: made once, the same for everybody, made anew as soon as something public is added."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import RequestFactory
from django.utils import timezone

from reports.actions import publish_edition
from reports.corrections.actions import clarify
from reports.corrections.contests import receive_ticket
from reports.corrections.models import Ticket
from reports.remembering import tag_of
from tests.factories import make_article, make_decided_claim, make_source
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
PAGES = ["/", "/method/", "/editions/1/", "/editions/1/figures/1/", "/editions/1/incidents/", "/editions/1/sources/"]
WORDS = "Our own list of that day has nine names."


def test_a_page_is_made_once_and_then_taken_from_memory(visitor, edition, django_assert_num_queries):
    for url in PAGES:
        first = visitor.get(url)
        with django_assert_num_queries(1):
            again = visitor.get(url)
        assert (again.content, again.headers["ETag"]) == (first.content, first.headers["ETag"])


def test_a_page_may_be_kept_by_anybody(visitor, edition):
    for url in PAGES:
        response = visitor.get(url)
        assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "Vary" not in response.headers
        assert not response.cookies


def test_who_has_the_page_is_told_so_by_one_question(visitor, edition, django_assert_num_queries):
    tag = visitor.get("/editions/1/figures/1/").headers["ETag"]
    with django_assert_num_queries(1):
        again = visitor.get("/editions/1/figures/1/", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag


def test_a_newer_edition_puts_its_banner_on_a_page_in_memory(visitor, edition, publisher):
    before = visitor.get("/editions/1/figures/1/")
    make_decided_claim(article=make_article("On 17 January Four fighters were killed.", make_source("Second Watch")))
    publish_edition(title="Again", start=START, end=END, publisher=publisher)
    after = visitor.get("/editions/1/figures/1/", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "A newer edition replaces this one" in after.content.decode()


def test_a_clarification_shows_on_a_page_in_memory(visitor, edition, publisher):
    visitor.get("/editions/1/")
    clarify(edition=edition, user=publisher, words="Rockets are counted one by one.")
    assert "Rockets are counted one by one." in visitor.get("/editions/1/").content.decode()


def test_an_outcome_shows_that_became_public_after_a_later_one(edition):
    later, earlier = (receive_ticket(figure=figure, words=WORDS, address="a") for figure in edition.figures.all()[:2])
    for ticket, at in ((later, timezone.now()), (earlier, timezone.now() - timedelta(seconds=1))):
        answer = {"state": "declined", "question": "Whether it is so.", "answer": f"It is, says {ticket.pk}."}
        before = tag_of(RequestFactory().get("/"))
        Ticket.objects.filter(pk=ticket.pk).update(answered_at=at, **answer)
        assert tag_of(RequestFactory().get("/")) != before


def test_one_address_is_not_answered_with_the_page_of_another_host(visitor, edition, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in settings.ALLOWED_HOSTS:
        assert (
            f'href="http://{host}/editions/1/"' in visitor.get("/editions/1/", headers={"host": host}).content.decode()
        )


def test_what_is_not_there_is_not_kept(visitor, db):
    caches["pages"].clear()
    response = visitor.get("/editions/7/")
    assert response.status_code == 404
    assert "ETag" not in response.headers
    assert visitor.get("/editions/7/", headers={"If-None-Match": "*"}).status_code == 404


def test_addresses_with_questions_do_not_fill_the_memory(visitor, edition):
    caches["pages"].clear()
    for number in range(5):
        visitor.get(f"/?number={number}")
    assert not caches["pages"]._cache


def test_somebody_who_is_signed_in_reads_the_same(visitor, edition, publisher):
    public = visitor.get("/editions/1/figures/1/").content
    visitor.force_login(publisher)
    assert visitor.get("/editions/1/figures/1/").content == public
