"""How readers agree, for leads to see."""

import re

import pytest
from django.urls import reverse

from annotator.desk.second.read_twice import by_pair, pair_of, read_twice
from annotator.review.second.actions import answer_reading, hand_out
from annotator.review.second.known.actions import mark_known
from annotator.review.second.models import KnownAnswer
from annotator.review.second.values import values_of
from tests.annotator.review.second.making import make_answered, make_wanted
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db
FIVE = {"min": 5, "best": 5, "max": 5, "hedge": "exact"}
PAGE = "agreement"


def body(response):
    return response.content.decode()


def text(response):
    return " ".join(re.sub(r"<[^>]*>", " ", body(response)).split())


def test_without_readings_it_says_so(lead):
    page = text(lead.get(reverse(PAGE)))
    assert "0 passages read by two people" in page
    assert "Nothing was read by two people yet" in page


def test_few_readings_give_shares_and_no_alpha(lead):
    make_answered()
    make_answered(**FIVE)
    page = text(lead.get(reverse(PAGE)))
    assert "Number ratio scale 1 of 2 50 % too few" in page
    assert "What 2 of 2 100 % too few" in page


def test_enough_readings_give_alpha_with_its_interval_and_their_number(lead):
    amal, rana = make_user(name="amal"), make_user(name="rana")
    article = make_article("One man was killed. " * 24)
    for place in range(24):
        kind = "killed" if place % 2 else "executed"
        span = {"start": place * 20, "end": place * 20 + 18, "sentence_start": place * 20}
        claim = make_claim(article, quote="One man was killed", kind=kind, **span, sentence_end=place * 20 + 19)
        reading = make_wanted(claim=claim, actor=amal)
        given = hand_out(user=rana)
        said = values_of(reading.claim) | ({"kind": "injured"} if place == 0 else {})
        answer_reading(reading=given, user=rana, values=said)
    page = text(lead.get(reverse(PAGE)))
    assert re.search(r"What 23 of 24 96 % 0\.92 \[0\.\d\d, 1\.00\] n 24", page)
    assert "amal and rana 23 of 24" in page


def test_who_read_first_makes_no_other_pair():
    one, other = make_user(name="amal"), make_user(name="rana")
    make_answered(make_wanted(actor=one), reader=other)
    make_answered(make_wanted(actor=other), reader=one)
    (row,) = by_pair(read_twice())
    assert (row.name, row.whole.n, row.whole.agreed) == ("amal and rana", 2, 2)


def test_the_random_share_can_be_looked_at_alone(lead, settings):
    settings.SECOND_READING_PERCENT = 100
    make_answered(make_wanted(kind="injured"))
    settings.SECOND_READING_PERCENT = 0
    make_answered()
    assert "2 passages" in text(lead.get(reverse(PAGE)))
    assert "1 passage read by two people in the last 12 months, drawn at random" in text(
        lead.get(reverse(PAGE), {"drawn": "sample"})
    )


def test_numbers_are_compared_where_both_gave_one():
    assert pair_of("number", {"number": [[4, 4, None], [5, 5, 5]]}) == (4, 5)
    assert pair_of("number", {"number": [[20, None, None], [0, None, 9]]}) == (20, 0)
    assert pair_of("number", {"number": ["unquantified", [5, 5, 5]]}) is None
    assert pair_of("kind", {"judgement": ["accepted", "rejected"]}) is None


def known_for(reader, settings, **changes):
    settings.KNOWN_ANSWER_PERCENT = 100
    mark_known(claim=make_decided_claim(kind="injured"), actor=make_user("lead"), reason="the list of the court")
    reading = hand_out(user=reader)
    return answer_reading(reading=reading, user=reader, values=values_of(reading.claim) | changes)


def test_known_answers_are_told_by_reader_and_count_nowhere_else(lead, reader, settings):
    known_for(reader, settings, modality="alleged")
    page = text(lead.get(reverse(PAGE)))
    assert "rana 0 of 1" in page
    assert "modality 1" in page
    assert "“the list of the court”" in page
    assert "0 passages read by two people" in page


def test_a_lead_marks_a_claim_as_a_known_answer(lead):
    claim = make_decided_claim(kind="injured")
    page = body(lead.get(reverse("claim", args=[claim.pk])))
    assert "Use as a known answer" in page
    response = lead.post(reverse("mark_known", args=[claim.pk]), {"reason": "the list"}, follow=True)
    assert "Marked as a known answer" in body(response)
    lead.post(reverse("mark_known", args=[claim.pk]), {"reason": "the list"})
    assert KnownAnswer.objects.get().reason == "the list"


def test_without_a_reason_nothing_is_marked(lead):
    claim = make_decided_claim(kind="injured")
    response = lead.post(reverse("mark_known", args=[claim.pk]), {"reason": ""}, follow=True)
    assert "beyond doubt" in body(response)
    assert not KnownAnswer.objects.exists()


def test_a_lead_ends_it(lead):
    known = mark_known(claim=make_decided_claim(kind="injured"), actor=make_user("lead"), reason="the list")
    lead.post(reverse("end_known", args=[known.pk]))
    known.refresh_from_db()
    assert known.ended_at is not None


def test_an_analyst_does_not_see_that_there_are_any(desk):
    claim = make_decided_claim(kind="injured")
    assert "known answer" not in body(desk.get(reverse("claim", args=[claim.pk])))


@pytest.mark.parametrize("who", ["desk", "visitor"])
def test_only_leads_see_how_people_agree(request, who):
    browser = request.getfixturevalue(who)
    known = mark_known(claim=make_decided_claim(kind="injured"), actor=make_user("lead"), reason="the list")
    assert browser.get(reverse(PAGE)).status_code == 403
    assert browser.post(reverse("mark_known", args=[known.claim_id]), {"reason": "x"}).status_code == 403
    assert browser.post(reverse("end_known", args=[known.pk])).status_code == 403


@pytest.mark.parametrize("name", ["mark_known", "end_known"])
def test_what_writes_refuses_get(lead, name):
    known = mark_known(claim=make_decided_claim(kind="injured"), actor=make_user("lead"), reason="the list")
    pk = known.claim_id if name == "mark_known" else known.pk
    assert lead.get(reverse(name, args=[pk])).status_code == 405


def test_what_stands_out_is_put_as_a_question(lead):
    quick, slow = make_user(name="ann"), make_user(name="ben")
    article = make_article("One man was hurt. " * 62)
    for place in range(62):
        span = {"start": place * 18, "end": place * 18 + 16, "sentence_start": place * 18}
        claim = make_claim(article, quote="One man was hurt", kind="injured", **span, sentence_end=place * 18 + 17)
        outcome = "confirm" if place % 2 or place % 4 == 0 else "reject"
        make_decided_claim(outcome, quick if place % 2 else slow, claim)
    page = text(lead.get(reverse(PAGE)))
    assert "ann confirmed 100 % of 31; the others 52 %. Is that queue easier?" in page


def test_the_page_takes_few_queries_however_many_readings_there_are(lead, django_assert_max_num_queries):
    for _ in range(3):
        make_answered()
    with django_assert_max_num_queries(12):
        lead.get(reverse(PAGE))
