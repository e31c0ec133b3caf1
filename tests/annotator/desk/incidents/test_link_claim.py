"""Tests for changing a claim's role, moving it, and linking a further source, in the browser."""

import pytest
from django.test import Client

from annotator.claims.models import Claim
from annotator.incidents.models import Incident, IncidentLink
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return make_decided_claim()


def send(client: Client, incident: Incident, claim: Claim, **values: object):
    return client.post(
        f"/desk/incidents/{incident.pk}/claims/{claim.pk}/", {"role": "new_event", "to": "here", **values}
    )


def incident_of(claim: Claim) -> Incident:
    return IncidentLink.objects.get(claim=claim).incident


def test_it_changes_a_role(analyst: Client, claim: Claim) -> None:
    incident = claim.link.incident
    assert send(analyst, incident, claim, role="background").url == f"/desk/incidents/{incident.pk}/"
    assert IncidentLink.objects.get(claim=claim).role == "background"


def test_it_links_a_further_source(analyst: Client, claim: Claim) -> None:
    further = make_decided_claim()
    send(analyst, claim.link.incident, further)
    assert incident_of(further) == claim.link.incident


def test_linking_twice_changes_nothing_more(analyst: Client, claim: Claim) -> None:
    further = make_decided_claim()
    send(analyst, claim.link.incident, further)
    send(analyst, claim.link.incident, further)
    assert claim.link.incident.links.count() == 2


def test_it_links_a_copy_to_what_it_copies(analyst: Client, claim: Claim) -> None:
    further = make_decided_claim()
    send(analyst, claim.link.incident, further, role="duplicate_of", of=claim.pk)
    link = IncidentLink.objects.get(claim=further)
    assert (link.role, link.of) == ("duplicate_of", claim)


def test_it_moves_a_claim_to_a_new_incident_and_leads_there_when_nothing_is_left(analyst: Client, claim: Claim) -> None:
    before = claim.link.incident
    response = send(analyst, before, claim, to="new")
    now = incident_of(claim)
    assert now != before
    assert response.url == f"/desk/incidents/{now.pk}/"


def test_it_moves_a_claim_to_another_incident_of_these_days(analyst: Client, claim: Claim) -> None:
    other = make_decided_claim().link.incident
    send(analyst, claim.link.incident, claim, to=other.pk)
    assert incident_of(claim) == other


@pytest.mark.parametrize("role", ["part_of", "detail_of", "duplicate_of", "same_people_as"])
def test_a_role_that_refers_to_another_claim_asks_which(analyst: Client, claim: Claim, role: str) -> None:
    response = send(analyst, claim.link.incident, claim, role=role)
    assert response.status_code == 422
    assert "Choose the claim that it refers to." in response.content.decode()
    assert IncidentLink.objects.get(claim=claim).role == "new_event"


@pytest.mark.parametrize("values", [{"role": "best_of"}, {"of": 999999}, {"to": 999999}, {"to": "nowhere"}])
def test_what_does_not_exist_is_refused(analyst: Client, claim: Claim, values: dict[str, object]) -> None:
    assert send(analyst, claim.link.incident, claim, **values).status_code == 422


def test_a_rules_sentence_stands_on_the_page(analyst: Client, claim: Claim) -> None:
    candidate = make_claim()
    response = send(analyst, claim.link.incident, candidate)
    assert response.status_code == 422
    assert "Decide the claim first" in response.content.decode()
    assert not IncidentLink.objects.filter(claim=candidate).exists()


def test_it_refuses_get(analyst: Client, claim: Claim) -> None:
    assert analyst.get(f"/desk/incidents/{claim.link.incident_id}/claims/{claim.pk}/").status_code == 405


def test_it_refuses_who_may_not_link(client: Client, claim: Claim) -> None:
    client.force_login(make_user("data_manager"))
    assert send(client, claim.link.incident, claim, role="background").status_code == 403
    assert IncidentLink.objects.get(claim=claim).role == "new_event"


def test_it_sends_the_stranger_to_sign_in(client: Client, claim: Claim) -> None:
    assert send(client, claim.link.incident, claim).url.startswith("/accounts/login/")
