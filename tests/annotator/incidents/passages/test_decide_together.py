"""Claims of one sentence decided in one act: each for itself, all or none."""

import pytest
from django.core.exceptions import ValidationError

from annotator.claims.models import Claim
from annotator.incidents.actions import undo_claim
from annotator.incidents.models import IncidentLink
from annotator.incidents.passages.actions import decide_alike, decide_together, undo_together
from annotator.review.actions import Answer, open_claim
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from tests.annotator.review.passages.making import fresh, make_two, make_whole
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def decide(*answers, actor=None, sentence=None):
    first = answers[0][0] if answers else None
    sentence = sentence or (first.sentence_start, first.sentence_end)
    return decide_together(answers=answers, actor=actor or make_user(), sentence=sentence)


def test_each_claim_has_its_own_answer_and_decision():
    amal, (claim, other) = make_user(), make_two()
    rejection = Answer("reject", 1, reason_code="wrong_number")
    decisions = decide((other, rejection), (claim, Answer("confirm", 1)), actor=amal)
    assert [decision.claim for decision in decisions] == [claim, other]
    assert (fresh(claim).status, fresh(other).status) == ("verified", "rejected")
    assert decisions[1].act == decisions[0]
    assert IncidentLink.objects.get().claim == claim


def test_one_of_them_is_taken_back_alone():
    amal, (claim, other) = make_user(), make_two()
    decide((claim, Answer("confirm", 1)), (other, Answer("confirm", 1)), actor=amal)
    undo_claim(claim=fresh(claim), actor=amal, seen=2)
    assert (fresh(claim).status, fresh(other).status) == ("candidate", "verified")


def test_all_of_them_are_taken_back_at_once_while_all_stand():
    amal, (claim, other) = make_user(), make_two()
    head, _ = decide((claim, Answer("confirm", 1)), (other, Answer("confirm", 1)), actor=amal)
    with pytest.raises(NotAllowed):
        undo_together(decision=head, actor=make_user())
    undo_together(decision=Decision.objects.get(pk=head.pk), actor=amal)
    assert {fresh(claim).status, fresh(other).status} == {"candidate"}
    assert not IncidentLink.objects.exists()
    with pytest.raises(NotAllowed, match="has been decided since"):
        undo_together(decision=head, actor=amal)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer("confirm", 3), SomeoneWasFaster),
        (Answer("reject", 1), NotAllowed),
        (Answer("hold", 1), NotAllowed),
        (Answer("confirm", 1, {"min": 9}), ValidationError),
    ],
)
def test_where_one_answer_is_refused_none_is_recorded(answer, error):
    claim, other = make_two()
    with pytest.raises(error):
        decide((claim, Answer("confirm", 1)), (other, answer))
    assert (fresh(claim).status, Decision.objects.count()) == ("candidate", 0)


def test_a_claim_that_another_has_open_stops_them_all():
    claim, other = make_two()
    open_claim(claim=other, user=make_user(name="basim"))
    with pytest.raises(SomeoneWasFaster, match="basim"):
        decide((claim, Answer("confirm", 1)), (other, Answer("confirm", 1)))
    assert not Decision.objects.exists()


def test_only_what_stood_on_the_screen_is_decided():
    claim, other = make_two()
    with pytest.raises(NotAllowed, match="sentence on screen"):
        decide((claim, Answer("confirm", 1)), (other, Answer("confirm", 1)), sentence=(claim.start, claim.end))
    with pytest.raises(NotAllowed, match="several articles"):
        decide((claim, Answer("confirm", 1)), (make_whole(), Answer("confirm", 1)))
    with pytest.raises(NotAllowed, match="answered once"):
        decide((claim, Answer("confirm", 1)), (claim, Answer("reject", 1, reason_code="other")))
    with pytest.raises(NotAllowed, match="at least one"):
        decide(sentence=(0, 1))
    assert not Decision.objects.exists()


def test_strangers_decide_nothing():
    claim, _ = make_two()
    with pytest.raises(NotAllowed, match="may read claims"):
        decide((claim, Answer("confirm", 1)), actor=make_user("publisher"))


def test_one_answer_for_several_is_for_identical_quotes_alone():
    claim, other = make_two()
    with pytest.raises(NotAllowed, match="identical"):
        decide_alike(claims=[(claim, 1), (other, 1)], actor=make_user(), outcome="confirm", sentence=(0, 99))
    Claim.objects.filter(pk=other.pk).update(start=claim.start, end=claim.end, quote=claim.quote)
    alike, sentence = fresh(other), (claim.sentence_start, claim.sentence_end)
    answers = [(claim, 1), (alike, 1)]
    decisions = decide_alike(claims=answers, actor=make_user(), outcome="confirm", sentence=sentence)
    assert [decision.to_status for decision in decisions] == ["verified", "verified"]
