"""Training on a desk's decisions: too few, better, worse; and the ranks that candidates get."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.utils import DatabaseError

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.claims.ranking import training
from annotator.claims.ranking.actions import install_ranker
from annotator.claims.ranking.learning import Example
from annotator.claims.ranking.logistic import Logistic
from annotator.claims.ranking.models import Ranker
from annotator.claims.ranking.training import TooFewDecisions, decided_examples, train_ranker
from annotator.incidents.actions import undo_claim
from annotator.incidents.allegations.actions import agree_with
from tests.annotator.claims.ranking.test_learning import examples
from tests.annotator.incidents.allegations.making import make_allegation, make_proposal
from tests.factories import TEXT, make_article, make_candidate, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(monkeypatch):
    """Let a desk have as many decisions as a ranker needs, without making them one by one."""
    rows: list[Example] = examples(600)
    monkeypatch.setattr(training, "decided_examples", lambda: rows)
    return rows


def test_decisions_become_examples_with_the_machines_values():
    make_claim()
    make_decided_claim("hold")
    make_decided_claim("correct", changes={"kind": "injured"}, rule="corrected")
    make_decided_claim("reject", rule="rejected", score=0.4)
    right, wrong = decided_examples()
    assert (right.accepted, "rule=corrected" in right.traits, "kind=killed" in right.traits) == (True, True, True)
    assert (wrong.accepted, wrong.score) == (False, 0.4)


def test_an_allegation_that_was_assessed_as_untrue_was_a_right_reading_all_the_same():
    claim, second = make_allegation(), make_user()
    agree_with(assessment=make_proposal(claim, "rejected"), actor=second)
    (example,) = decided_examples()
    assert (Claim.objects.get(pk=claim.pk).status, example.accepted) == ("rejected", True)
    undo_claim(claim=Claim.objects.get(pk=claim.pk), actor=second, seen=claim.version + 1)
    make_decided_claim("reject", claim=Claim.objects.get(pk=claim.pk), note="no such sentence")
    (example,) = decided_examples()
    assert not example.accepted


def test_with_too_few_decisions_it_says_how_many_are_needed(capsys):
    make_decided_claim()
    with pytest.raises(TooFewDecisions):
        train_ranker()
    call_command("train_ranker")
    out = capsys.readouterr().out
    assert "too few decisions" in out
    assert "of 100 decisions to learn from" in out
    assert not Ranker.objects.exists()


def test_a_better_ranker_is_installed_and_ranks_the_waiting_candidates(decided, capsys):
    waiting, done = make_claim(rule="good"), make_decided_claim(rule="bad")
    call_command("train_ranker")
    ranker = Ranker.objects.get()
    assert ranker.measures["after"]["log_loss"] < ranker.measures["before"]["log_loss"]
    assert f"Installed as ranker {ranker.pk}" in capsys.readouterr().out
    waiting.refresh_from_db()
    done.refresh_from_db()
    assert waiting.rank > 0.5
    assert (waiting.version, done.rank) == (1, None)


def test_one_that_is_worse_than_the_rules_own_scores_is_refused(decided, monkeypatch, capsys):
    monkeypatch.setattr(training, "learn", lambda _: Logistic(0.0, {"rule=bad": 3.0}))
    call_command("train_ranker")
    assert "Not installed" in capsys.readouterr().out
    assert not Ranker.objects.exists()


def test_one_that_is_worse_than_the_ranker_in_force_is_refused(decided, monkeypatch, capsys):
    train_ranker()
    monkeypatch.setattr(training, "learn", lambda _: Logistic(0.0, {"rule=good": 0.5}))
    call_command("train_ranker")
    out = capsys.readouterr().out
    assert "ranker until now" in out
    assert "Not installed" in out
    assert Ranker.objects.count() == 1


def test_candidates_are_ranked_when_they_are_stored():
    install_ranker(logistic=Logistic(0.0, {"rule=test": 2.0}), decisions=1, held_back=1, measures={})
    store_candidates(article=make_article(TEXT), candidates=[make_candidate()])
    assert Claim.objects.get().rank == pytest.approx(0.8808)


def test_without_a_ranker_there_is_no_rank():
    assert make_claim().rank is None


def test_rankers_are_only_added():
    ranker = install_ranker(logistic=Logistic(0.0, {}), decisions=1, held_back=1, measures={})
    with pytest.raises(DatabaseError), transaction.atomic():
        ranker.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Ranker.objects.update(decisions=2)
