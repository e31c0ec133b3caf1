"""The claim page: the claim in its article, who has it open, and what may be done."""

import pytest

from annotator.checks.models import Flag
from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.review.actions import open_claim
from annotator.review.models import Lease
from tests.annotator.desk.review.making import HTMX, address, make_three
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def read(client, claim, **headers) -> str:
    response = client.get(address("claim", claim), headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_claim_in_its_sentence_and_the_article(desk):
    _, (killed, injured, _) = make_three()
    page = read(desk, killed)
    assert "Claim 1 of 3" in page
    assert "0 of 3 done" in page
    assert "<mark>Four fighters were killed</mark> and two civilians were injured near the village" in page
    assert 'class="span is-candidate lane-0 is-current"' in page
    assert f'href="{address("claim", injured)}"' in page


def test_htmx_gets_the_desk_without_the_page_round_it(desk):
    _, (killed, *_) = make_three()
    page = read(desk, killed, **HTMX)
    assert "<html" not in page
    assert 'id="desk"' in page
    assert "<html" in read(desk, killed, **HTMX, **{"HX-History-Restore-Request": "true"})


def test_it_varies_by_the_header_that_it_looks_at(desk):
    response = desk.get(address("claim", make_claim()))
    assert "HX-Request" in response["Vary"]


def test_hostile_text_stays_text(desk):
    text = 'Four <script>alert("x")</script> fighters & others were killed.'
    page = read(desk, make_claim(article=make_article(text), text=text, quote='<script>alert("x")</script> fighters'))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_opening_takes_the_lease(desk, analyst):
    claim = make_claim()
    assert "held by you" in read(desk, claim)
    assert Lease.objects.get(claim=claim).holder == analyst


def test_a_decided_claim_is_opened_without_a_lease(desk):
    read(desk, make_decided_claim())
    assert not Lease.objects.exists()


def test_a_claim_that_somebody_has_open_shows_who_and_why_its_buttons_are_off(desk):
    claim = make_claim()
    open_claim(claim=claim, user=make_user(name="basim"))
    page = read(desk, claim)
    assert "held by basim" in page
    assert 'value="confirm" data-action="confirm" disabled title="basim has this claim open until' in page


def test_a_lead_sees_the_holder_and_may_take_the_claim_over():
    claim = make_claim()
    open_claim(claim=claim, user=make_user(name="basim"))
    page = read(signed_in(make_user("lead")), claim)
    assert "held by basim" in page
    assert f'action="{address("take_over_claim", claim)}"' in page
    assert 'value="confirm" data-action="confirm" disabled' in page


def test_a_reader_sees_everything_and_may_press_nothing(visitor):
    claim = make_claim()
    assert "may read claims but not decide them." in read(visitor, claim)
    assert not Lease.objects.exists()


def test_nobody_reads_it_without_signing_in(client):
    assert client.get(address("claim", make_claim())).status_code == 302


def test_the_holder_of_a_held_claim_reads_that_another_has_to_release_it(desk, analyst):
    claim = make_decided_claim("hold", actor=analyst)
    assert "You put this claim on hold; a second person has to release it." in read(desk, claim)


def test_the_machines_value_stands_beside_a_changed_one(desk):
    claim = make_decided_claim(changes={"best": 5, "max": 5, "target": "soldiers", "victim_status": "unknown"})
    page = read(desk, claim)
    assert "machine: 4" in page
    assert "machine: fighters" in page
    assert "machine: Combatant" in page


def test_it_tells_what_people_did(desk, analyst):
    claim = make_decided_claim(actor=analyst, changes={"best": 5, "max": 5}, note="the second paragraph says five")
    page = read(desk, claim)
    assert "confirmed with edits" in page
    assert "best 4 → 5" in page
    assert "the second paragraph says five" in page


def test_flags_explain_themselves(desk):
    claim = make_claim()
    for message, state in (("Two months are named.", "open"), ("Old.", "dismissed")):
        values = {"check_id": "period", "severity": "warn", "message": message, "state": state}
        Flag.objects.create(article=claim.article, claim=claim, **values)
    page = read(desk, claim)
    assert "Two months are named." in page
    assert "Old." not in page


def test_it_proposes_the_incident_and_says_why(desk, analyst):
    _, (killed, injured, _) = make_three()
    assert "Makes a new incident: Nothing recorded so far looks like the same event." in read(desk, killed)
    make_decided_claim(claim=Claim.objects.get(pk=killed.pk), actor=analyst)
    page = read(desk, injured)
    assert "It stands in the same paragraph." in page
    assert "In the same paragraph</h3>" in page


def test_a_withdrawn_candidate_says_so(desk):
    claim = make_claim()
    store_candidates(article=claim.article, candidates=[])
    page = read(desk, claim)
    assert "this candidate was withdrawn" in page
    assert not Lease.objects.exists()


def test_the_article_says_where_its_dates_come_from(desk):
    page = read(desk, make_claim())
    assert "publication date not known" in page
    assert "1 Jan 2022 until 1 Feb 2022 (given by a person)" in page


def test_a_claim_that_does_not_exist_is_not_found(desk):
    assert desk.get("/desk/claims/999999/").status_code == 404
