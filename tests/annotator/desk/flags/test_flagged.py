"""The page of flags, and what is done with them there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annotator.checks.models import Flag
from annotator.desk.flags import page as flags_page
from annotator.review.flags.actions import answer_flag, raise_flag, take_flag
from annotator.review.models import Decision
from tests.annotator.desk.review.making import HTMX, address, filled_in
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def amal(db):
    return make_user(name="amal")


@pytest.fixture
def desk(amal):
    return signed_in(amal)


def flagged(about="duplicate", note="", **values) -> Flag:
    return raise_flag(claim=make_claim(**values), actor=make_user(), about=about, note=note)


def noticed(claim) -> Flag:
    values = {"check_id": "period_named_twice", "severity": "hold", "message": "This speaks of the 85th month."}
    return Flag.objects.create(article=claim.article, claim=claim, **values)


def shown(desk, **asked) -> set[int]:
    page = desk.get(reverse("flagged"), asked).content.decode()
    return {flag.pk for flag in Flag.objects.all() if f'id="flag-{flag.pk}"' in page}


def test_a_flag_is_shown_with_its_sentence_its_words_and_who_raised_it(desk):
    flag = flagged("contradiction", "The title says three")
    page = desk.get(reverse("flagged")).content.decode()
    for words in ("Contradiction", "The title says three", flag.raised_by.username, f"<mark>{flag.claim.quote}</mark>"):
        assert words in page
    assert "Unverifiable</strong> is an answer" in page


def test_the_filters_combine(desk, amal):
    mine, old, doubt = flagged(), flagged("contradiction", "3 or 4"), noticed(make_claim())
    take_flag(flag=mine, actor=amal)
    Flag.objects.filter(pk=old.pk).update(raised_at=timezone.now() - timedelta(days=8))
    closed = answer_flag(flag=flagged(), actor=amal, state="accepted")
    assert shown(desk) == {mine.pk, old.pk}
    assert shown(desk, by="checks") == {doubt.pk}
    assert shown(desk, by="all") == {mine.pk, old.pk, doubt.pk}
    assert shown(desk, owner="me") == shown(desk, owner=str(amal.pk)) == {mine.pk}
    assert shown(desk, owner="nobody", by="all") == {old.pk, doubt.pk}
    assert shown(desk, reason="contradiction", age="7") == {old.pk}
    assert shown(desk, reason="duplicate", age="7") == set()
    assert shown(desk, reason="period_named_twice") == {doubt.pk}
    assert shown(desk, state="accepted") == {closed.pk}
    assert shown(desk, state="nonsense", owner="x", after="y" * 30) == {mine.pk, old.pk}


def test_the_list_goes_on_from_where_it_ends_in_the_same_queries(desk, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(flags_page, "PAGE", 4)
    flags = [flagged() for _ in range(6)]
    with django_assert_max_num_queries(12):
        assert shown(desk) == {flag.pk for flag in flags[:4]}
    assert shown(desk, after=flags[3].pk) == {flag.pk for flag in flags[4:]}


def test_nothing_flagged_says_what_to_do(desk):
    assert "Nothing is flagged" in desk.get(reverse("flagged")).content.decode()
    assert "No flag fits" in desk.get(reverse("flagged"), {"owner": "me"}).content.decode()


def test_a_flag_is_taken_and_answered(desk, amal):
    flag = flagged()
    part = desk.post(reverse("take_flag", args=[flag.pk]), headers=HTMX).content.decode()
    assert "you work on it" in part
    assert "<html" not in part
    said = {"state": "dismissed", "reason": "Another convoy"}
    part = desk.post(reverse("answer_flag", args=[flag.pk]), said, headers=HTMX).content.decode()
    assert "Another convoy" in part
    flag.refresh_from_db()
    assert (flag.state, flag.owner, flag.answered_by) == ("dismissed", amal, amal)
    part = desk.post(reverse("reopen_flag", args=[flag.pk]), headers=HTMX).content.decode()
    assert "Dismiss" in part


def test_without_a_script_it_leads_back_to_the_list_as_it_was_filtered(desk):
    flag = flagged()
    response = desk.post(reverse("take_flag", args=[flag.pk]), {"back": "reason=duplicate&owner=nobody"})
    assert (response.status_code, response.url) == (303, "/desk/flagged/?reason=duplicate&owner=nobody")
    response = desk.post(reverse("answer_flag", args=[flag.pk]), {"state": "accepted"})
    assert response.url == reverse("flag", args=[flag.pk])
    assert "Accepted" in desk.get(response.url).content.decode()


@pytest.mark.parametrize("act", ["take_flag", "answer_flag", "reopen_flag"])
def test_each_act_refuses_get_and_the_stranger(desk, act):
    flag = flagged()
    assert desk.get(reverse(act, args=[flag.pk])).status_code == 405
    assert (
        signed_in(make_user("publisher")).post(reverse(act, args=[flag.pk]), {"state": "accepted"}).status_code == 403
    )
    assert desk.post(reverse(act, args=[flag.pk + 999])).status_code == 404
    flag.refresh_from_db()
    assert (flag.state, flag.owner) == ("open", None)


def test_answering_twice_and_dismissing_without_a_reason_is_refused_in_words(desk):
    flag = flagged()
    response = desk.post(reverse("answer_flag", args=[flag.pk]), {"state": "dismissed"}, headers=HTMX)
    assert (response.status_code, "why it is dismissed" in response.content.decode()) == (422, True)
    for status in (200, 409):
        response = desk.post(reverse("answer_flag", args=[flag.pk]), {"state": "accepted"}, headers=HTMX)
        assert response.status_code == status


def test_a_check_can_be_told_not_to_ask_again_in_the_source(desk):
    flag = noticed(make_claim())
    page = desk.get(reverse("flag", args=[flag.pk])).content.decode()
    assert "never ask again in this source" in page
    said = {"state": "dismissed", "reason": "Old report", "scope": "source"}
    refused = desk.post(reverse("answer_flag", args=[flag.pk]), said | {"reason": ""}, headers=HTMX)
    assert "HX-Refresh" not in refused
    answered = desk.post(reverse("answer_flag", args=[flag.pk]), said, headers=HTMX)
    assert "Not asked again in this source" in answered.content.decode()
    assert answered["HX-Refresh"] == "true"


def test_a_claim_is_flagged_on_its_page_and_stays_as_it_is(desk, amal):
    claim = make_claim()
    sent = filled_in(claim, about="contradiction", flag_note="3 or 4?", target="guards")
    page = desk.post(address("flag_claim", claim), sent, headers=HTMX).content.decode()
    assert "Flagged (contradiction)" in page
    assert "3 or 4?" in page
    assert 'value="guards"' in page
    assert Flag.objects.get().raised_by == amal
    claim.refresh_from_db()
    assert (claim.status, claim.version) == ("candidate", 1)
    desk.post(address("flag_claim", claim), sent, headers=HTMX)
    assert Flag.objects.count() == 1


def test_an_unverified_allegation_is_read_as_alleged_at_once_and_undone_with_it(desk):
    claim = make_claim()
    desk.post(
        address("flag_claim", claim), filled_in(claim, about="unverified_allegation", target="guards"), headers=HTMX
    )
    claim.refresh_from_db()
    assert (claim.status, claim.modality, claim.target) == ("corrected", "alleged", "guards")
    assert Flag.objects.get().about == "unverified_allegation"
    desk.post(address("undo_claim", claim), {"seen": claim.version}, headers=HTMX)
    claim.refresh_from_db()
    assert (claim.status, claim.modality) == ("candidate", "asserted")
    assert (Flag.objects.get().state, Flag.objects.get().reason) == ("dismissed", "Taken back.")


def test_a_rejected_claim_is_not_accepted_by_flagging_it(desk):
    claim = make_decided_claim("reject")
    desk.post(address("flag_claim", claim), filled_in(claim, about="unverified_allegation"), headers=HTMX)
    claim.refresh_from_db()
    assert claim.status == "rejected"
    assert Flag.objects.get().is_open


def test_flagging_refuses_get_the_stranger_and_an_empty_reason(desk):
    claim = make_claim()
    assert desk.get(address("flag_claim", claim)).status_code == 405
    assert (
        signed_in(make_user("publisher")).post(address("flag_claim", claim), {"about": "duplicate"}).status_code == 403
    )
    response = desk.post(address("flag_claim", claim), filled_in(claim, about="other"), headers=HTMX)
    assert (response.status_code, "say what it is in the note" in response.content.decode()) == (403, True)
    assert not Flag.objects.exists()
    assert not Decision.objects.exists()


def test_without_a_script_flagging_leads_back_to_the_claim(desk):
    claim = make_claim()
    response = desk.post(address("flag_claim", claim), {"about": "duplicate", "seen": claim.version})
    assert (response.status_code, response.url) == (303, address("claim", claim))
    assert "Flagged (duplicate)" in desk.get(response.url).content.decode()
    assert '<span class="nav-count">1</span>' in desk.get(response.url).content.decode()
