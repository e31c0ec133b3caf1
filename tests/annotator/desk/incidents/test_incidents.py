"""Tests for the list of incidents."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.incidents.actions import Placement, change_incident, link_claim
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db

URL = "/desk/incidents/"


def test_it_shows_what_happened_when_and_what_it_amounts_to(analyst: Client) -> None:
    incident = make_decided_claim(target="fighters", places=()).link.incident
    response = analyst.get(URL)
    (account,) = response.context["accounts"]
    assert account.incident == incident
    assert [(figure.label, figure.display) for figure in account.figures] == [("Killed, combatants", "4")]
    page = response.content.decode()
    assert incident.title in page
    assert "17 Jan 2022" in page
    assert "1 article, 1 independent origin" in page
    assert "Weak" in page


def test_an_incident_that_all_claims_have_left_is_not_listed(analyst: Client) -> None:
    claim = make_decided_claim()
    left = claim.link.incident
    link_claim(claim=claim, actor=make_user(), role="new_event", of=None, placement=Placement(new=True))
    assert left not in [account.incident for account in analyst.get(URL).context["accounts"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [({"grade": "fair"}, 1), ({"grade": "weak"}, 1), ({"q": "bridge"}, 1), ({"q": "harbour"}, 0), ({"q": "\0"}, 2)],
)
def test_it_finds_by_grade_and_by_the_words_of_title_and_place(
    analyst: Client, query: dict[str, str], found: int
) -> None:
    make_decided_claim()
    graded = make_decided_claim().link.incident
    make_decided_claim(placement=Placement(incident=graded))
    change_incident(
        incident=graded, actor=make_user(), title="The bridge", place="Canal", grade="fair", grade_reason="Two say so."
    )
    assert len(analyst.get(URL, query).context["accounts"]) == found


def test_more_incidents_take_no_more_queries(analyst: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            analyst.get(URL)
        return len(seen)

    make_decided_claim()
    queries()
    few = queries()
    for _ in range(3):
        make_decided_claim()
    assert queries() == few


def test_an_empty_desk_says_what_to_do(analyst: Client) -> None:
    assert "No incidents yet" in analyst.get(URL).content.decode()


def test_a_search_without_result_says_what_to_do(analyst: Client) -> None:
    assert "No incident fits" in analyst.get(URL, {"q": "harbour"}).content.decode()


def test_it_refuses_other_methods(analyst: Client) -> None:
    assert analyst.post(URL).status_code == 405


def test_it_sends_the_stranger_to_sign_in(client: Client) -> None:
    assert client.get(URL).url.startswith("/accounts/login/")
