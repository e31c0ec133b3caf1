"""Where the second reading stands, on the claim's page and on the incident's."""

import pytest
from django.urls import reverse

from annotator.incidents.disputes.actions import settle_dispute
from annotator.incidents.disputes.ruling import Choice
from tests.annotator.review.second.making import make_answered, make_wanted
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db
FIVE = {"min": 5, "best": 5, "max": 5}


def claim_page(browser, claim):
    return browser.get(reverse("claim", args=[claim.pk])).content.decode()


def test_until_somebody_reads_it_the_claim_is_provisional(desk):
    page = claim_page(desk, make_wanted().claim)
    assert "provisional" in page
    assert "A second person has still to read it." in page


def test_agreed_it_says_who_read_it(desk):
    answer = make_answered()
    page = claim_page(desk, answer.reading.claim)
    assert "Read by two" in page
    assert f"second reader {answer.reader}" in page
    assert "provisional" not in page


def test_a_dispute_waits_for_a_lead_and_leads_there(desk, lead):
    reading = make_answered(**FIVE).reading
    assert "Two people read it differently" in claim_page(desk, reading.claim)
    assert reverse("dispute", args=[reading.pk]) in claim_page(lead, reading.claim)


def test_settled_it_says_why(desk):
    reading = make_answered(**FIVE).reading
    choices = {"number": Choice("second")}
    settle_dispute(reading=reading, actor=make_user("lead"), choices=choices, reason="five, says the list")
    assert "five, says the list" in claim_page(desk, reading.claim)


def test_what_was_agreed_on_an_earlier_version_says_nothing_of_this_one(desk):
    claim = make_answered(make_wanted()).reading.claim
    changed = make_decided_claim("correct", claim=claim, changes={"kind": "injured"}, note="wounded, not killed")
    assert "Read by two" not in claim_page(desk, changed)


def test_a_claim_that_nobody_has_to_read_again_says_nothing(desk):
    page = claim_page(desk, make_decided_claim(kind="injured"))
    assert "provisional" not in page
    assert "Read by two" not in page


def test_the_incident_says_that_its_figure_is_provisional(desk):
    reading = make_wanted()
    page = desk.get(reverse("incident", args=[reading.claim.link.incident_id])).content.decode()
    assert "second reading missing" in page
    make_answered(reading)
    page = desk.get(reverse("incident", args=[reading.claim.link.incident_id])).content.decode()
    assert "second reading missing" not in page
