"""Deciding a claim and taking a decision back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.incidents.actions import Placement, decide_claim, undo_claim
from annotator.incidents.models import Incident, IncidentLink
from annotator.review.actions import Answer, open_claim
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from tests.factories import make_article, make_candidate, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

OUTCOMES = [
    ("confirm", "verified"),
    ("correct", "verified"),
    ("reject", "rejected"),
    ("hold", "held"),
    ("unverifiable", "unverifiable"),
    ("flag_allegation", "corrected"),
]


@pytest.mark.parametrize(("outcome", "status"), OUTCOMES)
def test_each_outcome_leads_to_its_state(outcome, status):
    claim = make_decided_claim(outcome)
    decision = claim.decisions.get()
    assert (claim.status, claim.version) == (status, 2)
    assert (decision.outcome, decision.from_status, decision.to_status) == (outcome, "candidate", status)


def test_confirming_with_edits_is_recorded_as_corrected_and_keeps_what_was_there():
    claim = make_decided_claim(changes={"best": 5, "max": 5})
    decision = claim.decisions.get()
    assert (claim.status, claim.best, claim.max) == ("corrected", 5, 5)
    assert (decision.before["best"], decision.after["best"]) == (4, 5)
    assert claim.proposal["best"] == 4


def test_a_role_is_a_judgement_and_corrects_nothing():
    assert make_decided_claim(changes={"role": "background"}).status == "verified"


def test_flagging_an_allegation_changes_its_modality():
    assert make_decided_claim("flag_allegation").modality == "alleged"


NONSENSE = [{"min": 9}, {"kind": "stolen"}, {"quote": "something else"}, {"victim_status": ""}]


@pytest.mark.parametrize("changes", NONSENSE)
def test_values_that_make_no_sense_are_refused_and_nothing_is_kept(changes):
    claim = make_claim()
    with pytest.raises(ValidationError):
        make_decided_claim(claim=claim, changes=changes)
    again = Claim.objects.get(pk=claim.pk)
    assert (again.status, again.version, again.decisions.count()) == ("candidate", 1, 0)


def test_a_claim_is_never_a_part_of_itself():
    claim = make_claim()
    with pytest.raises(NotAllowed, match="itself"):
        make_decided_claim(claim=claim, changes={"role": "part_of", "of_id": claim.pk})
    assert Claim.objects.get(pk=claim.pk).status == "candidate"


def test_the_second_answer_to_one_version_is_refused():
    claim = make_claim()
    stale = Claim.objects.get(pk=claim.pk)
    make_decided_claim(claim=claim, actor=make_user(name="amal"))
    with pytest.raises(SomeoneWasFaster, match="amal was faster"):
        decide_claim(claim=stale, actor=make_user(), answer=Answer("reject", 1, reason_code="opinion"))
    assert Decision.objects.count() == 1


def test_a_claim_that_somebody_has_open_is_not_decided_by_another():
    claim = make_claim()
    open_claim(claim=claim, user=make_user(name="amal"))
    with pytest.raises(SomeoneWasFaster, match="amal has this claim open"):
        make_decided_claim(claim=Claim.objects.get(pk=claim.pk))
    with pytest.raises(SomeoneWasFaster, match="amal has this claim open"):
        make_decided_claim(claim=Claim.objects.get(pk=claim.pk), actor=make_user("lead"))


def test_undo_is_a_new_decision_that_restores_values_status_and_link():
    user = make_user()
    claim = make_decided_claim(actor=user, changes={"best": 5, "max": 5, "date_start": None, "date_end": None})
    undo_claim(claim=claim, actor=user, seen=claim.version)
    again = Claim.objects.get(pk=claim.pk)
    assert (again.status, again.best, again.max, again.version) == ("candidate", 4, 4, 3)
    assert str(again.date_start) == "2022-01-17"
    assert not IncidentLink.objects.filter(claim=claim).exists()
    assert [decision.outcome for decision in claim.decisions.all()] == ["confirm", "undo"]


def test_undoing_a_rejection_brings_the_claim_back_to_the_incident_it_was_in():
    user = make_user()
    claim = make_decided_claim(actor=user)
    incident = claim.link.incident
    answer = Answer("reject", claim.version, reason_code="opinion")
    decide_claim(claim=claim, actor=user, answer=answer)
    assert not IncidentLink.objects.filter(claim=claim).exists()
    undo_claim(claim=claim, actor=user, seen=claim.version)
    again = Claim.objects.get(pk=claim.pk)
    assert (again.status, again.link.incident) == ("verified", incident)


def test_a_decision_is_undone_once():
    user = make_user()
    claim = make_decided_claim(actor=user)
    undo_claim(claim=claim, actor=user, seen=2)
    with pytest.raises(NotAllowed, match="no decision"):
        undo_claim(claim=claim, actor=user, seen=3)


@pytest.mark.parametrize("change", [{"note": "never said"}, {"outcome": "reject"}])
def test_decisions_are_only_added(change):
    decision = make_decided_claim().decisions.get()
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(**change)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).delete()


def test_claims_of_one_paragraph_join_one_incident():
    text = "Four fighters were killed and two civilians were injured."
    article = make_article(text)
    injured = make_candidate("two civilians were injured", text, kind="injured", min=2, best=2, max=2)
    store_candidates(article=article, candidates=[make_candidate(text=text), injured])
    first, second = (make_decided_claim(claim=claim) for claim in article.claims.all())
    assert second.link.incident == first.link.incident


def test_a_person_may_put_a_claim_elsewhere():
    user = make_user()
    other = Incident.objects.create(title="Elsewhere", created_by=user)
    assert make_decided_claim(actor=user, placement=Placement(incident=other)).link.incident == other


def test_correcting_an_accepted_claim_leaves_it_in_its_incident():
    user = make_user()
    claim = make_decided_claim(actor=user)
    incident = claim.link.incident
    decide_claim(claim=claim, actor=user, answer=Answer("correct", 2, {"best": 5, "max": 5}))
    assert Claim.objects.get(pk=claim.pk).link.incident == incident
    assert Incident.objects.count() == 1
