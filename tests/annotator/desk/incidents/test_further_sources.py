"""Tests for searching claims that may be a further source."""

from datetime import date

import pytest
from django.test import Client

from annotator.incidents.models import Incident
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident() -> Incident:
    return make_decided_claim().link.incident


def find(client: Client, incident: Incident, **query: str) -> list[int]:
    response = client.get(f"/desk/incidents/{incident.pk}/claims/", query)
    return [form.claim.pk for form, _ in response.context["found"]]


def test_it_finds_by_words_kind_and_days(analyst: Client, incident: Incident) -> None:
    far = date(2021, 5, 1)
    other = make_decided_claim(actor=None, target="Canal guards", kind="injured", date_start=far, date_end=far)
    make_decided_claim(target="fighters")
    assert find(analyst, incident, q="canal GUARDS") == [other.pk]
    assert find(analyst, incident, kind="injured") == [other.pk]
    assert find(analyst, incident, first="2021-04-30", last="2021-05-02") == [other.pk]
    assert find(analyst, incident, last="2021-05-02") == [other.pk]
    assert find(analyst, incident, q="canal", kind="killed") == []


def test_it_leaves_out_what_is_in_the_incident_already(analyst: Client, incident: Incident) -> None:
    assert find(analyst, incident, kind="killed") == []


def test_it_leaves_out_what_nobody_has_accepted(analyst: Client, incident: Incident) -> None:
    make_claim()
    make_decided_claim("reject")
    make_decided_claim("hold")
    assert find(analyst, incident, kind="killed") == []


def test_it_says_where_a_claim_is_now(analyst: Client, incident: Incident) -> None:
    other = make_decided_claim()
    page = analyst.get(f"/desk/incidents/{incident.pk}/claims/", {"kind": "killed"}).content.decode()
    assert f'href="/desk/incidents/{other.link.incident_id}/"' in page
    assert "<html" not in page
    assert page.lstrip().startswith('<section id="further"')


def test_the_same_search_works_on_the_page_itself(analyst: Client, incident: Incident) -> None:
    other = make_decided_claim()
    response = analyst.get(f"/desk/incidents/{incident.pk}/", {"kind": "killed"})
    assert [form.claim for form, _ in response.context["found"]] == [other]
    assert "1 accepted claim found" in response.content.decode()


def test_a_day_that_is_none_is_said_beside_its_field(analyst: Client, incident: Incident) -> None:
    page = analyst.get(f"/desk/incidents/{incident.pk}/claims/", {"first": "soon"}).content.decode()
    assert "valid date" in page


def test_it_refuses_who_may_not_link(client: Client, incident: Incident) -> None:
    client.force_login(make_user("publisher"))
    assert client.get(f"/desk/incidents/{incident.pk}/claims/").status_code == 403


def test_it_refuses_post(analyst: Client, incident: Incident) -> None:
    assert analyst.post(f"/desk/incidents/{incident.pk}/claims/").status_code == 405
