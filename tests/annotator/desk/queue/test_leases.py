"""Who has a claim open: shown, kept by an act of theirs, given back, taken over by a lead who says why."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotator.review.actions import open_claim
from annotator.review.models import Decision, Lease
from annotator.review.notes.models import Notification
from annotator.review.queue.models import Takeover
from tests.annotator.desk.review.making import HTMX, address
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db


def expire():
    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))


def test_it_shows_the_minutes_that_are_left_and_looking_renews_nothing(desk, analyst, settings):
    claim = make_claim()
    until = open_claim(claim=claim, user=analyst).until
    for _ in range(2):
        page = desk.get(address("claim_lease", claim), headers=HTMX).content.decode()
        assert f"{settings.LEASE_MINUTES} min" in page
        desk.get(address("claim", claim))
    assert Lease.objects.get().until == until


def test_a_claim_is_kept_for_longer_by_an_act_of_its_holder(desk, analyst):
    claim = make_claim()
    until = open_claim(claim=claim, user=analyst).until
    assert desk.post(address("claim_lease", claim), headers=HTMX).status_code == 200
    assert Lease.objects.get().until > until
    assert desk.post(address("claim_lease", claim)).url == address("claim", claim)


def test_what_ran_out_is_taken_again_while_it_is_free(desk, analyst):
    claim = make_claim()
    open_claim(claim=claim, user=analyst)
    expire()
    assert "The time ran out" in desk.get(address("claim_lease", claim), headers=HTMX).content.decode()
    desk.post(address("claim_lease", claim), headers=HTMX)
    assert Lease.objects.get().is_running


def test_what_ran_out_and_somebody_else_took_is_theirs(desk, analyst):
    claim = make_claim()
    open_claim(claim=claim, user=analyst)
    expire()
    open_claim(claim=claim, user=make_user(name="basim"))
    assert "basim has this claim open until" in desk.get(address("claim_lease", claim), headers=HTMX).content.decode()
    response = desk.post(address("claim_lease", claim), headers=HTMX)
    assert response.status_code == 409
    assert "basim has this claim open until" in response.content.decode()
    response = desk.post(address("decide_claim", claim), {"outcome": "confirm", "seen": 1}, headers=HTMX)
    assert response.status_code == 409
    assert not Decision.objects.exists()


def test_a_claim_is_given_back(desk, analyst):
    claim = make_claim()
    open_claim(claim=claim, user=analyst)
    assert desk.post(address("claim_lease", claim), {"give_back": "1"}).url == "/desk/"
    assert not Lease.objects.exists()


def test_the_lease_refuses_the_stranger_and_a_colleague(desk, visitor):
    claim = make_claim()
    open_claim(claim=claim, user=make_user())
    assert visitor.post(address("claim_lease", claim), {"give_back": "1"}).status_code == 403
    desk.post(address("claim_lease", claim), {"give_back": "1"})
    assert Lease.objects.count() == 1


def test_a_lead_takes_a_claim_over_and_the_holder_reads_why(desk, analyst):
    claim, lead = make_claim(), make_user("lead", name="lina")
    open_claim(claim=claim, user=analyst)
    signed_in(lead).post(address("take_over_claim", claim), {"reason": "The edition closes at noon."}, headers=HTMX)
    assert Lease.objects.get().holder == lead
    assert Takeover.objects.get().holder == analyst
    assert Notification.objects.get(person=analyst).by == lead
    response = desk.post(address("decide_claim", claim), {"outcome": "confirm", "seen": 1}, headers=HTMX)
    assert response.status_code == 409
    assert "lina took this claim over at " in response.content.decode()
    assert "The edition closes at noon." in response.content.decode()


def test_taking_over_needs_a_reason_a_holder_and_a_lead(desk, analyst):
    claim, lead = make_claim(), signed_in(make_user("lead"))
    there = address("take_over_claim", claim)
    assert lead.post(there, {"reason": "because"}, headers=HTMX).status_code == 409
    open_claim(claim=claim, user=analyst)
    assert lead.post(there, {"reason": " "}, headers=HTMX).status_code == 403
    assert desk.post(there, {"reason": "because"}).status_code == 403
    assert lead.get(there).status_code == 405
    assert Lease.objects.get().holder == analyst
    lead.post(there, {"reason": "because"})
    lead.post(there, {"reason": "because"})
    assert Takeover.objects.count() == 1
