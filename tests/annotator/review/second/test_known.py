"""Known answers: handed out among the others, and counted nowhere."""

import pytest

from annotator.incidents.actions import decide_claim
from annotator.review.actions import Answer
from annotator.review.rules import NotAllowed
from annotator.review.second.actions import answer_reading, give_back, hand_out
from annotator.review.second.known.actions import end_known, mark_known
from annotator.review.second.models import KnownAnswer, SecondReading, State
from tests.annotator.review.second.making import make_answered, make_wanted, same_as
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(db):
    """Return the lead who marks known answers."""
    return make_user("lead")


@pytest.fixture
def known(lead):
    """Return a known answer on a claim that nobody has to read a second time."""
    return mark_known(claim=make_decided_claim(kind="injured"), actor=lead, reason="the court said so")


@pytest.fixture
def always(settings):
    """Let every reading be of a known answer where there is one."""
    settings.KNOWN_ANSWER_PERCENT = 100


def test_it_is_handed_out_like_any_other(known, always):
    reading = hand_out(user=make_user())
    assert reading.known == known
    assert reading.claim == known.claim
    assert reading.state == State.WANTED


def test_the_right_answer_is_checked_and_settles_nothing(known, always):
    reader = make_user()
    reading = hand_out(user=reader)
    answer = answer_reading(reading=reading, user=reader, values=same_as(reading))
    assert answer.differing == []
    assert SecondReading.objects.get().state == State.CHECKED


def test_a_wrong_answer_makes_no_dispute_and_nothing_provisional(known, always):
    reader = make_user()
    reading = hand_out(user=reader)
    answer = answer_reading(reading=reading, user=reader, values=same_as(reading, role="background"))
    assert answer.differing == ["role"]
    assert not SecondReading.objects.disputed().exists()
    assert not SecondReading.objects.open().exists()


def test_everybody_reads_it_once(known, always):
    reader = make_user()
    reading = hand_out(user=reader)
    answer_reading(reading=reading, user=reader, values=same_as(reading))
    assert hand_out(user=reader) is None
    assert hand_out(user=make_user()) is not None


def test_what_was_given_back_does_not_come_again(known, always):
    reader = make_user()
    give_back(reading=hand_out(user=reader), user=reader)
    assert hand_out(user=reader) is None


@pytest.mark.parametrize("who", ["lead", "other lead", "decider"])
def test_whoever_knows_it_never_gets_it(known, always, lead, who):
    people = {"lead": lead, "other lead": make_user("lead"), "decider": known.claim.decisions.get().actor}
    assert hand_out(user=people[who]) is None


def test_what_waits_for_its_own_second_reading_is_not_given_as_a_known_answer(always, lead):
    reading = make_wanted()
    mark_known(claim=reading.claim, actor=lead, reason="sure")
    assert hand_out(user=make_user()).known is None


def test_whoever_read_it_for_real_never_gets_it(always, lead):
    reader = make_user()
    answer = make_answered(reader=reader)
    mark_known(claim=answer.reading.claim, actor=lead, reason="sure")
    assert hand_out(user=reader) is None


def test_a_claim_decided_anew_is_known_no_more(known, always):
    claim = known.claim
    answer = Answer("correct", claim.version, {"max": 5}, note="five")
    decide_claim(claim=claim, actor=make_user(), answer=answer)
    assert hand_out(user=make_user()) is None


def test_what_has_ended_is_not_handed_out(known, always, lead):
    assert end_known(known=known, actor=lead)
    assert not end_known(known=known, actor=lead)
    assert hand_out(user=make_user()) is None


def test_one_in_twenty_readings_is_of_a_known_answer(known, settings):
    settings.KNOWN_ANSWER_PERCENT = 5
    given = [hand_out(user=make_user()) for _ in range(60)]
    assert 0 < sum(one is not None for one in given) < 12


def test_marking_twice_marks_once(known, lead):
    assert mark_known(claim=known.claim, actor=lead, reason="again") == known
    assert KnownAnswer.objects.count() == 1


REFUSED = [
    ("analyst", "confirm", "sure", "Only leads"),
    ("lead", "", "sure", "Decide the claim first"),
    ("lead", "hold", "sure", "confirmed or rejected"),
    ("lead", "confirm", " ", "beyond doubt"),
]


@pytest.mark.parametrize(("role", "outcome", "reason", "sentence"), REFUSED)
def test_what_cannot_be_marked_says_why(role, outcome, reason, sentence):
    claim = make_decided_claim(outcome) if outcome else make_claim()
    with pytest.raises(NotAllowed, match=sentence):
        mark_known(claim=claim, actor=make_user(role), reason=reason)


def test_only_leads_end_them(known):
    with pytest.raises(NotAllowed):
        end_known(known=known, actor=make_user())
