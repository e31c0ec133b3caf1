"""How the lexicon grows: at once by those who keep it, by proposals of the others."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from annotator.claims.names.models import Actor
from annotator.claims.names.proposed import actions
from annotator.claims.names.proposed.models import NameProposal
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def sdf() -> Actor:
    return Actor.objects.create(
        key="sdf", name="SDF", aliases=["QSD"], side="sdf", kind="armed group", status="combatant"
    )


def learn(actor, name="the Kurdish units", user=None):
    return actions.learn_name(name=name, actor=actor, claim=make_claim(), user=user or make_user())


def test_an_analyst_proposes_and_the_table_stays_as_it_is(sdf):
    learn(sdf)
    proposal = NameProposal.objects.get()
    assert (proposal.name, proposal.actor, proposal.state) == ("the Kurdish units", sdf, "open")
    assert Actor.objects.get().aliases == ["QSD"]


def test_the_same_proposal_waits_once(sdf):
    learn(sdf)
    learn(sdf)
    learn(None, "somebody")
    learn(None, "somebody")
    assert NameProposal.objects.count() == 2


@pytest.mark.parametrize("role", ["lead", "data_manager"])
def test_who_keeps_the_table_adds_the_name_at_once(sdf, role):
    learn(sdf, user=make_user(role))
    assert Actor.objects.get().aliases == ["QSD", "the Kurdish units"]
    assert not NameProposal.objects.exists()


@pytest.mark.parametrize("name", ["", "  ", "qsd", "SDF"])
def test_a_name_that_is_known_teaches_nothing(sdf, name):
    assert learn(sdf, name) is None
    assert not NameProposal.objects.exists()


def test_a_party_that_the_table_lacks_is_proposed_by_everybody():
    learn(None, user=make_user("lead"))
    assert NameProposal.objects.get().actor is None


def test_accepting_adds_the_name_and_answers_once(sdf):
    learn(sdf)
    proposal, lead = NameProposal.objects.get(), make_user("lead")
    assert actions.accept(proposal=proposal, user=lead)
    assert not actions.accept(proposal=proposal, user=lead)
    assert Actor.objects.get().aliases == ["QSD", "the Kurdish units"]
    proposal.refresh_from_db()
    assert (proposal.state, proposal.answered_by) == ("accepted", lead)


def test_declining_leaves_the_table_alone(sdf):
    learn(sdf)
    assert actions.decline(proposal=NameProposal.objects.get(), user=make_user("lead"))
    assert Actor.objects.get().aliases == ["QSD"]


def test_adding_a_party_answers_the_proposals_of_its_name():
    learn(None, "Night Guard")
    values = {"aliases": ["the guard"], "side": "guard", "kind": "armed group", "status": "combatant", "country": ""}
    actor = actions.add_actor(user=make_user("lead"), name="Night Guard", **values)
    assert (actor.key, actor.aliases) == ("night-guard", ["Night Guard", "the guard"])
    assert NameProposal.objects.get().state == "accepted"
    assert actions.add_actor(user=make_user("lead"), name="Night Guard", **values).key == "night-guard-2"


def test_a_party_without_a_side_is_refused():
    with pytest.raises(ValidationError):
        actions.add_actor(user=make_user("lead"), name="X", aliases=[], side="", kind="", status="combatant")


def test_an_analyst_answers_nothing(sdf):
    learn(sdf)
    analyst, proposal = make_user(), NameProposal.objects.get()
    for act in (actions.accept, actions.decline):
        with pytest.raises(PermissionDenied):
            act(proposal=proposal, user=analyst)
    with pytest.raises(PermissionDenied):
        actions.add_alias(actor=sdf, name="x", user=analyst)
