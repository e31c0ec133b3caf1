"""The page that makes one claim of two."""

import pytest
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.review.models import Decision
from tests.annotator.review.passages.making import WHOLE, fresh, make_two, make_whole

pytestmark = pytest.mark.django_db


def address(claim: Claim) -> str:
    return reverse("join_claim", args=[claim.pk])


def sent(claim: Claim, other: Claim):
    return {"seen": claim.version, "other": f"{other.pk}-{other.version}", "note": ""}


def test_it_shows_the_claims_of_the_paragraph_with_the_nearest_chosen(desk):
    claim, other = make_two()
    page = desk.get(address(claim)).text
    assert f'value="{other.pk}-1" checked' in page
    assert "3 injured" in page


def test_a_claim_alone_in_its_paragraph_is_told_so(desk):
    assert "no other claim in this paragraph" in desk.get(address(make_whole())).text


def test_two_become_one_and_the_page_says_so(desk):
    claim, other = make_two()
    answer = desk.post(address(claim), sent(claim, other))
    assert answer.status_code == 303
    assert (fresh(claim).quote, fresh(other).status) == (WHOLE, "rejected")
    assert "Joined two claims: 5 killed · 3 injured" in desk.get(answer.url).text
    desk.post(reverse("undo_claim", args=[claim.pk]), {"seen": 2})
    assert (fresh(claim).quote, fresh(other).status) == ("five men were killed", "candidate")


@pytest.mark.parametrize(
    ("wrong", "status", "sentence"),
    [
        ({"other": "1-1"}, 422, "look at it again"),
        ({"other": ""}, 422, "required"),
        ({"seen": "4"}, 409, "Someone was faster"),
    ],
)
def test_what_was_tampered_with_is_refused(desk, wrong, status, sentence):
    claim, other = make_two()
    answer = desk.post(address(claim), sent(claim, other) | wrong)
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert not Decision.objects.exists()


def test_a_claim_that_changed_meanwhile_has_to_be_looked_at_again(desk):
    claim, other = make_two()
    data = sent(claim, other)
    Claim.objects.filter(pk=other.pk).update(version=2)
    assert desk.post(address(claim), data).status_code == 422
    assert fresh(other).status == "candidate"


def test_strangers_are_refused_and_sent_twice_it_is_done_once(desk, visitor):
    claim, other = make_two()
    data = sent(claim, other)
    assert visitor.post(address(claim), data).status_code == 403
    assert [desk.post(address(claim), data).status_code for _ in range(2)] == [303, 409]
    assert Decision.objects.count() == 2
