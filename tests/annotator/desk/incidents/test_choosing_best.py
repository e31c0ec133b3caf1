"""Tests for choosing whose number is an incident's best one, and leaving the choice to the rule again."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from annotator.claims.models import Claim
from annotator.incidents.actions import Placement, link_claim
from annotator.incidents.models import IncidentLink
from tests.factories import make_article, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims() -> list[Claim]:
    """Return two claims of independent sources in one incident."""
    one = make_decided_claim(article=make_article(source=make_source("Radio One")))
    other = make_decided_claim(article=make_article(source=make_source("Radio Two")), min=6, best=6, max=6)
    placement = Placement(incident=one.link.incident)
    link_claim(claim=other, actor=make_user(name="amal"), role="new_event", of=None, placement=placement)
    return [Claim.objects.get(pk=claim.pk) for claim in (one, other)]


def best(client: Client, claim: Claim) -> int:
    """Return the best number that the incident's page draws, on an axis up to 6."""
    response = client.get(f"/desk/incidents/{claim.link.incident_id}/")
    return round(response.context["axes"][0].total.mark.best / 90 * 6)


def address(claim: Claim, leave: str = "") -> str:
    return f"/desk/incidents/{claim.link.incident_id}/claims/{claim.pk}/best/{leave}"


def page(client: Client, claim: Claim) -> str:
    return client.get(f"/desk/incidents/{claim.link.incident_id}/").content.decode()


def chosen() -> list[int]:
    return list(IncidentLink.objects.exclude(preferred_because="").values_list("claim", flat=True))


def test_the_chosen_number_is_the_best_one_and_the_page_says_why(analyst: Client, claims: list[Claim]) -> None:
    assert best(analyst, claims[1]) == 4
    analyst.post(address(claims[1]), {"because": "They counted the graves."})
    assert best(analyst, claims[1]) == 6
    assert "They counted the graves." in page(analyst, claims[1])


def test_a_second_choice_takes_the_place_of_the_first(analyst: Client, claims: list[Claim]) -> None:
    for claim in (*claims, claims[1]):
        analyst.post(address(claim), {"because": "nearer"})
    assert chosen() == [claims[1].pk]


def test_the_choice_can_be_left_to_the_rule_again(analyst: Client, claims: list[Claim]) -> None:
    analyst.post(address(claims[1]), {"because": "nearer"})
    for _ in range(2):
        analyst.post(address(claims[1], "leave/"))
    assert chosen() == []
    history = analyst.get(f"/desk/incidents/{claims[1].link.incident_id}/history/").content.decode()
    assert "chose the number of a claim as the best one" in history


def test_without_a_reason_nothing_is_chosen(analyst: Client, claims: list[Claim]) -> None:
    response = analyst.post(address(claims[1]), {"because": " "}, follow=True)
    assert "Say in a sentence why this number is the best one." in response.content.decode()
    assert chosen() == []


def test_the_choice_stays_behind_when_the_claim_moves_on(analyst: Client, claims: list[Claim]) -> None:
    analyst.post(address(claims[1]), {"because": "nearer"})
    link_claim(
        claim=claims[1],
        actor=User.objects.get(username="amal"),
        role="new_event",
        of=None,
        placement=Placement(new=True),
    )
    assert chosen() == []


def test_of_one_claim_there_is_nothing_to_choose(analyst: Client) -> None:
    assert "Choose its number" not in page(analyst, make_decided_claim())


def test_only_by_post_and_by_who_may_link(analyst: Client, client: Client, claims: list[Claim]) -> None:
    assert analyst.get(address(claims[1])).status_code == 405
    client.force_login(make_user("publisher"))
    assert client.post(address(claims[1]), {"because": "nearer"}).status_code == 403
    assert chosen() == []


def test_it_shows_what_the_choice_would_move_and_writes_nothing(analyst: Client, claims: list[Claim]) -> None:
    html = analyst.get(address(claims[1], "effect/"), headers={"HX-Request": "true"}).content.decode()
    assert "If chosen" in html
    assert "best number 4 → 6" in html
    assert chosen() == []
    assert address(claims[1], "effect/") in page(analyst, claims[1])
    analyst.post(address(claims[1]), {"because": "They counted the graves."})
    assert "If left to the rule" in analyst.get(address(claims[1], "effect/")).content.decode()
    assert analyst.post(address(claims[1], "effect/")).status_code == 405
