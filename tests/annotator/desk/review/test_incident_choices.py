"""The incidents that a claim may join: part of a page that is loaded, asked for by one that comes with an answer."""

import re

import pytest

from tests.annotator.desk.review.making import HTMX, address, make_three
from tests.factories import make_decided_claim

pytestmark = pytest.mark.django_db


def offered(html: str) -> list[str]:
    """Return the incidents that may be joined, as options."""
    return re.findall(r'<option value="\d+">Join: [^<]*</option>', html)


def test_an_answer_comes_without_them_and_the_page_asks_for_what_a_loaded_one_has(desk, analyst):
    elsewhere = make_decided_claim().link.incident
    _, (killed, injured, _) = make_three()
    answer = desk.post(address("decide_claim", killed), {"seen": 1, "outcome": "confirm"}, headers=HTMX)
    asks = address("incident_choices", injured)
    assert offered(answer.content.decode()) == []
    assert f'hx-get="{asks}" hx-trigger="load"' in answer.content.decode()
    page = desk.get(address("claim", injured)).content.decode()
    assert asks not in page
    assert offered(desk.get(asks, headers=HTMX).content.decode()) == offered(page)
    assert f'<option value="{elsewhere.pk}">Join: {elsewhere}</option>' in offered(page)


def test_an_incident_that_was_chosen_stays_on_offer_when_an_answer_is_refused(desk):
    elsewhere = make_decided_claim().link.incident
    _, (killed, *_) = make_three()
    sent = {"seen": 1, "outcome": "hold", "as_read": "4", "number": "4", "incident": elsewhere.pk}
    page = desk.post(address("decide_claim", killed), sent, headers=HTMX).content.decode()
    assert f'<option value="{elsewhere.pk}" selected>Join: {elsewhere}</option>' in page


def test_it_refuses_to_be_posted_and_asks_who_it_is(desk, visitor, client):
    _, (killed, *_) = make_three()
    there = address("incident_choices", killed)
    assert desk.post(there).status_code == 405
    assert visitor.get(there).status_code == 200
    assert client.get(there).status_code == 302
    assert desk.get(there.replace(str(killed.pk), "999999")).status_code == 404
    assert desk.get(there.replace(str(killed.pk), str(10**30))).status_code == 404
