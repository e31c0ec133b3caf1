"""What is offered while names are typed, the answers to proposals, and new parties."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.claims.names.models import Actor
from annotator.claims.names.proposed.models import NameProposal
from tests.annotator.desk.review.making import HTMX, filled_in
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db

NEW = {"name": "Night Guard", "aliases": "the guard", "side": "guard", "kind": "police", "status": "combatant"}


@pytest.fixture
def sdf() -> Actor:
    return Actor.objects.create(
        key="sdf", name="SDF", aliases=["QSD"], side="sdf", kind="armed group", status="combatant"
    )


@pytest.fixture
def lead() -> Client:
    client = Client()
    client.force_login(make_user("lead"))
    return client


def offered(client, name, typed) -> str:
    return client.get(reverse(f"{name}_options"), {"actor" if name == "actor" else "places": typed}).content.decode()


def test_parties_are_offered_with_what_tells_them_apart(analyst, sdf):
    page = offered(analyst, "actor", "qsd")
    assert 'data-value="SDF"' in page
    assert "“QSD” · armed group · sdf" in page


def test_only_who_keeps_the_lexicon_is_offered_a_new_party(analyst, lead):
    page = offered(analyst, "actor", "Night Guard")
    assert "New actor" not in page
    assert "it is kept as you type it" in page
    assert 'New actor “<span dir="auto">Night Guard</span>”' in offered(lead, "actor", "Night Guard")


def test_places_are_looked_up_by_what_follows_the_last_comma(analyst):
    assert "Nothing of this name is known" in offered(analyst, "place", "Raqqa, Nowhere")


@pytest.mark.parametrize("name", ["actor_options", "place_options", "names", "new_actor"])
def test_nobody_is_offered_anything_without_signing_in(client, name):
    assert client.get(reverse(name)).status_code == 302


def correct(client, claim, **more):
    data = filled_in(claim, outcome="confirm", actor="SDF", remember="on") | more
    return client.post(reverse("decide_claim", args=[claim.pk]), data, headers=HTMX)


def test_a_correction_teaches_the_lexicon_where_it_is_asked_to(analyst, sdf):
    claim = make_claim(actor="the Kurdish units")
    page = correct(analyst, claim).content.decode()
    assert Claim.objects.get(pk=claim.pk).actor == "SDF"
    assert NameProposal.objects.get().name == "the Kurdish units"
    assert "is proposed to those who keep the lexicon" in page


def test_a_party_that_the_lexicon_lacks_is_proposed_by_its_own_name(analyst):
    correct(analyst, make_claim(actor="the Kurdish units"), actor="Night Guard")
    assert (NameProposal.objects.get().name, NameProposal.objects.get().actor) == ("Night Guard", None)


def test_a_correction_teaches_nothing_unasked(analyst, sdf):
    correct(analyst, make_claim(actor="the Kurdish units"), remember="")
    assert not NameProposal.objects.exists()


def propose(analyst) -> NameProposal:
    correct(analyst, make_claim(actor="the Kurdish units"))
    return NameProposal.objects.get()


def test_a_lead_accepts_or_leaves_out(analyst, lead, sdf):
    proposal = propose(analyst)
    assert "another name of <strong>SDF</strong>" in lead.get(reverse("names")).content.decode()
    for _ in range(2):
        assert lead.post(reverse("accept_name", args=[proposal.pk])).status_code == 302
    lead.post(reverse("decline_name", args=[proposal.pk]))
    assert Actor.objects.get().aliases == ["QSD", "the Kurdish units"]
    assert NameProposal.objects.get().state == "accepted"


def test_a_proposed_party_is_described_before_it_is_added(analyst, lead):
    correct(analyst, make_claim(actor="the Kurdish units"), actor="Night Guard")
    proposal = NameProposal.objects.get()
    response = lead.post(reverse("accept_name", args=[proposal.pk]), {"name": proposal.name})
    assert response["Location"].startswith(reverse("new_actor"))
    assert 'value="Night Guard"' in lead.get(response["Location"]).content.decode()


@pytest.mark.parametrize("name", ["accept_name", "decline_name"])
def test_answers_refuse_get_and_the_analyst(analyst, lead, sdf, name):
    address = reverse(name, args=[propose(analyst).pk])
    assert lead.get(address).status_code == 405
    assert analyst.post(address).status_code == 403


def test_a_lead_adds_a_party_and_goes_back_to_the_claim(lead):
    back = reverse("claim", args=[make_claim().pk])
    assert lead.post(reverse("new_actor"), NEW | {"back": back})["Location"] == back
    assert Actor.objects.get().aliases == ["Night Guard", "the guard"]


def test_an_address_elsewhere_is_not_gone_back_to(lead):
    assert lead.post(reverse("new_actor"), NEW | {"back": "https://elsewhere.example/"})["Location"] == reverse("names")


def test_in_the_dialog_the_party_is_told(lead):
    assert 'data-added="Night Guard"' in lead.post(reverse("new_actor"), NEW, headers=HTMX).content.decode()


def test_what_a_party_lacks_is_said(lead):
    response = lead.post(reverse("new_actor"), NEW | {"side": ""})
    assert response.status_code == 422
    assert not Actor.objects.exists()


def test_an_analyst_adds_no_party(analyst):
    assert analyst.post(reverse("new_actor"), NEW).status_code == 403


def test_the_way_to_the_names_is_shown_to_those_who_keep_them(analyst, lead):
    link = f'href="{reverse("names")}"'
    assert link in lead.get(reverse("keys")).content.decode()
    assert link not in analyst.get(reverse("keys")).content.decode()
