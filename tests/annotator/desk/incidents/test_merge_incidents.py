"""Tests for merging incidents, parting them, and what the page tells of both."""

import pytest
from django.test import Client

from annotator.incidents.merges.models import Merge
from annotator.incidents.models import Incident
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Incident, Incident]:
    return make_decided_claim().link.incident, make_decided_claim(min=6, best=6, max=6).link.incident


def merge(client: Client, pair: tuple[Incident, Incident], because: str = "one raid"):
    return client.post(f"/desk/incidents/{pair[0].pk}/merge/", {"with": pair[1].pk, "because": because})


def test_it_offers_what_looks_like_the_same_event_and_finds_others_by_words(analyst: Client, pair) -> None:
    address = f"/desk/incidents/{pair[0].pk}/merge/"
    assert f"?with={pair[1].pk}" in analyst.get(address).content.decode()
    assert f"?with={pair[1].pk}" in analyst.get(address, {"q": "fighters"}).content.decode()
    assert "No incident has these words." in analyst.get(address, {"q": "zeppelin"}).content.decode()


def test_it_shows_both_sides_and_what_the_merge_moves_before(analyst: Client, pair) -> None:
    html = analyst.get(f"/desk/incidents/{pair[0].pk}/merge/", {"with": pair[1].pk}).content.decode()
    assert "If merged" in html
    assert "<del>10</del>" in html
    assert "<ins>4–6</ins>" in html
    assert not Merge.objects.exists()


def test_it_merges_once_and_tells_why(analyst: Client, pair) -> None:
    assert merge(analyst, pair).url == f"/desk/incidents/{pair[0].pk}/"
    assert merge(analyst, pair).status_code == 422
    assert Merge.objects.count() == 1
    assert "one raid" in analyst.get(f"/desk/incidents/{pair[0].pk}/").content.decode()
    assert "Merged into" in analyst.get(f"/desk/incidents/{pair[1].pk}/").content.decode()


def test_without_a_reason_nothing_is_merged(analyst: Client, pair) -> None:
    response = merge(analyst, pair, because=" ")
    assert response.status_code == 422
    assert "Say in a sentence" in response.content.decode()


def test_they_can_be_parted_again(analyst: Client, pair) -> None:
    merge(analyst, pair)
    address = f"/desk/incidents/merges/{Merge.objects.get().pk}/undo/"
    assert "of its own again" in analyst.post(address, follow=True).content.decode()
    assert pair[1].links.count() == 1
    assert "taken back already" in analyst.post(address, follow=True).content.decode()
    assert analyst.get(address).status_code == 405


def test_the_history_tells_the_whole_story(analyst: Client, pair) -> None:
    merge(analyst, pair)
    analyst.post(f"/desk/incidents/merges/{Merge.objects.get().pk}/undo/")
    sent = {"title": "The raid", "place": "", "grade": "confirmed", "grade_reason": "The army admits it."}
    analyst.post(f"/desk/incidents/{pair[0].pk}/change/", sent)
    html = analyst.get(f"/desk/incidents/{pair[0].pk}/history/").content.decode()
    for words in ("made the incident", "linked a claim as new event", "one raid", "moved a claim here from"):
        assert words in html
    for words in ("parted it from", "changed the grade from “Weak” to “Confirmed”", "The raid"):
        assert words in html


def test_another_grade_shows_what_it_moves(analyst: Client, pair) -> None:
    address = f"/desk/incidents/{pair[0].pk}/effect/"
    html = analyst.get(address, {"grade": "discounted"}).content.decode()
    assert "<del>10</del>" in html
    assert "With this grade" not in analyst.get(address, {"grade": "weak"}).content.decode()


def test_it_refuses_who_may_not_link_and_the_stranger(client: Client, pair) -> None:
    assert merge(client, pair).url.startswith("/accounts/login/")
    client.force_login(make_user("publisher"))
    assert merge(client, pair).status_code == 403
    assert client.get(f"/desk/incidents/{pair[0].pk}/merge/").status_code == 403
    assert not Merge.objects.exists()
