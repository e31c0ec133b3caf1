"""Going back to an earlier version of a claim, by a new decision."""

import pytest
from django.apps import apps

from annotator.claims.memory.models import SilencedPhrase
from annotator.claims.models import Claim
from annotator.incidents.actions import Placement, decide_claim, link_claim, revert_claim, undo_claim
from annotator.review.actions import Answer, open_claim
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.review.versions.actions import undone_by_reverting
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def version(claim, number):
    return apps.get_model("annotator.ClaimEvent").objects.filter(pgh_obj=claim, version=number).earliest("pgh_id")


def again(claim, outcome="correct", **changes) -> Claim:
    answer = Answer(outcome, claim.version, changes, note="on second thoughts")
    decide_claim(claim=claim, actor=make_user(), answer=answer)
    return Claim.objects.get(pk=claim.pk)


def back(claim, to, actor=None, note="The first reading was right", seen=None):
    actor, seen = actor or make_user(), claim.version if seen is None else seen
    decision = revert_claim(claim=claim, actor=actor, seen=seen, version=version(claim, to), note=note)
    return decision, Claim.objects.get(pk=claim.pk)


def test_it_restores_values_state_and_incident_by_a_new_decision():
    first = make_decided_claim()
    incident = first.link.incident
    changed = again(first, min=3, best=3, target="guards")
    link_claim(claim=changed, actor=make_user(), role="new_event", of=None, placement=Placement(new=True))
    assert Claim.objects.get(pk=first.pk).link.incident != incident
    decision, now = back(changed, 2)
    assert (now.version, now.status, now.min, now.best, now.target) == (4, "verified", 4, 4, "fighters")
    assert now.link.incident == incident
    assert (decision.outcome, decision.reverts_to, decision.note) == ("revert", 2, "The first reading was right")
    assert decision.before == {"status": "corrected", "min": 3, "best": 3, "target": "guards"}


def test_it_goes_back_to_before_anybody_decided():
    claim = make_decided_claim()
    _, now = back(claim, 1)
    assert now.status == "candidate"
    assert not hasattr(now, "link")


def test_going_back_is_itself_taken_back():
    changed = again(make_decided_claim(), min=3, best=3)
    actor = make_user()
    _, now = back(changed, 2, actor=actor)
    undo_claim(claim=now, actor=actor, seen=now.version)
    assert (Claim.objects.get().min, Claim.objects.get().status) == (3, "corrected")


def test_it_says_what_it_undoes():
    changed = again(again(make_decided_claim(), min=3, best=3), target="guards")
    assert [decision.version for decision in undone_by_reverting(changed, version(changed, 2))] == [4, 3]


def test_it_refuses_the_stranger_silence_and_what_is_no_longer_as_it_was_seen():
    claim = again(make_decided_claim(), min=3, best=3)
    for refused, said in [
        (NotAllowed, {"actor": make_user("publisher")}),
        (NotAllowed, {"note": " "}),
        (SomeoneWasFaster, {"seen": claim.version - 1}),
    ]:
        with pytest.raises(refused):
            back(claim, 2, **said)
    with pytest.raises(NotAllowed, match="another claim"):
        revert_claim(
            claim=claim, actor=make_user(), seen=claim.version, version=version(make_decided_claim(), 2), note="x"
        )
    assert Claim.objects.get(pk=claim.pk).version == 3


def test_going_back_twice_changes_nothing_the_second_time():
    claim = again(make_decided_claim(), min=3, best=3)
    _, now = back(claim, 2)
    with pytest.raises(NotAllowed, match="nothing was changed"):
        back(now, 2)
    assert Decision.objects.count() == 3


def test_the_guards_hold_for_going_back_too():
    keeper = make_user()
    held = make_decided_claim("hold", actor=keeper)
    with pytest.raises(NotAllowed, match="second person"):
        back(held, 1, actor=keeper)
    alleged = again(make_decided_claim(), outcome="flag_allegation")
    for upgrader in (alleged.decisions.latest().actor, make_user()):
        with pytest.raises(NotAllowed, match="only by an assessment"):
            back(alleged, 2, actor=upgrader)


def test_a_claim_that_somebody_has_open_is_left_to_them():
    claim = again(make_decided_claim(), min=3, best=3)
    open_claim(claim=claim, user=make_user())
    with pytest.raises(SomeoneWasFaster, match="has this claim open"):
        back(claim, 2)


def test_going_back_on_a_rejection_lifts_what_it_silenced():
    claim, actor = make_claim(), make_user()
    answer = Answer("reject", 1, reason_code="template_text", silence="source")
    decide_claim(claim=claim, actor=actor, answer=answer)
    assert SilencedPhrase.objects.standing().exists()
    back(Claim.objects.get(), 1, actor=actor)
    assert not SilencedPhrase.objects.standing().exists()


def test_a_claim_that_is_rejected_again_is_so_for_the_same_reason():
    rejected = make_decided_claim("reject", reason_code="template_text")
    decision, now = back(again(rejected, outcome="confirm"), 2)
    assert (now.status, decision.reason_code) == ("rejected", "template_text")
