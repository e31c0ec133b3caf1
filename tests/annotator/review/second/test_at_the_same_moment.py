"""Several people, several connections, one queue of second readings."""

import pytest

from annotator.incidents.disputes.actions import settle_dispute
from annotator.incidents.disputes.ruling import Choice
from annotator.review.second.actions import answer_reading, hand_out
from annotator.review.second.models import ReadingAnswer, Ruling, SecondReading
from tests.annotator.review.second.making import make_answered, make_wanted, same_as
from tests.factories import make_user
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 4


def test_two_second_readers_never_get_the_same():
    for _ in range(READERS):
        make_wanted()
    readers = [make_user() for _ in range(READERS)]
    given = together(*((lambda user=user: hand_out(user=user)) for user in readers))
    assert len({reading.pk for reading in given}) == READERS


def test_of_one_reading_one_of_several_gets_it():
    make_wanted()
    readers = [make_user() for _ in range(READERS)]
    given = together(*((lambda user=user: hand_out(user=user)) for user in readers))
    assert sum(reading is not None for reading in given) == 1


def test_readers_at_once_read_everything_once():
    for _ in range(12):
        make_wanted()

    def work(user):
        def act():
            while reading := hand_out(user=user):
                answer_reading(reading=reading, user=user, values=same_as(reading))

        return act

    together(*(work(make_user()) for _ in range(3)))
    assert ReadingAnswer.objects.count() == 12
    assert set(SecondReading.objects.values_list("state", flat=True)) == {"agreed"}


def test_an_answer_sent_twice_is_recorded_once():
    reading, user = make_wanted(), make_user()
    hand_out(user=user)

    def act():
        mine = SecondReading.objects.get(pk=reading.pk)
        return answer_reading(reading=mine, user=user, values=same_as(mine))

    answers = together(act, act)
    assert sorted(type(answer).__name__ for answer in answers) == ["ReadingAnswer", "SomeoneWasFaster"]
    assert ReadingAnswer.objects.count() == 1


def test_of_two_rulings_one_holds():
    reading = make_answered(min=5, best=5, max=5).reading
    leads = [make_user("lead"), make_user("lead")]

    def rule(lead, by):
        def act():
            mine = SecondReading.objects.get(pk=reading.pk)
            return settle_dispute(reading=mine, actor=lead, choices={"number": Choice(by)}, reason="because")

        return act

    rulings = together(rule(leads[0], "second"), rule(leads[1], "second"))
    assert sorted(type(ruling).__name__ for ruling in rulings) == ["Ruling", "SomeoneWasFaster"]
    assert Ruling.objects.count() == 1
