"""Tests for renaming and grading an incident."""

import pytest
from django.test import Client

from annotator.incidents.actions import Placement
from annotator.incidents.models import Incident
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db

VALUES = {"title": "The raid", "place": "The canal", "grade": "fair", "grade_reason": "Two sources say so."}


@pytest.fixture
def incident() -> Incident:
    incident = make_decided_claim().link.incident
    make_decided_claim(placement=Placement(incident=incident))
    return incident


def send(client: Client, incident: Incident, role: str = "analyst", **values: str):
    client.force_login(make_user(role))
    return client.post(f"/desk/incidents/{incident.pk}/change/", {**VALUES, **values})


def test_it_renames_and_grades(client: Client, incident: Incident) -> None:
    assert send(client, incident).url == f"/desk/incidents/{incident.pk}/"
    incident.refresh_from_db()
    assert {name: getattr(incident, name) for name in VALUES} == VALUES


def test_it_keeps_when_and_by_whom_the_incident_was_made(client: Client, incident: Incident) -> None:
    before = (incident.created_at, incident.created_by, incident.date_start)
    send(client, incident)
    incident.refresh_from_db()
    assert (incident.created_at, incident.created_by, incident.date_start) == before


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"grade_reason": " "}, "why the incident has this grade"),
        ({"title": ""}, "required"),
        ({"grade": "sure"}, "valid"),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(
    client: Client, incident: Incident, values: dict[str, str], sentence: str
) -> None:
    response = send(client, incident, **values)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    title = incident.title
    incident.refresh_from_db()
    assert (incident.title, incident.grade) == (title, "weak")


def test_it_refuses_get(client: Client, incident: Incident) -> None:
    client.force_login(make_user())
    assert client.get(f"/desk/incidents/{incident.pk}/change/").status_code == 405


def test_it_refuses_who_may_not_link(client: Client, incident: Incident) -> None:
    assert send(client, incident, "publisher").status_code == 403
    incident.refresh_from_db()
    assert incident.grade == "weak"


def test_it_sends_the_stranger_to_sign_in(client: Client, incident: Incident) -> None:
    assert client.post(f"/desk/incidents/{incident.pk}/change/", VALUES).url.startswith("/accounts/login/")
