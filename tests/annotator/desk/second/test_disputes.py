"""The page on which a lead settles what two people read differently."""

import re

import pytest
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.review.second.models import Ruling, SecondReading, State
from tests.annotator.desk.sitting import signed_in
from tests.annotator.review.second.making import make_answered, make_wanted
from tests.factories import make_user

pytestmark = pytest.mark.django_db
FIVE = {"min": 5, "best": 5, "max": 5, "hedge": "exact"}


@pytest.fixture
def disputed():
    """Return a dispute about the number and the modality."""
    return make_answered(**FIVE, modality="alleged").reading


def address(reading):
    return reverse("dispute", args=[reading.pk])


def body(response):
    """Return the page without the help on keys, which says many words."""
    return response.content.decode().split("<dialog")[0]


def questions(page):
    return re.findall(r"<legend>([^<]*)</legend>", page)


def test_the_list_names_the_fields_and_leads_to_the_page(lead, disputed):
    page = body(lead.get(reverse("disputes")))
    assert "differs in number, modality" in page
    assert address(disputed) in page


def test_without_a_dispute_the_list_says_so(lead):
    assert "No dispute" in body(lead.get(reverse("disputes")))


def test_the_page_asks_about_what_differs_and_about_nothing_else(lead, disputed):
    page = body(lead.get(address(disputed)))
    assert questions(page) == ["Number", "Modality"]
    assert re.findall(r'<strong dir="auto">([^<]*)</strong>', page) == ["4", "5", "Asserted", "Alleged"]
    assert " checked" not in page


def test_it_does_not_say_who_read_what(lead, disputed):
    page = body(lead.get(address(disputed)))
    for person in (disputed.first_by, disputed.answer.reader):
        assert person.get_username() not in page


def test_a_ruling_changes_the_claim(lead, disputed):
    ruling = {"number": "second", "modality": "first", "reason": "the sentence says five"}
    assert lead.post(address(disputed), ruling).status_code == 302
    claim = Claim.objects.get(pk=disputed.claim_id)
    assert (claim.best, claim.modality) == (5, "asserted")
    assert Ruling.objects.get().reason == "the sentence says five"


def test_after_a_ruling_comes_the_next_dispute(lead, disputed):
    following = make_answered(**FIVE).reading
    response = lead.post(address(disputed), {"number": "first", "modality": "first", "reason": "the sentence"})
    assert response.url == address(following)


def test_neither_may_be_right(lead, disputed):
    ruling = {"number": "own", "own_number": "at least six", "modality": "own", "own_modality": "negated"}
    lead.post(address(disputed), ruling | {"reason": "read on"})
    claim = Claim.objects.get(pk=disputed.claim_id)
    assert (claim.min, claim.max, claim.modality) == (6, None, "negated")


BOTH = {"number": "first", "modality": "first", "reason": "the sentence"}
INCOMPLETE = [
    (BOTH | {"reason": ""}, "This field is required"),
    (BOTH | {"number": ""}, "Choose one."),
    (BOTH | {"number": "own", "own_number": "umpteen"}, "cannot be read as a number"),
    (BOTH | {"modality": "own"}, "Choose a value."),
    (BOTH | {"modality": "third"}, "third is not one of the available choices"),
]


@pytest.mark.parametrize(("ruling", "sentence"), INCOMPLETE)
def test_what_is_missing_is_asked_for(lead, disputed, ruling, sentence):
    response = lead.post(address(disputed), ruling)
    assert response.status_code == 422
    assert sentence in body(response)
    assert SecondReading.objects.get().state == State.DIFFERS


def test_what_was_chosen_stays_chosen(lead, disputed):
    page = body(lead.post(address(disputed), BOTH | {"reason": ""}))
    assert len(re.findall(r'value="first"[^>]* checked', page)) == 2


def test_a_rejection_names_its_reason(lead):
    reading = make_answered(judgement="rejected").reading
    ruling = {"judgement": "second", "reason": "it is an appeal"}
    assert "Choose a reason for the rejection" in body(lead.post(address(reading), ruling))
    lead.post(address(reading), ruling | {"reason_code": "opinion"})
    assert Claim.objects.get(pk=reading.claim_id).status == "rejected"


def test_another_day_is_typed_in(lead):
    reading = make_answered(date_start="2022-01-03", date_end="2022-01-03").reading
    ruling = {"date": "own", "own_date_start": "2022-01-04", "own_date_end": "", "reason": "the paragraph before"}
    lead.post(address(reading), ruling)
    assert Claim.objects.get(pk=reading.claim_id).date_start.isoformat() == "2022-01-04"


def test_nobody_settles_their_own(client):
    first, second = make_user("lead"), make_user("lead")
    reading = make_answered(make_wanted(actor=first), reader=second, **FIVE).reading
    for party in (first, second):
        browser = signed_in(party)
        page = body(browser.get(address(reading)))
        assert "another lead has to settle it" in page
        assert questions(page) == []
        assert browser.post(address(reading), {"number": "first", "reason": "mine"}).status_code == 403
        assert "another lead has to settle it" in body(browser.get(reverse("disputes")))
    assert not Ruling.objects.exists()


def test_a_settled_dispute_shows_the_ruling_and_asks_nothing(lead, disputed):
    lead.post(address(disputed), BOTH)
    page = body(lead.get(address(disputed)))
    assert "“the sentence”" in page
    assert questions(page) == []
    assert lead.post(address(disputed), BOTH).status_code == 403
    assert Ruling.objects.count() == 1


@pytest.mark.parametrize("who", ["desk", "visitor"])
def test_only_leads_come_here(request, who, disputed):
    browser = request.getfixturevalue(who)
    assert browser.get(reverse("disputes")).status_code == 403
    assert browser.get(address(disputed)).status_code == 403
    assert browser.post(address(disputed), BOTH).status_code == 403


def test_what_nobody_has_read_yet_is_no_dispute(lead):
    assert lead.get(address(make_wanted())).url == reverse("disputes")
