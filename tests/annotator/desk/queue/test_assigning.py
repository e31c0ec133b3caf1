"""Leads give claims to people; nobody else is handed them."""

import pytest

from annotator.claims.models import Claim
from tests.annotator.desk.review.making import make_three
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(db):
    return signed_in(make_user("lead"))


def assigned():
    return {claim.kind: claim.assigned_to and claim.assigned_to.username for claim in Claim.objects.all()}


def test_what_the_filters_found_is_assigned_and_given_back(lead):
    make_user(name="amal")
    make_three()
    lead.post("/desk/assign/?kind=killed", {"person": "amal"})
    assert assigned() == {"killed": "amal", "injured": None, "arrested": None}
    page = lead.post("/desk/assign/?kind=killed", {"person": "amal"}, follow=True).content.decode()
    assert "0 claims assigned to amal." in page
    lead.post("/desk/assign/", {"person": ""})
    assert set(assigned().values()) == {None}


def test_decided_claims_are_left_alone(lead):
    make_user(name="amal")
    make_decided_claim()
    lead.post("/desk/assign/?status=all", {"person": "amal"})
    assert assigned() == {"killed": None}


def test_only_those_who_decide_claims_are_given_some(lead):
    make_three()
    make_user("publisher", name="pia")
    for name in ("pia", "nobody-of-that-name"):
        lead.post("/desk/assign/", {"person": name})
    assert set(assigned().values()) == {None}


def test_it_refuses_get_and_everybody_but_leads(lead, desk):
    make_three()
    assert lead.get("/desk/assign/").status_code == 405
    assert desk.post("/desk/assign/", {"person": "amal"}).status_code == 403
