"""The blind page: text, empty fields, and nothing that tells what anybody made of the passage."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.extraction import Place
from annotator.review.second.actions import hand_out
from annotator.review.second.models import SecondReading
from tests.annotator.desk.second.making import address, body
from tests.annotator.desk.sitting import signed_in
from tests.annotator.review.second.making import make_answered, make_two_on_the_same_words, make_wanted
from tests.factories import make_article, make_candidate, make_decided_claim, make_user

pytestmark = pytest.mark.django_db
TEXT = "The report has news. Gunmen attacked the post on Monday and several people lost their lives, the office said."
QUOTE = "several people lost their lives"
# Values that stand nowhere in the text, so that each would be a leak.
TELLING = {
    "actor": "Sultan Murad",
    "target": "border guards",
    "places": (Place("Tell Tamer", "event", 0, 10, 1),),
    "attribution": "Baladi News",
    "weapon": "trebuchet",
    "rule": "rule-of-thumb",
    "min": 7654, "best": 8765, "max": 9876, "modality": "alleged", "score": 0.4321,
}  # fmt: skip
HIDDEN = ["Sultan Murad", "border guards", "Tell Tamer", "Baladi", "trebuchet", "rule-of-thumb", "amal", "first-note"]
NUMBERS = ["7654", "8765", "9876", "7,654", "2022-01-17", "17 Jan"]
WHY = ["death", "release", "sample", "provisional", "verified", "corrected", "flag", "proposed", "machine"]


@pytest.fixture
def telling(reader):
    """Return a reading of a claim each of whose values would be a leak, in the hand of the reader."""
    article = make_article(TEXT)
    span = {"sentence_start": TEXT.index("Gunmen"), "sentence_end": len(TEXT)}
    raid = make_candidate("Gunmen attacked the post", TEXT, kind="raid_operation", unit="event")
    candidates = [make_candidate(QUOTE, TEXT, **span, **TELLING), raid]
    claim = Claim.objects.get(pk=store_candidates(article=article, candidates=candidates).claims[0].pk)
    claim = make_decided_claim("hold", actor=make_user(name="basim"), claim=claim, note="first-note")
    make_decided_claim(claim=claim, actor=make_user(name="amal"), note="first-note again")
    return hand_out(user=reader)


def test_it_shows_the_article_and_marks_the_passage_alone(desk, telling):
    page = body(desk.get(address("reading", telling)))
    assert "The report has news." in page
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", page) == [QUOTE, QUOTE]
    assert 'class="span' not in page


@pytest.mark.parametrize("leak", [*HIDDEN, *NUMBERS])
def test_it_holds_no_value_and_no_proposal(desk, telling, leak):
    assert leak not in body(desk.get(address("reading", telling)))


@pytest.mark.parametrize("word", WHY)
def test_it_does_not_say_why_it_is_read_again_nor_where_the_claim_stands(desk, telling, word):
    page = body(desk.get(address("reading", telling)))
    content = page[page.index('id="second"') :]
    shown = re.sub(r"<(option|label)[^>]*>[^<]*(<[^>]*>[^<]*)?</\1>", "", content)
    assert word not in shown.lower()


def test_nothing_is_chosen_in_any_field(desk, telling):
    page = body(desk.get(address("reading", telling)))
    assert re.findall(r'<option value="([^"]*)"[^>]* selected', page) in ([], ["", "", "", "", ""])
    assert " checked" not in page
    assert re.findall(r'<input type="(?:text|date)"[^>]*value="([^"]*)"', page) == []


def test_it_has_no_link_to_the_claim(desk, telling):
    page = body(desk.get(address("reading", telling)))
    assert reverse("claim", args=[telling.claim_id]) not in page
    assert reverse("article", args=[telling.claim.article_id]) not in page


@pytest.mark.parametrize("name", ["claim", "history", "compare_versions"])
def test_the_claims_own_pages_lead_back_here_until_the_answer(desk, telling, name):
    claim = reverse(name, args=[telling.claim_id])
    assert desk.get(claim).url == address("reading", telling)
    desk.post(address("answer_reading", telling), {"judgement": "unverifiable"})
    assert desk.get(claim).status_code == 200


def test_only_where_claims_share_their_words_it_tells_the_kind(desk, reader):
    claim, _ = make_two_on_the_same_words()
    make_wanted(claim=claim)
    page = body(desk.get(address("reading", hand_out(user=reader))))
    assert "Several claims stand on these words; this one is about <strong>Killed</strong>" in page


def test_the_next_one_is_handed_out(desk, reader):
    reading = make_wanted()
    response = desk.post(reverse("next_reading"))
    assert response.url == address("reading", reading)
    reading.refresh_from_db()
    assert reading.reader == reader


def test_without_one_it_says_so(desk):
    response = desk.post(reverse("next_reading"), follow=True)
    assert "Nothing waits for you" in body(response)


def test_who_has_it_not_in_hand_is_sent_away(desk):
    reading = make_wanted()
    response = desk.get(address("reading", reading), follow=True)
    assert "not handed out to you" in body(response)
    assert reading.claim.quote not in body(response)


def test_the_first_reader_is_sent_away_as_well(given):
    response = signed_in(given.first_by).get(address("reading", given), follow=True)
    assert "not handed out to you" in body(response)


def test_it_says_how_long_the_passage_is_kept_for_the_reader(desk, given):
    until = timezone.localtime(given.until)
    assert f"yours until {until:%H:%M}" in body(desk.get(address("reading", given)))


def test_a_reading_is_left_to_somebody_else(desk, given):
    assert desk.post(address("give_reading_back", given)).url == reverse("second_readings")
    assert SecondReading.objects.get().reader is None


@pytest.mark.parametrize("name", ["second_readings", "next_reading", "reading", "answer_reading", "give_reading_back"])
def test_who_decides_no_claims_has_no_business_here(visitor, given, name):
    url = reverse(name) if name in ("second_readings", "next_reading") else address(name, given)
    method = visitor.get if name in ("second_readings", "reading") else visitor.post
    assert method(url).status_code == 403


@pytest.mark.parametrize("name", ["next_reading", "answer_reading", "give_reading_back"])
def test_what_writes_refuses_get(desk, given, name):
    url = reverse(name) if name == "next_reading" else address(name, given)
    assert desk.get(url).status_code == 405


def test_the_start_page_says_how_many_wait(desk):
    make_wanted()
    make_wanted()
    page = body(desk.get(reverse("second_readings")))
    assert re.search(r"waiting</dt><dd>2<", page)
    assert 'Second readings <span class="nav-count">2</span>' in page


def test_an_answered_reading_leads_to_how_it_came_out(desk, reader):
    answer = make_answered(reader=reader)
    response = desk.get(address("reading", answer.reading), follow=True)
    assert "you agree" in body(response)


def test_nobody_sees_how_anothers_reading_came_out(lead):
    answer = make_answered()
    response = lead.get(f"{reverse('second_readings')}?read={answer.reading_id}")
    assert "you agree" not in body(response)


@pytest.mark.parametrize("read", ["x", "0", "9" * 30, ""])
def test_a_made_up_address_shows_no_outcome(desk, read):
    assert desk.get(f"{reverse('second_readings')}?read={read}").status_code == 200
