"""The panel in a real browser: opened by its key, answered by digits, left by Escape; and without any script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from annotator.claims.models import Claim
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.models import IncidentLink
from tests.annotator.desk.review.test_keyboard import opened, shows
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def known() -> list[Claim]:
    return [make_decided_claim(), make_decided_claim(min=5, best=5, max=5)]


@pytest.fixture
def claim(known) -> Claim:
    return make_claim()


@pytest.fixture
def desk(live_server, page, claim) -> Page:
    """Return a browser with the claim open and its suggestions found."""
    opened(page, live_server.url, make_user(name="amal"), claim)
    shows(page, claim)
    expect(page.locator("#suggestions [data-action=link]")).to_contain_text("2 claims elsewhere")
    return page


def answers() -> list[str]:
    return sorted(PairAnswer.objects.values_list("answer", flat=True))


def test_l_opens_the_panel_and_digits_answer_one_pair_after_the_other(desk, claim, known):
    desk.keyboard.press("l")
    expect(desk.locator("dialog#links")).to_be_visible()
    expect(desk.locator("[data-pair]").first).to_be_focused()
    expect(desk.locator("[data-pair]").first).to_contain_text("If the same")
    desk.keyboard.press("1")
    expect(desk.locator(".links-said")).to_contain_text("put together once both are confirmed")
    expect(desk.locator("[data-pair]")).to_have_count(1)
    expect(desk.locator("[data-pair]")).to_be_focused()
    desk.keyboard.press("2")
    expect(desk.locator("[data-nothing]")).to_be_visible()
    assert answers() == ["different", "same"]
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog#links")).not_to_be_visible()


def test_the_claim_then_joins_what_it_was_answered_to_be(desk, claim, known):
    desk.keyboard.press("l")
    expect(desk.locator("[data-pair]").first).to_be_focused()
    desk.keyboard.press("1")
    expect(desk.locator(".links-said")).to_contain_text("Kept")
    desk.keyboard.press("Escape")
    expect(desk.locator(".place")).to_contain_text("It was answered to tell of the same event.")
    shows(desk, claim)
    expect(desk.locator("#effect")).to_contain_text("stays 9")
    desk.keyboard.press("y")
    expect(desk.locator("#said")).to_contain_text("Confirmed")
    joined = IncidentLink.objects.get(claim=claim).incident
    assert joined in [one.link.incident for one in Claim.objects.filter(pk__in=[one.pk for one in known])]


def test_digits_in_the_panel_decide_nothing_on_the_claim(desk, claim):
    desk.keyboard.press("l")
    expect(desk.locator("[data-pair]").first).to_be_focused()
    for key in "ynhf9":
        desk.keyboard.press(key)
    desk.keyboard.press("j")
    expect(desk.locator("[data-pair]").nth(1)).to_be_focused()
    claim.refresh_from_db()
    assert (claim.status, answers()) == ("candidate", [])


def test_a_digit_in_the_note_is_a_digit(desk):
    desk.keyboard.press("l")
    expect(desk.locator("[data-pair]").first).to_be_focused()
    note = desk.locator("[data-pair] input[name=note]").first
    note.focus()
    desk.keyboard.type("2 villages")
    expect(note).to_have_value("2 villages")
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog#links")).to_be_visible()
    expect(desk.locator("[data-pair]").first).to_be_focused()
    desk.keyboard.press("4")
    expect(desk.locator(".links-said")).to_contain_text("Kept: unsure")
    assert PairAnswer.objects.get().note == "2 villages"


def test_the_effect_follows_the_fields(desk, claim):
    expect(desk.locator("#effect")).to_contain_text("13")
    desk.locator("#id_number").fill("7")
    desk.locator("#id_number").blur()
    expect(desk.locator("#effect")).to_contain_text("16")


def test_it_all_works_without_a_script(browser: Browser, live_server, claim):
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), live_server.url, make_user(name="amal"), claim)
    page.get_by_role("link", name="What it would move").click()
    expect(page.locator("#effect")).to_contain_text("If confirmed")
    page.go_back()
    page.get_by_role("link", name="The same event elsewhere").click()
    page.get_by_role("button", name="Different").first.click()
    expect(page.locator("[data-pair]")).to_have_count(1)
    assert answers() == ["different"]
    context.close()


def test_l_says_that_nothing_was_found_and_leads_to_the_fields_by_hand(page, live_server):
    alone = make_claim()
    opened(page, live_server.url, make_user(name="amal"), alone)
    shows(page, alone)
    page.keyboard.press("l")
    expect(page.locator("[data-nothing]")).to_be_focused()
    page.get_by_role("link", name="Link it by hand").click()
    expect(page.locator("dialog#links")).not_to_be_visible()
    expect(page.locator("#id_role")).to_be_focused()


def test_the_link_below_the_answers_opens_the_panel_too(desk):
    desk.locator(".decisions [data-action=link]").click()
    expect(desk.locator("[data-pair]").first).to_be_focused()
