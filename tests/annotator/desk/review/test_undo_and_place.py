"""Taking back, placing, and giving a claim back."""

import pytest

from annotator.claims.models import Claim
from annotator.incidents.models import IncidentLink
from annotator.review.models import Decision
from tests.annotator.desk.review.making import HTMX, address, filled_in, make_three
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def now(claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def undo(client, claim, htmx=True, seen=2):
    return client.post(address("undo_claim", claim), {"seen": seen}, headers=HTMX if htmx else {})


def test_undo_restores_the_claim_and_shows_it(desk, analyst):
    claim = make_decided_claim(actor=analyst)
    response = undo(desk, claim)
    assert "Taken back: 4 killed" in response.content.decode()
    assert response["HX-Push-Url"] == address("claim", claim)
    assert now(claim).status == "candidate"
    assert not IncidentLink.objects.exists()


def test_undo_without_a_script_leads_to_the_claim(desk, analyst):
    claim = make_decided_claim(actor=analyst)
    response = undo(desk, claim, htmx=False)
    assert (response.status_code, response.url) == (303, address("claim", claim))
    assert "Taken back: 4 killed" in desk.get(response.url).content.decode()


def test_undo_refuses_get_the_stranger_and_a_second_time(desk, visitor, analyst):
    claim = make_decided_claim(actor=analyst)
    assert desk.get(address("undo_claim", claim)).status_code == 405
    assert undo(visitor, claim).status_code == 403
    undo(desk, claim)
    assert undo(desk, claim).status_code == 200, "the same press, sent again, is acknowledged again"
    assert Decision.objects.count() == 2


def test_undoing_somebody_elses_decision_is_refused_in_words(desk):
    claim = make_decided_claim(actor=make_user(name="basim"))
    response = undo(desk, claim)
    assert response.status_code == 403
    assert "This decision is basim’s" in response.content.decode().replace("&#x27;", "’")


def test_a_decision_taken_back_is_no_longer_offered_for_undo(desk, analyst):
    claim = make_decided_claim(actor=analyst)
    undo(desk, claim)
    other = make_claim()
    assert "Confirmed" not in desk.get(f"{address('claim', other)}?decided={claim.pk}").content.decode()


@pytest.mark.parametrize("nonsense", ["x", "999999", "9" * 40, "-1"])
def test_nonsense_in_the_address_is_passed_over(desk, nonsense):
    assert desk.get(f"{address('claim', make_claim())}?decided={nonsense}").status_code == 200


def test_placing_changes_role_and_incident(desk, analyst):
    _, (killed, injured, _) = make_three()
    killed = make_decided_claim(claim=killed, actor=analyst)
    injured = make_decided_claim(claim=injured, actor=analyst)
    sent = filled_in(injured, role="background", incident="new")
    response = desk.post(address("place_claim", injured), sent, headers=HTMX)
    link = now(injured).link
    assert response.status_code == 200
    assert (link.role, link.incident != killed.link.incident) == ("background", True)


def test_placing_refuses_get_the_stranger_and_what_is_not_decided(desk, visitor):
    claim = make_claim()
    sent = filled_in(claim)
    assert desk.get(address("place_claim", claim)).status_code == 405
    assert visitor.post(address("place_claim", claim), sent).status_code == 403
    response = desk.post(address("place_claim", claim), sent, headers=HTMX)
    assert response.status_code == 403
    assert "Decide the claim first" in response.content.decode()


def test_placing_twice_makes_one_link(desk, analyst):
    claim = make_decided_claim(actor=analyst)
    for _ in range(2):
        desk.post(address("place_claim", claim), filled_in(now(claim), role="background"), headers=HTMX)
    assert IncidentLink.objects.get().role == "background"


READ = [("nearly 25", ("23", "25", "25")), ("several", ("2", "", "")), ("", ("", "", ""))]


@pytest.mark.parametrize(("text", "bounds"), READ)
def test_a_number_is_read_while_it_is_typed(desk, text, bounds):
    page = desk.get("/desk/number/", {"number": text}).content.decode()
    for name, value in zip(("min", "best", "max"), bounds, strict=True):
        assert (f'name="{name}" value="{value}"' in page) is bool(value)
    assert "field-errors" not in page


def test_what_cannot_be_read_says_so(desk):
    assert "cannot be read as a number" in desk.get("/desk/number/", {"number": "blah"}).content.decode()
