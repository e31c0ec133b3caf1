"""The page on which the claims of a sentence are decided together."""

import pytest
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.incidents.models import IncidentLink
from annotator.review.actions import open_claim
from annotator.review.models import Decision, Lease
from tests.annotator.review.passages.making import fresh, make_two
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def address(claim: Claim) -> str:
    return reverse("decide_sentence", args=[claim.pk])


def sent(*answers):
    data = {}
    for claim, outcome, more in answers:
        data |= {f"{claim.pk}-seen": claim.version, f"{claim.pk}-outcome": outcome}
        data |= {f"{claim.pk}-{name}": value for name, value in more.items()}
    return data


def test_it_shows_the_sentence_and_the_values_of_every_claim(desk):
    claim, other = make_two()
    page = desk.get(address(claim)).text
    assert "On Monday five men were killed and three injured near Arden." in page
    for words in ("5 killed", "3 injured", "fighters", "17 Jan 2022 (stated)", "Asserted"):
        assert words in page
    assert {lease.claim for lease in Lease.objects.all()} == {claim, other}
    assert "Confirm all" not in page


def test_each_answer_is_recorded_and_the_page_says_which(desk):
    claim, other = make_two()
    rejected = {"reason_code": "wrong_number", "note": ""}
    answer = desk.post(address(claim), sent((claim, "confirm", {}), (other, "reject", rejected)))
    assert (fresh(claim).status, fresh(other).status) == ("verified", "rejected")
    page = desk.get(answer.url).text
    assert "Confirmed: 5 killed" in page
    assert "Rejected (number not in the text): 3 injured" in page
    assert "Undo these 2 decisions" in page


def test_a_claim_without_an_answer_waits(desk):
    claim, other = make_two()
    desk.post(address(claim), sent((claim, "confirm", {}), (other, "", {})))
    assert (fresh(claim).status, fresh(other).status) == ("verified", "candidate")


def test_all_are_taken_back_at_once(desk):
    claim, other = make_two()
    answer = desk.post(address(claim), sent((claim, "confirm", {}), (other, "confirm", {})))
    head = Decision.objects.get(act=None)
    undo = reverse("undo_sentence", args=[claim.pk, head.pk])
    assert undo in desk.get(answer.url).text
    assert desk.get(undo).status_code == 405
    assert desk.post(undo).status_code == 302
    assert {fresh(claim).status, fresh(other).status} == {"candidate"}
    assert not IncidentLink.objects.exists()
    assert desk.post(undo).status_code == 403
    assert Decision.objects.count() == 4


@pytest.mark.parametrize(
    ("outcome", "more", "status", "sentence"),
    [
        ("reject", {}, 422, "Choose why it is rejected."),
        ("hold", {}, 422, "what the claim is waiting for"),
        ("supersede", {}, 422, "supersede"),
        ("confirm", {"seen": "5"}, 409, "Someone was faster"),
    ],
)
def test_where_one_answer_cannot_be_none_is_recorded(desk, outcome, more, status, sentence):
    claim, other = make_two()
    answer = desk.post(address(claim), sent((claim, "confirm", {}), (other, outcome, more)))
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert not Decision.objects.exists()


def test_no_answer_at_all_is_said(desk):
    claim, other = make_two()
    answer = desk.post(address(claim), sent((claim, "", {}), (other, "", {})))
    assert (answer.status_code, "Answer at least one" in answer.text) == (403, True)


def test_a_claim_that_another_has_open_is_shown_and_not_asked_about(desk):
    claim, other = make_two()
    open_claim(claim=other, user=make_user(name="basim"))
    page = desk.get(address(claim)).text
    assert "basim has this claim open" in page
    assert f'name="{other.pk}-outcome"' not in page
    desk.post(address(claim), sent((claim, "confirm", {}), (other, "confirm", {})))
    assert (fresh(claim).status, fresh(other).status) == ("verified", "candidate")


def test_decided_claims_stand_beside_the_others(desk):
    claim, other = make_two()
    make_decided_claim(claim=other)
    page = desk.get(address(claim)).text
    assert "3 injured" in page
    assert f'name="{other.pk}-outcome"' not in page


def test_one_answer_for_all_is_offered_where_the_quote_is_identical(desk):
    claim, other = make_two()
    Claim.objects.filter(pk=other.pk).update(start=claim.start, end=claim.end, quote=claim.quote)
    assert "Confirm all 2: their quote is the same" in desk.get(address(claim)).text
    data = sent((claim, "", {}), (other, "", {})) | {"alike": "confirm"}
    desk.post(address(claim), data)
    assert {fresh(claim).status, fresh(other).status} == {"verified"}


def test_one_answer_for_all_is_refused_where_the_quotes_differ(desk):
    claim, other = make_two()
    data = sent((claim, "", {}), (other, "", {})) | {"alike": "confirm"}
    assert desk.post(address(claim), data).status_code == 403
    assert not Decision.objects.exists()


def test_strangers_are_refused(visitor):
    claim, _ = make_two()
    assert visitor.get(address(claim)).status_code == 403
    assert visitor.post(address(claim), sent((claim, "confirm", {}))).status_code == 403
    assert visitor.post(reverse("undo_sentence", args=[claim.pk, 1])).status_code == 403
    assert fresh(claim).status == "candidate"


def test_sent_twice_it_is_done_once(desk):
    claim, other = make_two()
    data = sent((claim, "confirm", {}), (other, "confirm", {}))
    assert [desk.post(address(claim), data).status_code for _ in range(2)] == [302, 403]
    assert Decision.objects.count() == 2


def test_the_number_of_queries_does_not_grow_with_what_is_decided_elsewhere(desk, django_assert_max_num_queries):
    claim, _ = make_two()
    with django_assert_max_num_queries(30):
        desk.get(address(claim))
