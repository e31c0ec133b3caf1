"""The answer to a blind reading: compared, recorded once, and followed by the next passage."""

import re

import pytest

from annotator.review.second.models import ReadingAnswer, SecondReading, State
from tests.annotator.desk.second.making import HTMX, address, body, typed
from tests.annotator.desk.sitting import signed_in
from tests.annotator.review.second.making import make_wanted
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_agreement_is_confirmed_by_two(desk, given):
    response = desk.post(address("answer_reading", given), typed(), follow=True)
    assert "you agree" in body(response)
    assert SecondReading.objects.get().state == State.AGREED


def test_a_difference_is_shown_after_the_answer(desk, given):
    response = desk.post(address("answer_reading", given), typed(number="at least 5"), follow=True)
    page = body(response)
    assert "you differ" in page
    assert re.search(r"Number</th><td[^>]*>4</td><td[^>]*>at least 5", page)
    assert SecondReading.objects.get().state == State.DIFFERS


def test_the_answer_brings_the_next_passage_in_the_same_request(desk, given):
    following = make_wanted()
    response = desk.post(address("answer_reading", given), typed(), headers=HTMX)
    page = body(response)
    assert response.status_code == 200
    assert f'action="{address("answer_reading", following)}"' in page
    assert "you agree" in page
    assert response["HX-Push-Url"].startswith(address("reading", following))
    assert "<html" not in page


def test_beside_the_next_passage_the_difference_is_folded_since_it_may_tell_of_the_same(desk, given):
    make_wanted()
    page = body(desk.post(address("answer_reading", given), typed(number="9"), headers=HTMX))
    assert "<details>" in page[: page.index("second-differences")]
    assert "<details open>" not in page


def test_after_the_last_passage_the_difference_is_open(desk, given):
    page = body(desk.post(address("answer_reading", given), typed(number="9"), headers=HTMX))
    assert "<details open>" in page


def test_after_the_last_passage_the_same_request_says_what_is_left(desk, given):
    response = desk.post(address("answer_reading", given), typed(), headers=HTMX)
    assert "Read the next one" in body(response)
    assert "<html" not in body(response)


def test_without_a_script_the_browser_is_sent_on(desk, given):
    following = make_wanted()
    response = desk.post(address("answer_reading", given), typed())
    assert response.url == f"{address('reading', following)}?read={given.pk}"
    assert "you agree" in body(desk.get(response.url))


@pytest.mark.parametrize("judgement", ["rejected", "unverifiable"])
def test_who_finds_nothing_fills_in_nothing(desk, given, judgement):
    desk.post(address("answer_reading", given), {"judgement": judgement})
    answer = ReadingAnswer.objects.get()
    assert answer.values == {"judgement": judgement}
    assert answer.differing == ["judgement"]


INCOMPLETE = [
    ({"kind": ""}, "Choose what the passage tells of."),
    ({"modality": ""}, "Choose how the text puts it."),
    ({"role": ""}, "Choose which part it plays."),
    ({"victim_status": ""}, "Choose who they are"),
    ({"number": "umpteen"}, "cannot be read as a number"),
    ({"date_end": "2022-01-01"}, "The last day comes after the first."),
    ({"date_start": "", "date_end": "2022-01-01"}, "The last day comes after the first."),
]


@pytest.mark.parametrize(("changes", "sentence"), INCOMPLETE)
def test_what_is_missing_is_asked_for_and_what_was_typed_stays(desk, given, changes, sentence):
    response = desk.post(address("answer_reading", given), typed(actor="the police", **changes))
    assert response.status_code == 422
    assert sentence in body(response)
    assert 'value="the police"' in body(response)
    assert not ReadingAnswer.objects.exists()


def test_an_answer_without_a_judgement_is_refused(desk, given):
    assert desk.post(address("answer_reading", given), typed(judgement="")).status_code == 422


def test_the_answer_of_a_stranger_is_refused(given):
    response = signed_in(make_user()).post(address("answer_reading", given), typed())
    assert response.status_code == 409
    assert not ReadingAnswer.objects.exists()


def test_an_answer_sent_again_is_not_recorded_again_and_leads_on(desk, given):
    following = make_wanted()
    desk.post(address("answer_reading", given), typed())
    response = desk.post(address("answer_reading", given), typed(number="9"))
    assert response.url.startswith(address("reading", following))
    assert ReadingAnswer.objects.get().differing == []


def test_one_answer_takes_few_queries(desk, given, django_assert_max_num_queries):
    make_wanted()
    with django_assert_max_num_queries(16):
        desk.post(address("answer_reading", given), typed(), headers=HTMX)
