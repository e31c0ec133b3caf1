"""Tests for the panel in which claims are compared, its answers, and the list of pairs."""

import pytest
from django.test import Client

from annotator.claims.models import Claim
from annotator.incidents.actions import Placement, link_claim
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.models import IncidentLink
from tests.annotator.desk.review.making import filled_in
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def send(client: Client, claim: Claim, other: Claim, answer: str, **more: object):
    return client.post(f"/desk/claims/{claim.pk}/links/{other.pk}/", {"answer": answer, **more})


def test_the_claim_page_says_how_many_look_like_it(analyst: Client, claim: Claim, known: Claim) -> None:
    html = page(analyst, f"/desk/claims/{claim.pk}/suggestions/", **HTMX)
    assert "1 claim elsewhere looks like this event" in html
    assert "same day" in html


def test_both_quotes_stand_side_by_side_with_the_reasons(analyst: Client, claim: Claim, known: Claim) -> None:
    html = page(analyst, f"/desk/claims/{claim.pk}/links/")
    assert html.count("Four fighters were killed") >= 2
    assert "same day, the same words, both 4, both fighters, same kind" in html
    assert "a further source of one event" in html
    assert "<html" in html


def test_htmx_gets_the_panel_alone(analyst: Client, claim: Claim) -> None:
    html = page(analyst, f"/desk/claims/{claim.pk}/links/", **HTMX)
    assert html.lstrip().startswith('<div id="links-panel"')


def test_an_answer_is_kept_and_the_pair_is_asked_no_more(analyst: Client, claim: Claim, known: Claim) -> None:
    response = send(analyst, claim, known, "different", note="two villages")
    assert response.url == f"/desk/claims/{claim.pk}/links/"
    assert PairAnswer.objects.get().note == "two villages"
    html = page(analyst, response.url)
    assert "Nothing more looks like this event" in html
    assert "two villages" in html


def test_the_same_puts_both_into_one_incident(analyst: Client, claim: Claim, known: Claim) -> None:
    response = analyst.post(f"/desk/claims/{claim.pk}/links/{known.pk}/", {"answer": "same"}, headers=HTMX)
    assert "They stand in one incident now." in response.content.decode()
    assert "data-changed" in response.content.decode()
    assert len(set(IncidentLink.objects.values_list("incident", flat=True))) == 1


def test_answering_twice_keeps_one_answer(analyst: Client, claim: Claim, known: Claim) -> None:
    send(analyst, claim, known, "same")
    send(analyst, claim, known, "same")
    assert PairAnswer.objects.count() == 1


def test_a_candidate_waits_until_it_is_confirmed(analyst: Client, candidate: Claim, known: Claim) -> None:
    response = analyst.post(f"/desk/claims/{candidate.pk}/links/{known.pk}/", {"answer": "same"}, headers=HTMX)
    assert "put together once both are confirmed" in response.content.decode()
    assert not IncidentLink.objects.filter(claim=candidate).exists()


def test_a_part_of_another_articles_claim_stays_one_when_it_is_edited(
    analyst: Client, claim: Claim, known: Claim
) -> None:
    send(analyst, claim, known, "part_of")
    claim.refresh_from_db()
    html = page(analyst, f"/desk/claims/{claim.pk}/")
    assert f'<option value="{known.pk}" selected>' in html
    sent = filled_in(claim, target="guards") | {"outcome": "correct", "note": "the text says guards"}
    analyst.post(f"/desk/claims/{claim.pk}/decide/", sent)
    claim.refresh_from_db()
    assert (claim.target, claim.role, claim.of) == ("guards", "part_of", known)


def test_a_rules_sentence_stands_in_the_panel(analyst: Client, claim: Claim, known: Claim) -> None:
    response = send(analyst, claim, known, "perhaps")
    assert response.status_code == 422
    assert "Say whether they are the same" in response.content.decode()


def test_unsure_pairs_are_found_again(analyst: Client, claim: Claim, known: Claim) -> None:
    send(analyst, claim, known, "unsure", note="ask the field")
    html = page(analyst, "/desk/pairs/")
    assert "ask the field" in html
    assert "ask the field" not in page(analyst, "/desk/pairs/?answer=different")


def test_an_answer_taken_back_is_asked_again(analyst: Client, claim: Claim, known: Claim) -> None:
    send(analyst, claim, known, "different")
    said = PairAnswer.objects.get()
    response = analyst.post(f"/desk/pairs/{said.pk}/forget/", {"claim": claim.pk})
    assert "a further source of one event" in page(analyst, response.url)
    assert analyst.post(f"/desk/pairs/{said.pk}/forget/").url == "/desk/pairs/"
    assert analyst.get(f"/desk/pairs/{said.pk}/forget/").status_code == 405


def test_it_refuses_get(analyst: Client, claim: Claim, known: Claim) -> None:
    assert analyst.get(f"/desk/claims/{claim.pk}/links/{known.pk}/").status_code == 405


def test_who_may_only_read_sees_no_answers(client: Client, claim: Claim, known: Claim) -> None:
    client.force_login(make_user("publisher"))
    assert 'name="answer"' not in page(client, f"/desk/claims/{claim.pk}/links/")
    assert send(client, claim, known, "same").status_code == 403
    assert not PairAnswer.objects.exists()


def test_it_sends_the_stranger_to_sign_in(client: Client, claim: Claim, known: Claim) -> None:
    assert send(client, claim, known, "same").url.startswith("/accounts/login/")
    assert client.get("/desk/pairs/").url.startswith("/accounts/login/")


def test_where_others_stay_behind_it_leads_to_the_merge(analyst: Client, claim: Claim, known: Claim) -> None:
    before = claim.link.incident
    stays = make_decided_claim(min=6, best=6, max=6)
    placement = Placement(incident=before)
    link_claim(claim=stays, actor=make_user(name="basim"), role="new_event", of=None, placement=placement)
    address = f"/desk/claims/{claim.pk}/links/{known.pk}/"
    html = analyst.post(address, {"answer": "same"}, headers=HTMX).content.decode()
    now = IncidentLink.objects.get(claim=claim).incident
    assert now == known.link.incident
    assert f"/desk/incidents/{now.pk}/merge/?with={before.pk}" in html
