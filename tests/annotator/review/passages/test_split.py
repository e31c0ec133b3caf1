"""One claim made two: what each half keeps, what is refused, and the way back."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.incidents.actions import undo_claim
from annotator.incidents.models import IncidentLink
from annotator.review.actions import open_claim
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.review.versions.actions import revert
from tests.annotator.review.passages.making import FIRST, SECOND, WHOLE, divide, fresh, make_whole, values_of
from tests.factories import make_candidate, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def test_the_claim_keeps_the_first_half_and_the_second_is_a_new_candidate():
    amal, claim = make_user(), make_whole()
    made = divide(claim, amal)
    first = fresh(claim)
    assert (first.quote, first.kind, first.best, first.status, first.version) == (FIRST, "killed", 5, "candidate", 2)
    assert (made.quote, made.kind, made.best, made.status, made.target) == (SECOND, "injured", 3, "candidate", "")
    assert (made.origin, made.created_by, made.proposal, made.victim_status) == ("person", amal, {}, "combatant")
    assert (made.sentence_start, made.paragraph, made.date_start) == (claim.sentence_start, 1, claim.date_start)


def test_what_the_machine_proposed_stays_beside_the_half():
    claim = make_whole()
    divide(claim)
    first = fresh(claim)
    assert first.proposal["quote"] == WHOLE
    assert make_decided_claim(claim=first).status == "corrected"


def test_each_half_has_a_decision_of_the_one_act():
    claim = make_whole()
    made = divide(claim, note="two numbers")
    head, beside = Decision.objects.order_by("pk")
    assert (head.claim, head.outcome, head.to_status, head.note) == (claim, "split", "candidate", "two numbers")
    assert (beside.claim, beside.act, beside.version) == (made, head, made.version)
    assert (head.before["quote"], head.after["quote"]) == (WHOLE, FIRST)


def test_an_accepted_claim_becomes_corrected_and_stays_in_its_incident():
    amal, claim = make_user(), make_whole()
    claim = make_decided_claim(claim=claim, actor=amal)
    incident = IncidentLink.objects.get(claim=claim).incident
    made = divide(fresh(claim), amal)
    assert (fresh(claim).status, made.status) == ("corrected", "candidate")
    assert IncidentLink.objects.get().incident == incident
    undo_claim(claim=fresh(claim), actor=amal, seen=3)
    assert (fresh(claim).status, IncidentLink.objects.get(claim=claim).incident) == ("verified", incident)


@pytest.mark.parametrize("from_the_second", [False, True])
def test_undo_restores_the_whole_and_keeps_the_second_half_out_of_the_way(from_the_second):
    amal, claim = make_user(), make_whole()
    before = values_of(fresh(claim))
    made = divide(claim, amal)
    undone = made if from_the_second else fresh(claim)
    decision = undo_claim(claim=undone, actor=amal, seen=undone.version, note="one event")
    assert values_of(fresh(claim)) == before
    assert fresh(made).withdrawn_at is not None
    assert made not in Claim.objects.awaiting_review()
    assert Decision.objects.filter(undoes__isnull=False).count() == 2
    assert decision.claim == undone


def test_a_half_that_was_decided_since_is_taken_back_first():
    amal, claim = make_user(), make_whole()
    made = make_decided_claim(claim=divide(claim, amal), actor=amal)
    with pytest.raises(NotAllowed, match=f"“{SECOND}” has been decided since"):
        undo_claim(claim=fresh(claim), actor=amal, seen=2)
    undo_claim(claim=made, actor=amal, seen=made.version)
    undo_claim(claim=fresh(claim), actor=amal, seen=2)
    assert fresh(claim).quote == WHOLE


def test_a_split_that_was_taken_back_can_be_made_again():
    amal, claim = make_user(), make_whole()
    made = divide(claim, amal)
    undo_claim(claim=fresh(claim), actor=amal, seen=2)
    again = divide(fresh(claim), amal, of_second={"kind": "injured"})
    assert (again.pk, again.withdrawn_at, again.best) == (made.pk, None, None)
    assert again in Claim.objects.awaiting_review()


def test_a_stranger_does_not_undo_it_and_a_lead_may():
    claim = make_whole()
    divide(claim, make_user(name="amal"))
    with pytest.raises(NotAllowed, match="amal's"):
        undo_claim(claim=fresh(claim), actor=make_user(), seen=2)
    undo_claim(claim=fresh(claim), actor=make_user("lead"), seen=2)
    assert fresh(claim).quote == WHOLE


def test_reading_the_article_again_brings_neither_the_whole_nor_a_half_back():
    claim = make_whole()
    made = divide(claim, of_first={"kind": "executed"})
    text = claim.article.text
    candidates = [
        make_candidate(WHOLE, text, best=9, max=9),
        make_candidate(SECOND, text, kind="injured"),
        make_candidate("five men", text),
    ]
    counts = store_candidates(article=claim.article, candidates=candidates).counts()
    assert counts == {"added": 0, "kept": 3, "withdrawn": 0}
    assert (fresh(claim).quote, fresh(claim).kind, fresh(claim).best) == (FIRST, "executed", 5)
    assert store_candidates(article=claim.article, candidates=[]).counts()["withdrawn"] == 0
    assert {fresh(claim).withdrawn_at, fresh(made).withdrawn_at} == {None}


def test_a_half_that_was_taken_back_comes_when_the_extractor_proposes_it():
    amal, claim = make_user(), make_whole()
    made = divide(claim, amal)
    undo_claim(claim=made, actor=amal, seen=made.version)
    found = make_candidate(SECOND, claim.article.text, kind="injured", best=3, min=3, max=3)
    store_candidates(article=claim.article, candidates=[found])
    assert fresh(made).withdrawn_at is None


def refused(sentence, claim=None, actor=None, error=NotAllowed, **more):
    claim = claim or make_whole()
    before = (values_of(fresh(claim)), Claim.objects.count(), Decision.objects.count())
    with pytest.raises(error, match=sentence):
        divide(claim, actor, **more)
    assert (values_of(fresh(claim)), Claim.objects.count(), Decision.objects.count()) == before


def test_whoever_may_only_read_splits_nothing():
    refused("may read claims but not decide them", actor=make_user("publisher"))


def test_a_version_that_nobody_saw_is_not_split():
    refused("read again", seen=7, error=SomeoneWasFaster)


def test_a_claim_that_another_has_open_is_not_split():
    claim = make_whole()
    open_claim(claim=claim, user=make_user(name="basim"))
    refused("basim has this claim open", claim, error=SomeoneWasFaster)


def test_one_number_for_killed_and_injured_is_never_split():
    refused("R14", make_whole(combined=True))


def test_halves_that_share_a_word_or_lie_outside_are_refused():
    refused("overlap", first="five men were killed", second="killed and three injured")
    refused("words of the claim that is split", second="Rain fell")
    refused("begins and ends with a word", first="five men ")


def test_a_half_that_is_a_claim_already_is_not_made_twice():
    claim = make_whole()
    store_candidates(
        article=claim.article,
        candidates=[
            make_candidate(SECOND, claim.article.text, kind="injured"),
            make_candidate(WHOLE, claim.article.text),
        ],
    )
    refused(f"“{SECOND}” is a claim already: Injured, candidate", fresh(claim))


@pytest.mark.parametrize("outcome", ["reject", "hold", "unverifiable"])
def test_a_claim_that_was_decided_otherwise_keeps_its_words(outcome):
    refused("keeps its words", make_decided_claim(outcome, claim=make_whole()))


def test_another_persons_decision_is_changed_with_a_reason():
    claim = make_decided_claim(claim=make_whole(), actor=make_user(name="basim"))
    refused("basim decided otherwise", claim)
    assert divide(fresh(claim), note="two numbers").quote == SECOND


def test_a_withdrawn_candidate_is_not_split():
    claim = make_whole()
    Claim.objects.filter(pk=claim.pk).update(withdrawn_at=timezone.now() - timedelta(hours=1))
    refused("withdrawn", fresh(claim))


def test_one_half_alone_does_not_go_back_behind_the_split():
    amal, claim = make_user(), make_whole()
    divide(claim, amal)
    whole = apps.get_model("annotator.ClaimEvent").objects.filter(pgh_obj=claim, version=1).first()
    with pytest.raises(NotAllowed, match="split or joined"), transaction.atomic():
        revert(claim=fresh(claim), actor=amal, seen=2, version=whole, note="one event")
    assert fresh(claim).quote == FIRST
