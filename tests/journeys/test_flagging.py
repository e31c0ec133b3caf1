"""Two people and a doubtful claim: one flags it by keyboard; the other takes the flag on, answers it, is mentioned."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.checks.models import Flag
from annotator.claims.models import Claim
from tests.annotator.desk.review.making import make_three
from tests.factories import make_user
from tests.journeys.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server: LiveServer, page: Page, sign_in: SignIn) -> Callable[[str], Page]:
    """Return a function that opens a page of the desk for amal."""
    sign_in(page, make_user("analyst", "amal"))

    def go(address: str) -> Page:
        page.goto(f"{live_server.url}{address}")
        return page

    return go


@pytest.fixture
def basim(live_server: LiveServer, browser: Browser, sign_in: SignIn) -> Page:
    """Return the window of a colleague."""
    window = browser.new_page()
    window.set_default_timeout(15_000)
    sign_in(window, make_user("analyst", "basim"))
    return window


def open_claim(desk: Callable[[str], Page], claim: Claim) -> Page:
    page = desk(f"/desk/claims/{claim.pk}/")
    expect(page.locator("#desk[data-ready]")).to_be_visible()
    return page


def test_a_claim_is_flagged_by_keyboard_and_the_flag_taken_on_and_dismissed(
    live_server: LiveServer, desk: Callable[[str], Page], basim: Page
) -> None:
    _, (claim, *_) = make_three()
    page = open_claim(desk, claim)
    page.keyboard.press("f")
    page.keyboard.press("2")
    page.keyboard.type("The title says three, @basim")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("Flagged (contradiction)")
    expect(page.locator(".flags")).to_contain_text("The title says three")

    basim.goto(f"{live_server.url}/desk/flagged/")
    row = basim.locator("li.flag")
    expect(row).to_contain_text("Four fighters were killed")
    basim.keyboard.press("t")
    expect(row).to_contain_text("you work on it")
    basim.keyboard.press("n")
    basim.keyboard.type("The title counts the first day only")
    basim.keyboard.press("Enter")
    expect(row).to_contain_text("Dismissed by basim")
    expect(basim.locator("#flag-said")).to_contain_text("Dismissed: Contradiction")
    flag = Flag.objects.get()
    assert (flag.state, flag.owner.username, flag.reason) == (
        "dismissed",
        "basim",
        "The title counts the first day only",
    )

    page.goto(f"{live_server.url}/desk/notifications/")
    expect(page.locator(".notifications")).to_contain_text("basim answered your flag")
    page.goto(f"{live_server.url}/desk/claims/{claim.pk}/history/")
    expect(page.locator(".story-lines")).to_contain_text("basim dismissed the flag contradiction")


def test_an_allegation_is_flagged_by_three_keys_and_the_next_claim_shown(desk: Callable[[str], Page]) -> None:
    _, (claim, following, _) = make_three()
    page = open_claim(desk, claim)
    for key in ("f", "1", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(f'#desk[data-claim="{following.pk}"]')).to_be_visible()
    claim.refresh_from_db()
    assert (claim.modality, claim.status) == ("alleged", "corrected")
    assert Flag.objects.get().about == "unverified_allegation"


def test_edits_are_kept_while_a_claim_is_flagged(desk: Callable[[str], Page]) -> None:
    _, (claim, *_) = make_three()
    page = open_claim(desk, claim)
    page.locator("#id_target").fill("guards")
    page.locator("#claim-title").focus()
    for key in ("f", "3", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#said")).to_contain_text("Flagged (duplicate)")
    expect(page.locator("#id_target")).to_have_value("guards")
    claim.refresh_from_db()
    assert claim.target == "fighters"


def test_a_mention_is_seen_by_the_other_person(
    live_server: LiveServer, desk: Callable[[str], Page], basim: Page
) -> None:
    _, (claim, *_) = make_three()
    page = open_claim(desk, claim)
    page.get_by_label("A note on this claim").fill("@basim is this your convoy?")
    page.get_by_role("button", name="Add note").click()
    expect(page.locator(".note-list .mention")).to_have_text("@basim")

    basim.goto(f"{live_server.url}/desk/")
    basim.get_by_role("link", name="Notifications 1 unread").click()
    basim.get_by_role("button", name="4 killed").click()
    expect(basim.locator(".note-list")).to_contain_text("is this your convoy?")
    expect(basim.get_by_role("link", name="Notifications", exact=True)).to_be_visible()


def test_a_claim_goes_back_to_an_earlier_version(desk: Callable[[str], Page]) -> None:
    _, (claim, *_) = make_three()
    page = open_claim(desk, claim)
    page.keyboard.press("y")
    expect(page.locator(f'#desk[data-claim="{claim.pk}"]')).to_have_count(0)
    page = desk(f"/desk/claims/{claim.pk}/history/")
    page.get_by_role("link", name="this version").first.click()
    page.get_by_label("Why").fill("confirmed by mistake")
    page.get_by_role("button", name="Go back to version 1").click()
    expect(page.locator("#said")).to_contain_text("Went back to an earlier version")
    claim.refresh_from_db()
    assert (claim.status, claim.version) == ("candidate", 3)
