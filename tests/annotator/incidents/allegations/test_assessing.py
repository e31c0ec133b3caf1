"""An accepted allegation leaves its lane by an assessment that two people stand behind, and by nothing else (R4)."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, transaction

from annotator import published
from annotator.claims.models import Claim
from annotator.incidents.actions import decide_claim, revert_claim, undo_claim
from annotator.incidents.allegations import rules
from annotator.incidents.allegations.actions import agree_with, decline, propose_assessment
from annotator.incidents.allegations.evidence import Evidence
from annotator.incidents.allegations.models import Assessment
from annotator.review.actions import Answer
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from tests.annotator.incidents.allegations.making import (
    imagery,
    make_allegation,
    make_proposal,
    make_second_source,
)
from tests.factories import make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db


def columns() -> dict[str, str]:
    figures = published.release(date(2022, 1, 1), date(2022, 2, 1)).figures
    return {one.figure.column: one.display for one in figures if one.figure.measure.kind == "injured"}


def read_again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_alleged_is_never_inside_recorded_until_two_people_agree_r4():
    proposal = make_proposal()
    assert columns().get("alleged") == "2"
    assert columns().get("recorded") in (None, "no report")
    agree_with(assessment=proposal, actor=make_user())
    assert columns().get("recorded") == "2"
    assert "alleged" not in columns()


ENDS = [
    ("confirmed", "corrected", "asserted"),
    ("rejected", "rejected", "alleged"),
    ("unverifiable", "unverifiable", "alleged"),
    ("superseded", "superseded", "alleged"),
]


@pytest.mark.parametrize(("end", "status", "modality"), ENDS)
def test_the_four_ends(end, status, modality):
    source = make_source()
    claim = make_allegation(source=source)
    evidence = Evidence("newer", other=make_second_source(source=source)) if end == "superseded" else None
    proposal = make_proposal(claim, end, actor=make_user(name="amal"), evidence=evidence)
    decision = agree_with(assessment=proposal, actor=make_user(name="basim"), note="I saw it too.")
    now = read_again(claim)
    assert (now.status, now.modality) == (status, modality)
    assert decision.note.startswith(f"Assessed as {end} by amal, agreed by basim. Evidence: ")
    assert decision.note.endswith("basim: I saw it too.")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision) == ("agreed", decision)


def test_a_confirmed_allegation_keeps_its_incident():
    claim = make_allegation()
    agree_with(assessment=make_proposal(claim), actor=make_user())
    assert read_again(claim).link.incident == claim.link.incident


def test_nobody_agrees_with_their_own():
    amal = make_user()
    proposal = make_proposal(actor=amal)
    with pytest.raises(NotAllowed, match="a second person has to agree"):
        agree_with(assessment=proposal, actor=amal)
    assert not rules.can_agree(proposal, amal)
    assert read_again(proposal.claim).modality == "alleged"


def test_the_database_refuses_one_person_alone():
    proposal = make_proposal()
    values = {"state": "agreed", "answered_by": proposal.proposed_by, "answered_at": proposal.proposed_at}
    with pytest.raises(IntegrityError, match="two_people_end_an_allegation"), transaction.atomic():
        Assessment.objects.filter(pk=proposal.pk).update(**values)


def test_assessments_are_only_added_and_answered_once():
    proposal = make_proposal()
    agree_with(assessment=proposal, actor=make_user())
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Assessment.objects.filter(pk=proposal.pk).update(answer_note="no")
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        proposal.delete()
    with pytest.raises(SomeoneWasFaster, match="agreed by two already"):
        agree_with(assessment=proposal, actor=make_user())
    with pytest.raises(SomeoneWasFaster):
        decline(assessment=proposal, actor=make_user(), note="no")


ORDINARY = [("correct", {"modality": "asserted"}), ("confirm", {"modality": "asserted"})]


@pytest.mark.parametrize(("outcome", "changes"), ORDINARY)
def test_an_ordinary_correction_of_an_accepted_allegation_is_refused_r4(outcome, changes):
    claim = make_allegation()
    answer = Answer(outcome, claim.version, changes, note="the text says so")
    with pytest.raises(NotAllowed, match="only by an assessment that names evidence"):
        decide_claim(claim=claim, actor=make_user(), answer=answer)


@pytest.mark.parametrize("way", ["hold", "unverifiable", "reject"])
def test_no_way_round_leads_out_of_the_lane_r4(way):
    claim = make_decided_claim(way, claim=make_allegation(), note="asked")
    answer = Answer("confirm", claim.version, {"modality": "asserted"}, note="the text says so")
    with pytest.raises(NotAllowed, match="only by an assessment"):
        decide_claim(claim=claim, actor=make_user(), answer=answer)


STEPS = [("negated",), ("hypothetical",), ("negated", "hypothetical")]


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize("before", ["", "hold"])
def test_no_number_of_steps_leads_out_of_the_lane_r4(steps, before):
    claim = make_allegation()
    if before:
        claim = make_decided_claim(before, claim=claim, note="asked")
    for modality in steps:
        claim = make_decided_claim("correct", claim=claim, changes={"modality": modality}, note="read otherwise")
    answer = Answer("correct", claim.version, {"modality": "asserted"}, note="the text says so")
    with pytest.raises(NotAllowed, match="only by an assessment"):
        decide_claim(claim=claim, actor=make_user(), answer=answer)
    assert read_again(claim).modality == steps[-1]


def test_going_back_to_an_earlier_version_is_no_way_out_of_the_lane_r4():
    claim = make_decided_claim(quote="two civilians were injured", kind="injured")
    first = apps.get_model("annotator.ClaimEvent").objects.filter(pgh_obj=claim).latest("pgh_id")
    claim = make_decided_claim("flag_allegation", claim=claim, note="It is what residents say.")
    with pytest.raises(NotAllowed, match="only by an assessment"):
        revert_claim(claim=claim, actor=make_user(), seen=claim.version, version=first, note="as it was")


def test_what_was_assessed_may_be_corrected_and_corrected_back():
    claim = make_allegation()
    agree_with(assessment=make_proposal(claim), actor=make_user())
    claim = make_decided_claim("correct", claim=read_again(claim), changes={"modality": "negated"}, note="no")
    claim = make_decided_claim("correct", claim=claim, changes={"modality": "asserted"}, note="yes")
    assert claim.modality == "asserted"


def test_what_was_never_accepted_as_an_allegation_is_corrected_freely():
    claim = make_decided_claim(modality="negated")
    claim = make_decided_claim("correct", claim=claim, changes={"modality": "asserted"}, note="misread")
    assert claim.modality == "asserted"


def test_a_candidate_that_the_machine_misread_is_corrected_with_a_reason():
    claim = make_claim(modality="alleged", quote="two civilians were injured", kind="injured")
    claim = make_decided_claim(claim=claim, changes={"modality": "asserted"}, note="the text asserts it")
    assert claim.modality == "asserted"
    assert claim.second_readings.get().reasons == ["upgrade"]


def test_an_end_that_is_undone_puts_the_allegation_back():
    claim, second = make_allegation(), make_user()
    agree_with(assessment=make_proposal(claim), actor=second)
    now = read_again(claim)
    undo_claim(claim=now, actor=second, seen=now.version)
    assert read_again(claim).modality == "alleged"
    assert rules.can_assess(read_again(claim), second)


def test_who_declines_says_why_and_who_withdraws_need_not():
    one, other = make_proposal(), make_proposal()
    with pytest.raises(NotAllowed, match="why you do not agree"):
        decline(assessment=one, actor=make_user(), note=" ")
    assert decline(assessment=one, actor=make_user(), note="another village").state == "declined"
    assert decline(assessment=other, actor=other.proposed_by, note="").state == "withdrawn"
    assert read_again(one.claim).modality == "alleged"
    make_proposal(read_again(one.claim))


def test_people_agree_to_what_was_assessed():
    proposal = make_proposal()
    make_decided_claim("correct", claim=read_again(proposal.claim), changes={"actor": "police"}, note="named above")
    with pytest.raises(SomeoneWasFaster, match="changed after this was proposed"):
        agree_with(assessment=proposal, actor=make_user())


def test_one_proposal_at_a_time():
    proposal = make_proposal(actor=make_user(name="amal"))
    with pytest.raises(NotAllowed, match="amal has proposed “confirmed” already"):
        make_proposal(proposal.claim)


LANE = [
    ("candidate", "Confirm first that the article says this"),
    ("held", "Confirm first that the article says this"),
    ("rejected", "it stands in the lane no more"),
    ("asserted", "only an allegation is assessed"),
    ("death", "A second person has still to read"),
    ("accepted", ""),
]


def _in_state(state: str) -> Claim:
    if state == "candidate":
        return make_claim(modality="alleged")
    if state in ("held", "rejected"):
        return make_decided_claim({"held": "hold", "rejected": "reject"}[state], modality="alleged")
    if state == "asserted":
        return make_decided_claim()
    return make_decided_claim(modality="alleged") if state == "death" else make_allegation()


@pytest.mark.parametrize(("state", "said"), LANE)
def test_which_allegations_are_assessed(state, said):
    claim, actor = _in_state(state), make_user()
    assert rules.can_assess(claim, actor) is not bool(said)
    if said:
        with pytest.raises(NotAllowed, match=said):
            make_proposal(claim, actor=actor)


@pytest.mark.parametrize(("role", "may"), [("analyst", True), ("lead", True), ("publisher", False)])
def test_only_who_decides_claims_assesses_and_agrees(role, may):
    proposal, user = make_proposal(), make_user(role)
    assert rules.can_agree(proposal, user) is may
    assert rules.can_assess(make_allegation(), user) is may


def test_an_assessment_says_why():
    with pytest.raises(NotAllowed, match="what the evidence shows"):
        propose_assessment(claim=make_allegation(), actor=make_user(), end="confirmed", evidence=imagery(), reason=" ")
