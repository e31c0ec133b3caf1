"""The pages of a claim's history, its versions side by side, and going back to one."""

import pytest
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.desk.history.records import records_of
from annotator.incidents.actions import decide_claim
from annotator.review.actions import Answer
from annotator.review.models import Decision
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    """Return a claim in its third version: proposed, confirmed, corrected."""
    first = make_decided_claim()
    answer = Answer("correct", 2, {"min": 3, "best": 3, "target": "IS fighters"}, note="read again")
    decide_claim(claim=first, actor=make_user(), answer=answer)
    return Claim.objects.get(pk=first.pk)


def page(browser, name, claim, *more, **asked) -> str:
    return browser.get(reverse(name, args=[claim.pk, *more]), asked).content.decode()


def revert(browser, claim, event, note="The first was right", seen=3):
    return browser.post(reverse("revert_claim", args=[claim.pk, event]), {"note": note, "seen": seen})


def test_the_claim_page_leads_to_the_story_and_the_story_to_the_versions(analyst, claim):
    assert reverse("history", args=[claim.pk]) in page(analyst, "claim", claim)
    story = page(analyst, "history", claim)
    assert "proposed the claim by rule test" in story
    assert "read again" in story
    for version in records_of(claim).versions:
        assert reverse("version", args=[claim.pk, version.pgh_id]) in story


def test_two_versions_stand_side_by_side_with_their_differing_words_marked(analyst, claim):
    versions = records_of(claim).versions
    whole = page(analyst, "compare_versions", claim)
    assert "<ins>IS </ins>" in whole
    assert '<span aria-hidden="true">≠</span>' in whole
    first_two = page(analyst, "compare_versions", claim, a=versions[0].pgh_id, b=versions[1].pgh_id)
    assert "<ins>Verified</ins>" in first_two
    assert "<ins>IS </ins>" not in first_two
    assert "<ins>IS </ins>" in page(analyst, "compare_versions", claim, a="x", b="9" * 30)


def test_a_version_says_what_going_back_changes_and_undoes(analyst, claim):
    version = records_of(claim).versions[1]
    text = page(analyst, "version", claim, version.pgh_id)
    assert "Go back to version 2" in text
    assert "correct by" in text
    assert "<ins>4</ins>" in text
    assert "as it was in this version" in page(analyst, "version", claim, records_of(claim).versions[-1].pgh_id)


def test_going_back_leads_to_the_claim_and_says_so(analyst, claim):
    version = records_of(claim).versions[1]
    response = revert(analyst, claim, version.pgh_id)
    assert (response.status_code, response.url.split("?")[0]) == (303, reverse("claim", args=[claim.pk]))
    assert "Went back to an earlier version" in analyst.get(response.url).content.decode()
    claim.refresh_from_db()
    assert (claim.version, claim.min, claim.status) == (4, 4, "verified")


def test_going_back_refuses_get_the_stranger_no_reason_and_a_second_time(analyst, claim):
    event = records_of(claim).versions[1].pgh_id
    reader = signed_in(make_user("publisher"))
    assert analyst.get(reverse("revert_claim", args=[claim.pk, event])).status_code == 405
    assert revert(reader, claim, event).status_code == 403
    assert "Go back to this version" not in page(reader, "version", claim, event)
    response = revert(analyst, claim, event, note="")
    assert (response.status_code, "Say in a few words why" in response.content.decode()) == (403, True)
    assert revert(analyst, claim, event).status_code == 303
    assert revert(analyst, claim, event).status_code == 409
    assert revert(analyst, claim, event + 999).status_code == 404
    assert revert(analyst, make_claim(), event).status_code == 404
    assert Decision.objects.count() == 3


def test_nobody_reads_a_history_without_the_right_to_read_claims(claim):
    nobody = make_user()
    nobody.groups.clear()
    event = records_of(claim).versions[0].pgh_id
    for address in (
        reverse("history", args=[claim.pk]),
        reverse("compare_versions", args=[claim.pk]),
        reverse("version", args=[claim.pk, event]),
    ):
        assert signed_in(nobody).get(address).status_code == 403


def test_the_story_takes_the_same_queries_however_long_it_is(analyst, claim, django_assert_max_num_queries):
    for number in range(3, 9):
        answer = Answer("correct", number, {"target": f"guards {number}"}, note="again")
        decide_claim(claim=Claim.objects.get(pk=claim.pk), actor=make_user(), answer=answer)
    with django_assert_max_num_queries(14):
        page(analyst, "history", claim)
