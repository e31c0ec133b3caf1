"""Who is given what to read, and what comes of the answer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from annotator.claims.models import Claim
from annotator.incidents.actions import undo_claim
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.review.second.actions import answer_reading, give_back, hand_out
from annotator.review.second.models import ReadingAnswer, SecondReading, State
from tests.annotator.review.second.making import make_answered, make_two_on_the_same_words, make_wanted, same_as
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db):
    """Return the people who may stand in some relation to a claim."""
    names = ("holder", "decider", "corrector", "stranger")
    return {name: make_user(name=name) for name in names} | {
        "lead": make_user("lead", "lead"),
        "publisher": make_user("publisher", "publisher"),
    }


def released(cast):
    """Return the reading of a claim that one held, another released and a third corrected."""
    claim = make_decided_claim("hold", actor=cast["holder"])
    claim = make_decided_claim(actor=cast["decider"], claim=claim, note="asked")
    changes = {"actor": "police"}
    claim = make_decided_claim("correct", actor=cast["corrector"], claim=claim, changes=changes, note="named above")
    return claim.second_readings.get(state=State.WANTED)


MAY_READ = {"holder": True, "decider": False, "corrector": False, "stranger": True, "lead": True}


@pytest.mark.parametrize(("who", "may"), MAY_READ.items())
def test_nobody_is_given_what_they_answered_before(cast, who, may):
    reading = released(cast)
    assert hand_out(user=cast[who]) == (reading if may else None)


def test_who_only_reads_claims_is_given_none(cast):
    make_wanted()
    with pytest.raises(NotAllowed, match="may read claims but not give second readings"):
        hand_out(user=cast["publisher"])


def test_nobody_is_given_the_claim_that_they_made(cast):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(created_by=cast["stranger"])
    make_decided_claim(claim=Claim.objects.get(pk=claim.pk))
    assert hand_out(user=cast["stranger"]) is None


def test_nobody_is_given_a_claim_that_they_read_in_an_earlier_version(cast):
    answer = make_answered(reader=cast["stranger"])
    claim = answer.reading.claim
    make_decided_claim("correct", claim=claim, changes={"actor": "police"}, note="named above")
    assert hand_out(user=cast["stranger"]) is None
    assert hand_out(user=cast["lead"]) is not None


def test_the_oldest_comes_first_and_each_gets_another(cast):
    first, second = make_wanted(), make_wanted()
    assert hand_out(user=cast["stranger"]) == first
    assert hand_out(user=cast["lead"]) == second


def test_who_asks_again_keeps_the_one_in_hand(cast):
    make_wanted()
    first = hand_out(user=cast["stranger"])
    make_wanted()
    assert hand_out(user=cast["stranger"]) == first


def test_when_the_time_is_up_somebody_else_gets_it(cast):
    reading = make_wanted()
    hand_out(user=cast["stranger"])
    assert hand_out(user=cast["lead"]) is None
    SecondReading.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert hand_out(user=cast["lead"]) == reading
    with pytest.raises(NotAllowed, match="your time was up"):
        answer_reading(reading=reading, user=cast["stranger"], values=same_as(reading))


def test_who_is_late_but_unchallenged_may_still_answer(cast):
    reading = make_wanted()
    hand_out(user=cast["stranger"])
    SecondReading.objects.update(until=timezone.now() - timedelta(seconds=1))
    reading.refresh_from_db()
    assert answer_reading(reading=reading, user=cast["stranger"], values=same_as(reading))


def test_what_is_given_back_goes_to_the_next(cast):
    reading = make_wanted()
    give_back(reading=hand_out(user=cast["stranger"]), user=cast["stranger"])
    assert hand_out(user=cast["lead"]) == reading


def test_nobody_gives_back_what_another_has(cast):
    reading = make_wanted()
    hand_out(user=cast["stranger"])
    give_back(reading=reading, user=cast["lead"])
    assert hand_out(user=cast["lead"]) is None


def test_two_who_say_the_same_confirm_it(cast):
    answer = make_answered(reader=cast["stranger"], note="worded otherwise")
    assert answer.differing == []
    reading = SecondReading.objects.get()
    assert reading.state == State.AGREED
    assert reading.closed_at is not None


def test_what_differs_waits_for_a_lead(cast):
    answer = make_answered(reader=cast["stranger"], min=5, best=5, max=5, modality="alleged")
    assert answer.differing == ["number", "modality"]
    assert SecondReading.objects.get().state == State.DIFFERS


def test_what_the_page_told_is_no_difference():
    claim, _ = make_two_on_the_same_words()
    answer = make_answered(make_wanted(claim=claim), kind="injured")
    assert answer.differing == []


def test_an_answer_is_given_once(cast):
    answer = make_answered(reader=cast["stranger"])
    with pytest.raises(SomeoneWasFaster, match="has its second reading already"):
        answer_reading(reading=answer.reading, user=cast["stranger"], values=answer.values)
    assert ReadingAnswer.objects.count() == 1


def test_an_answer_to_what_was_decided_anew_is_not_taken(cast):
    reading = make_wanted()
    given = hand_out(user=cast["stranger"])
    undo_claim(claim=reading.claim, actor=reading.first_by, seen=reading.version)
    with pytest.raises(SomeoneWasFaster, match="decided anew"):
        answer_reading(reading=given, user=cast["stranger"], values=same_as(given))
    assert not ReadingAnswer.objects.exists()


def test_answers_are_never_changed(cast):
    answer = make_answered(reader=cast["stranger"])
    with pytest.raises(ProgrammingError), transaction.atomic():
        ReadingAnswer.objects.filter(pk=answer.pk).update(note="other")


def test_the_database_refuses_a_reader_of_their_own(cast):
    reading = make_wanted()
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondReading.objects.filter(pk=reading.pk).update(reader=reading.first_by)


def test_the_time_from_hand_out_to_answer_is_kept(cast):
    reading = make_wanted()
    hand_out(user=cast["stranger"])
    SecondReading.objects.update(handed_at=timezone.now() - timedelta(seconds=42))
    reading.refresh_from_db()
    answer = answer_reading(reading=reading, user=cast["stranger"], values=same_as(reading))
    assert answer.seconds == 42
