"""Tests for what the desk shows before an act: which figure moves, from where to where, and why none does."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from annotator.claims.models import Claim
from annotator.incidents.models import IncidentLink
from tests.annotator.desk.review.making import filled_in
from tests.factories import make_claim, make_decided_claim

pytestmark = pytest.mark.django_db


def effect(client: Client, claim: Claim, **typed: object) -> str:
    response = client.get(f"/desk/claims/{claim.pk}/effect/", typed, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return re.sub(r"\s+", " ", strip_tags(response.content.decode()))


def test_a_candidate_shows_what_its_confirmation_moves(analyst: Client) -> None:
    make_decided_claim()
    shown = effect(analyst, make_claim(min=1, best=1, max=1))
    assert "If confirmed Killed, combatants, January 2022: 4 →becomes 5" in shown
    assert "second reading missing" in shown


def test_what_is_typed_is_counted(analyst: Client) -> None:
    claim = make_claim()
    assert "nothing →becomes 23–25" in effect(analyst, claim, **filled_in(claim, number="nearly 25"))


def test_the_incident_that_is_chosen_is_counted(analyst: Client) -> None:
    known, claim = make_decided_claim(), make_claim(min=6, best=6, max=6)
    chosen = filled_in(claim, incident=str(known.link.incident_id))
    assert "4 →becomes 4–6" in effect(analyst, claim, **chosen)


def test_fields_that_cannot_be_read_say_so(analyst: Client) -> None:
    claim = make_claim()
    assert "The effect is shown when the fields can be read" in effect(analyst, claim, **filled_in(claim, number="x"))


def test_an_allegation_says_which_rule_keeps_it_out(analyst: Client) -> None:
    assert "(R4)" in effect(analyst, make_claim(modality="alleged"))


def test_an_accepted_claim_shows_what_an_undo_and_an_edit_move(analyst: Client, client: Client) -> None:
    claim = make_decided_claim(actor=None)
    assert effect(analyst, claim).strip() == ""
    person = claim.decisions.get().actor
    client.force_login(person)
    assert "If undone Killed, combatants, January 2022: 4 →becomes nothing" in effect(client, claim)
    assert "If saved" in effect(client, claim, **filled_in(claim, number="7"))


def test_a_pair_shows_what_its_being_one_event_moves(analyst: Client, claim: Claim, known: Claim) -> None:
    response = analyst.get(f"/desk/claims/{claim.pk}/links/{known.pk}/effect/")
    assert "8" in response.content.decode()
    assert "If the same" in response.content.decode()


def test_looking_changes_nothing(analyst: Client) -> None:
    claim = make_claim()
    effect(analyst, claim)
    claim.refresh_from_db()
    assert (claim.status, IncidentLink.objects.count()) == ("candidate", 0)


def test_it_refuses_post_and_the_stranger(analyst: Client, client: Client) -> None:
    address = f"/desk/claims/{make_claim().pk}/effect/"
    assert analyst.post(address).status_code == 405
    analyst.logout()
    assert client.get(address).url.startswith("/accounts/login/")
