"""The page that gives a claim other words."""

import pytest
from django.urls import reverse

from annotator.checks.models import Flag
from annotator.claims.models import Claim
from annotator.review.actions import open_claim
from annotator.review.models import Decision, Lease
from tests.annotator.review.passages.making import FIRST, WHOLE, fresh, make_whole
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def address(claim: Claim) -> str:
    return reverse("change_passage", args=[claim.pk])


def sent(claim: Claim, passage: str, **more):
    return {"seen": claim.version, "passage": passage, "place": "", "note": "", **more}


def test_it_shows_the_paragraph_and_takes_the_lease(desk, analyst):
    claim = make_whole()
    page = desk.get(address(claim))
    assert page.status_code == 200
    assert f"<mark>{WHOLE}</mark>" in page.text
    assert f'value="{claim.start}-{claim.end}"' in page.text
    assert Lease.objects.get(claim=claim).holder == analyst


def test_what_was_marked_on_the_way_is_offered(desk):
    claim = make_whole()
    start = claim.article.text.index("near Arden")
    page = desk.get(address(claim), {"start": start, "end": start + 10})
    assert ">near Arden</textarea>" in page.text.replace("\n", "")


def test_typed_words_are_found_and_taken(desk):
    claim = make_whole()
    answer = desk.post(address(claim), sent(claim, "On  Monday five\nmen were killed"))
    assert answer.status_code == 303
    assert answer.url == f"{reverse('claim', args=[claim.pk])}?decided={claim.pk}"
    assert fresh(claim).quote == "On Monday five men were killed"
    page = desk.get(answer.url)
    assert "Changed the passage: 5 killed" in page.text
    assert f"quote {WHOLE} → On Monday five men were killed" in page.text


def test_a_place_goes_before_the_words_where_they_agree(desk):
    claim = make_whole()
    text = claim.article.text
    start = text.index("e", claim.start)
    desk.post(address(claim), sent(claim, "e", place=f"{start}-{start + 1}"))
    assert (fresh(claim).start, fresh(claim).quote) == (start, "e")


def test_the_findings_of_the_checks_follow(desk, monkeypatch):
    claim, seen = make_whole(), []
    monkeypatch.setattr("annotator.desk.passages.views.run_checks", lambda *, article: seen.append(article))
    desk.post(address(claim), sent(claim, FIRST))
    assert seen == [claim.article]
    assert not Flag.objects.exists()


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        ("", "Mark the words"),
        ("no such words", "does not have these words"),
        ("e", "These words occur"),
    ],
)
def test_words_that_name_no_place_come_back_with_the_reason(desk, passage, sentence):
    claim = make_whole()
    answer = desk.post(address(claim), sent(claim, passage, note="kept"))
    assert (answer.status_code, sentence in answer.text, 'value="kept"' in answer.text) == (422, True, True)
    assert fresh(claim).quote == WHOLE


def test_a_rule_says_why_not(desk):
    claim = make_whole()
    answer = desk.post(address(claim), sent(claim, WHOLE))
    assert answer.status_code == 403
    assert "the words that the claim has already" in answer.text
    rejected = make_decided_claim("reject", claim=make_whole())
    assert "keeps its words" in desk.get(address(rejected)).text


@pytest.mark.parametrize("seen", ["7", "0"])
def test_a_tampered_version_is_refused_with_what_was_typed(desk, seen):
    claim = make_whole()
    answer = desk.post(address(claim), sent(claim, FIRST, seen=seen))
    assert answer.status_code == 409
    assert "Someone was faster" in answer.text
    assert FIRST in answer.text
    assert not Decision.objects.exists()


def test_a_form_without_a_version_changes_nothing(desk):
    claim = make_whole()
    assert desk.post(address(claim), {"passage": FIRST}).status_code == 422
    assert fresh(claim).quote == WHOLE


def test_a_claim_that_another_has_open_is_left_alone(desk):
    claim = make_whole()
    open_claim(claim=claim, user=make_user(name="basim"))
    assert "basim has this claim open" in desk.get(address(claim)).text
    assert desk.post(address(claim), sent(claim, FIRST)).status_code == 409
    assert fresh(claim).quote == WHOLE


def test_strangers_and_visitors_are_refused(visitor, client):
    claim = make_whole()
    assert visitor.get(address(claim)).status_code == 403
    assert visitor.post(address(claim), sent(claim, FIRST)).status_code == 403
    assert client.post(address(claim), sent(claim, FIRST)).status_code == 302
    assert fresh(claim).quote == WHOLE


def test_sent_twice_it_is_done_once(desk):
    claim = make_whole()
    data = sent(claim, FIRST)
    assert [desk.post(address(claim), data).status_code for _ in range(2)] == [303, 409]
    assert Decision.objects.count() == 1


def test_it_is_undone_from_the_claim_page(desk):
    claim = make_whole()
    desk.post(address(claim), sent(claim, FIRST))
    desk.post(reverse("undo_claim", args=[claim.pk]), {"seen": 2})
    assert (fresh(claim).quote, fresh(claim).created_by) == (WHOLE, None)


def test_the_claim_page_leads_there(desk, visitor):
    claim = make_whole()
    page = reverse("claim", args=[claim.pk])
    assert f'href="{address(claim)}" data-action="passage"' in desk.get(page).text
    assert address(claim) not in visitor.get(page).text
