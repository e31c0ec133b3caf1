"""After a blind reading of a claim that was moved between incidents, the reader is asked about the incident."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from annotator.checks.models import Flag
from annotator.incidents.actions import Placement, link_claim
from annotator.incidents.placing import incident_of
from annotator.review.second.actions import answer_reading, hand_out, remember_published
from annotator.review.second.models import SecondReading
from tests.annotator.desk.second.making import address, body
from tests.annotator.desk.sitting import signed_in
from tests.annotator.review.second.making import same_as
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db
ASKED = "is it the right one?"


@pytest.fixture
def moved(reader: User) -> SecondReading:
    """Return the reading of a published claim that was moved, answered by the reader."""
    claim = make_decided_claim(kind="injured")
    remember_published(edition=1, claims=[(claim.pk, claim.version)])
    link_claim(claim=claim, actor=make_user(), role=claim.role, of=claim.of, placement=Placement(new=True))
    return answered(reader)


def answered(reader: User) -> SecondReading:
    reading = hand_out(user=reader)
    assert reading
    answer_reading(reading=reading, user=reader, values=same_as(reading))
    return reading


def finished(desk: Client, reading: SecondReading) -> str:
    return body(desk.get(f"/desk/second/?read={reading.pk}"))


def test_it_is_asked_after_the_answer(desk: Client, moved: SecondReading) -> None:
    page = finished(desk, moved)
    incident = incident_of(moved.claim)
    assert incident
    assert ASKED in page
    assert incident.title in page


def test_of_what_was_not_moved_nothing_is_asked(desk: Client, given: SecondReading, reader: User) -> None:
    answer_reading(reading=given, user=reader, values=same_as(given))
    assert ASKED not in finished(desk, given)


def test_another_incident_is_a_flag_and_twice_the_same_one(desk: Client, moved: SecondReading) -> None:
    for _ in range(2):
        page = body(desk.post(address("doubt_placing", moved), follow=True))
        assert "Flagged: it tells of another incident." in page
    flag = Flag.objects.open().get(claim=moved.claim)
    assert flag.raised_by == moved.answer.reader
    assert "The second reader doubts" in flag.message


def test_it_is_asked_of_nobody_else(client: Client, desk: Client, lead: Client, moved: SecondReading) -> None:
    where = address("doubt_placing", moved)
    assert desk.get(where).status_code == 405
    assert lead.post(where).status_code == 404
    assert signed_in(make_user("publisher")).post(where).status_code == 403
    assert client.post(where).url.startswith("/accounts/login/")
    assert not Flag.objects.filter(claim=moved.claim).exists()
