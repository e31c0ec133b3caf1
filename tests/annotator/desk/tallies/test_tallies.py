"""The page of tallies: any days by any dimension, from kept totals alone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.claims.names.actions import PlaceRow, store_places
from annotator.desk.tallies.forms import ROWS
from annotator.extraction import Place
from annotator.incidents.actions import Placement
from annotator.incidents.totals.actions import drain_all
from annotator.incidents.totals.models import Total
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user())
    return client


def linked(number: int = 4, **values):
    return make_decided_claim(placement=Placement(new=True), **dict.fromkeys(("min", "best", "max"), number), **values)


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_it_shows_what_has_just_been_confirmed(desk):
    linked(4)
    page = text(desk.get(reverse("tallies")))
    assert "Killed, combatants" in page
    assert ">4</td>" in page
    assert "one source, provisional" in page


def test_ranges_and_open_ends_are_words_and_never_bare_numbers(desk):
    linked(4)
    make_decided_claim(placement=Placement(new=True), min=2, best=None, max=None, hedge="several")
    make_decided_claim(placement=Placement(new=True), min=12, best=12, max=None, hedge="at_least")
    page = text(desk.get(reverse("tallies")))
    assert "at least 16" in page
    assert "plus 1 incident with unquantified killed" in page


def test_units_and_statuses_are_never_added(desk):
    linked(4)
    linked(2, victim_status="civilian")
    linked(1, kind="airstrike", unit="event", victim_status="not_applicable")
    page = text(desk.get(reverse("tallies")))
    for label in ("Killed, combatants", "Killed, civilians", "Air strike"):
        assert label in page
    assert ">6</td>" not in page


def test_an_empty_tally_says_that_silence_is_not_zero(desk):
    assert "Silence is not zero" in text(desk.get(reverse("tallies")))


def test_days_are_asked_for_and_both_belong_to_it(desk):
    linked(4)
    for query, shown in (("first=2022-01-17&last=2022-01-17", True), ("first=2022-01-18", False)):
        assert ("Killed, combatants" in text(desk.get(f"{reverse('tallies')}?{query}"))) is shown


def test_it_groups_by_governorate_and_keeps_places_that_are_not_said(desk):
    store_places([PlaceRow("Thawrah", "settlement", "SY", "test", "2", admin1="Raqqa", admin2="Tabqa")])
    linked(4, places=(Place("Thawrah", "event", 0, 4, 1),))
    linked(5)
    linked(6, places=(Place("Nowhere", "event", 0, 4, 1),))
    page = text(desk.get(f"{reverse('tallies')}?by=admin1"))
    assert page.index("Raqqa") < page.index("Place named, governorate not known") < page.index("Place not said")


def test_a_month_may_begin_on_the_23rd(desk):
    linked(4, date_start=date(2021, 12, 24), date_end=date(2021, 12, 24))
    linked(5)
    page = text(desk.get(f"{reverse('tallies')}?by=window&first=2021-12-23&last=2022-01-22"))
    assert "23 Dec 2021 and a month" in page
    assert ">9</td>" in page
    by_month = text(desk.get(f"{reverse('tallies')}?by=month"))
    assert by_month.index("December 2021") < by_month.index("January 2022")


@pytest.mark.parametrize("by", [value for value, _ in ROWS])
def test_every_dimension_answers_in_few_queries_and_reads_totals_only(desk, by):
    linked(4)
    drain_all()
    with CaptureQueriesContext(connection) as taken:
        assert desk.get(f"{reverse('tallies')}?by={by}&first=2022-01-01&last=2022-01-31").status_code == 200
    assert len(taken) <= 8
    assert not [query for query in taken if 'FROM "annotator_claim"' in query["sql"]]


def test_what_makes_no_sense_is_not_asked(desk):
    linked(4)
    assert "Killed, combatants" in text(desk.get(f"{reverse('tallies')}?by=nonsense&first=yesterday&column=%00"))


def test_allegations_are_in_their_own_column(desk):
    linked(9, modality="alleged")
    assert "Killed, combatants" not in text(desk.get(reverse("tallies")))
    assert "Killed, combatants" in text(desk.get(f"{reverse('tallies')}?column=alleged"))


def test_htmx_gets_the_table_alone(desk):
    linked(4)
    page = text(desk.get(reverse("tallies"), headers={"HX-Request": "true"}))
    assert page.startswith('<div id="tally"')


def test_a_figure_leads_to_its_incidents(desk):
    claim = linked(4)
    page = text(desk.get(f"{reverse('tallies')}?by=month"))
    query = page.split(f"{reverse('tallied_incidents')}?")[1].split('"')[0].replace("&amp;", "&")
    behind = text(desk.get(f"{reverse('tallied_incidents')}?{query}"))
    assert reverse("incident", args=[claim.link.incident_id]) in behind
    assert "January 2022" in behind


@pytest.mark.parametrize("by", [value for value, _ in ROWS])
def test_every_link_to_incidents_finds_them(desk, by):
    claim = linked(4)
    page = text(desk.get(f"{reverse('tallies')}?by={by}&first=2022-01-02"))
    query = page.split(f"{reverse('tallied_incidents')}?")[1].split('"')[0].replace("&amp;", "&")
    behind = text(desk.get(f"{reverse('tallied_incidents')}?{query}"))
    assert reverse("incident", args=[claim.link.incident_id]) in behind


@pytest.mark.parametrize("query", ["", "measure=killed", "measure=a/b/c/d&by=month&value=soon"])
def test_an_address_that_names_no_figure_is_not_found(desk, query):
    assert desk.get(f"{reverse('tallied_incidents')}?{query}").status_code == 404


def test_more_changes_than_are_counted_at_once_are_said_to_wait(desk, monkeypatch):
    monkeypatch.setattr("annotator.desk.tallies.page.AT_ONCE", 1)
    linked(4)
    linked(5)
    assert "still being counted" in text(desk.get(reverse("tallies")))
    while Total.objects.count() < 2:
        desk.get(reverse("tallies"))


def test_strangers_sign_in_first_and_nobody_posts(client, desk):
    assert desk.post(reverse("tallies")).status_code == 405
    client.logout()
    assert client.get(reverse("tallies")).status_code == 302
    assert client.get(reverse("tallied_incidents")).status_code == 302
