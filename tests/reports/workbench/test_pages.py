"""The workbench's pages: who sees what, what each button does, and what a refusal says where."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from reports.models import Edition
from reports.workbench.models import DraftEdition, SignOff, Waiver
from reports.workbench.proof import read
from tests.factories import make_article, make_claim, make_decided_claim, make_user
from tests.reports.workbench.conftest import as_, publish, seal_of, sign, waive_all
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
DAYS = {"start": START.isoformat(), "end": END.isoformat()}
POSTS = ["write_draft", "waive", "write_draft_notice", "sign_draft", "publish_draft", "drop_draft"]


def text_of(response) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def at(name: str, draft: DraftEdition) -> str:
    return reverse(name, args=[draft.pk])


@pytest.fixture
def desk(people) -> Client:
    return as_(people.paula)


def test_a_visitor_is_asked_to_sign_in(client, draft):
    for name in ("draft", "preview_draft", "what_if", *POSTS):
        assert client.get(at(name, draft)).headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("role", ["analyst", "data_manager"])
def test_whoever_neither_writes_nor_signs_sees_nothing(draft, role):
    client = as_(make_user(role))
    for url in (reverse("editions_desk"), at("draft", draft), at("preview_draft", draft), at("what_if", draft)):
        assert client.get(url).status_code == 403


def test_a_lead_reads_and_signs_and_does_not_write(draft, people):
    lead = as_(people.lena)
    page = text_of(lead.get(at("draft", draft)))
    assert "Sign this draft" in page
    assert "Publish edition 1" not in page
    assert lead.get(reverse("editions_desk")).status_code == 200
    for name in set(POSTS) - {"sign_draft"}:
        assert lead.post(at(name, draft)).status_code == 403


@pytest.mark.parametrize("name", POSTS)
def test_nothing_is_done_by_looking(draft, desk, name):
    assert desk.get(at(name, draft)).status_code == 405


def test_the_days_of_a_new_draft_are_asked_for_and_make_sense(desk, example):
    assert 'value="2021-12-23"' in desk.get(reverse("editions_desk")).content.decode()
    refused = desk.post(reverse("draft_edition"), {"start": END.isoformat(), "end": START.isoformat()})
    assert refused.status_code == 400
    assert "The window has to end after it begins" in text_of(refused)
    assert not DraftEdition.objects.exists()


def test_opening_a_draft_twice_leads_to_one(desk, example):
    first = desk.post(reverse("draft_edition"), {**DAYS, "title": "A month"})
    again = desk.post(reverse("draft_edition"), {**DAYS, "title": "Another"})
    assert first.headers["Location"] == again.headers["Location"] == at("draft", DraftEdition.objects.get())


def test_the_page_shows_figures_blockers_and_a_headline(desk, draft):
    page = text_of(desk.get(at("draft", draft)))
    assert "In the way: 2 to settle or to waive" in page
    assert "the paragraph names the 85th month" in page
    assert "24–26, one source, provisional" in page
    assert "the desk recorded the killing of 24–26 combatants" in page
    assert "Nobody has signed yet." in page
    assert not Edition.objects.exists()


def test_each_blocker_leads_to_where_it_is_settled(desk, draft):
    waiting = make_claim(make_article("On 17 January Four fighters were killed."))
    page = desk.get(at("draft", draft)).content.decode()
    for blocker in read(draft).open:
        assert f'href="{blocker.url}"' in page.replace("&amp;", "&")
        assert desk.get(blocker.url).status_code == 200
    assert f"?article={waiting.article_id}" in page


def test_a_draft_stands_beside_the_edition_it_would_replace_with_the_cause_in_words(desk, draft, people):
    publish(draft, people.paula, people.pedro)
    claim = make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    page = text_of(desk.get(desk.post(reverse("draft_edition"), DAYS).headers["Location"]))
    assert "Figures beside edition 1, which this one would replace" in page
    assert f"Newly decided claim {claim.pk} was newly decided: 4 people" in page
    assert "Correction notice" in page


def test_a_draft_of_days_never_published_stands_beside_the_window_before(desk, draft, people):
    publish(draft, people.paula, people.pedro)
    opened = desk.post(reverse("draft_edition"), {"start": END.isoformat(), "end": "2022-02-23"})
    page = text_of(desk.get(opened.headers["Location"]))
    assert "beside edition 1, the window before" in page
    assert "no trend is read from it (R21)" in page


def test_words_that_disagree_are_refused_where_they_are_written_and_stay_typed(desk, draft):
    given = {
        "title": "A month",
        "headline": "99 combatants were killed.",
        "note": "",
        "version": 1,
        "redaction": "public",
    }
    refused = desk.post(at("write_draft", draft), given)
    assert refused.status_code == 422
    assert "“99” beside “killed” disagrees with the tally" in text_of(refused)
    assert "99 combatants were killed." in refused.content.decode()
    kept = desk.post(at("write_draft", draft), given | {"headline": "{killed-combatant} combatants were killed."})
    assert kept.headers["Location"].endswith("#words")
    assert "24–26 combatants were killed." in text_of(desk.get(at("draft", draft)))
    stale = desk.post(at("write_draft", draft), given | {"headline": "Other words."})
    assert stale.status_code == 409
    assert "Other words." in stale.content.decode()


def test_no_profile_is_offered_that_protects_nobody(desk, draft):
    page = text_of(desk.get(at("draft", draft)))
    assert "Coarse: Coordinates to one decimal" in page
    assert "Nothing is withheld" not in page
    given = {"title": "A month", "headline": "", "note": "", "version": 1, "redaction": "full"}
    assert desk.post(at("write_draft", draft), given).status_code == 422
    assert DraftEdition.objects.get().redaction != "full"


def test_the_headline_can_be_drafted_anew(desk, draft):
    DraftEdition.objects.update(headline="")
    desk.post(at("write_draft", draft), {"anew": "1"})
    assert "{killed-combatant}" in DraftEdition.objects.get().headline


def test_waiving_and_lifting_by_form(desk, draft):
    ids = [one.id for one in read(draft).open]
    refused = desk.post(at("waive", draft), {"blocker": ids, "reason": ""})
    assert refused.status_code == 422
    assert f'value="{ids[0]}" form="waive" checked' in refused.content.decode()
    for _ in range(2):
        desk.post(at("waive", draft), {"blocker": ids, "reason": "Shown to readers as held."})
    assert Waiver.objects.count() == 2
    waiver = Waiver.objects.first()
    lift = reverse("lift_waiver", args=[draft.pk, waiver.pk])
    assert desk.get(lift).status_code == 405
    desk.post(lift)
    desk.post(lift)
    assert Waiver.objects.standing().count() == 1


def test_signing_publishing_and_doing_it_twice(desk, draft, people):
    waive_all(draft, people.paula)
    seal = seal_of(draft)
    assert desk.post(at("sign_draft", draft), {"seal": "0" * 64}).status_code == 409
    desk.post(at("sign_draft", draft), {"seal": seal})
    assert desk.post(at("sign_draft", draft), {"seal": seal}).status_code == 409
    early = desk.post(at("publish_draft", draft), {"seal": seal})
    assert early.status_code == 422
    assert "One more person has to sign" in text_of(early)
    as_(people.lena).post(at("sign_draft", draft), {"seal": seal})
    assert desk.post(at("publish_draft", draft), {"seal": seal}).headers["Location"] == reverse("editions_desk")
    assert "Edition 1 is published." in text_of(desk.get(reverse("editions_desk")))
    assert desk.post(at("publish_draft", draft), {"seal": seal}).status_code == 409
    assert Edition.objects.count() == 1
    public = text_of(Client().get("/editions/1/"))
    assert "paula (publisher), lena (lead) signed this edition" in public
    assert "the desk recorded the killing of 24–26 combatants" in public


def test_a_void_signature_is_shown_as_void(desk, draft, people):
    waive_all(draft, people.paula)
    sign(draft, people.paula)
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    assert "void: the draft changed after it" in text_of(desk.get(at("draft", draft)))
    withdraw = reverse("withdraw_signature", args=[draft.pk, SignOff.objects.get().pk])
    assert as_(people.pedro).post(withdraw).status_code == 422
    assert desk.post(withdraw).status_code == 302


def test_htmx_gets_the_part_that_it_swaps(desk, draft):
    part = desk.post(at("waive", draft), {"blocker": [], "reason": ""}, headers={"HX-Request": "true"})
    assert part.status_code == 422
    assert part.content.decode().lstrip().startswith('<div id="workbench"')
    ladder = desk.get(at("what_if", draft), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in ladder
    assert "Conservative" in ladder


def test_the_preview_is_the_public_page_and_says_so(desk, draft):
    page = desk.get(at("preview_draft", draft))
    assert "A preview: nothing here is public." in text_of(page)
    assert "24–26" in text_of(page)
    assert "Held, not counted" in text_of(page)


def test_dropping_a_draft(desk, draft):
    assert desk.post(at("drop_draft", draft)).status_code == 302
    assert desk.post(at("drop_draft", draft)).status_code == 409
    assert "dropped this draft" in text_of(desk.get(at("draft", draft)))


def test_the_page_of_a_draft_that_became_an_edition_leads_there(desk, draft, people):
    publish(draft, people.paula, people.pedro)
    page = text_of(desk.get(at("draft", draft)))
    assert "Published as edition 1" in page
    assert "Sign this draft" not in page


def test_a_draft_asks_a_steady_number_of_questions(desk, draft, people, django_assert_max_num_queries):
    publish(draft, people.paula, people.pedro)
    for number in range(5):
        make_decided_claim(article=make_article(f"Number {number}. Four fighters were killed."))
    address = desk.post(reverse("draft_edition"), DAYS).headers["Location"]
    with django_assert_max_num_queries(50):
        desk.get(address)
