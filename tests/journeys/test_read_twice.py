"""Two people and a lead, each at a browser: a blind second reading, a disagreement, and its settlement."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.claims.models import Claim
from annotator.review.second.models import ReadingAnswer, SecondReading, State
from tests.annotator.review.second.making import make_wanted
from tests.factories import make_user
from tests.journeys.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def second(page: Page, live_server: LiveServer, sign_in: SignIn) -> Page:
    """Return the second reader's browser, on the page where readings are handed out; two of them wait."""
    make_wanted(actor=make_user(name="amal"))
    make_wanted(actor=make_user(name="basim"))
    sign_in(page, make_user(name="rana"))
    page.get_by_role("link", name="Second readings").click()
    page.wait_for_url("**/desk/second/")
    return page


def fill(page: Page, number: str) -> None:
    """Fill in what the passage says, by keyboard alone: the focus stands in the number."""
    expect(page.get_by_label("Number", exact=True)).to_be_focused()
    page.keyboard.type(number)
    for value in ("killed", "combatant"):
        page.keyboard.press("Tab")
        page.keyboard.type(value)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.get_by_label("When", exact=True).fill("2022-01-17")
    page.get_by_label("Modality", exact=True).focus()
    page.keyboard.type("asserted")
    page.keyboard.press("Tab")
    page.keyboard.type("new")
    page.keyboard.press("Escape")


def answers_of(page: Page) -> list[str]:
    """Return the addresses that the page will post to from now on."""
    posted: list[str] = []
    page.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    return posted


def test_a_disagreement_is_found_blind_and_settled_by_a_lead(
    second: Page, browser: Browser, live_server: LiveServer, sign_in: SignIn
) -> None:
    second.keyboard.press("j")
    expect(second.get_by_role("heading", name="What does this passage say?")).to_be_visible()
    first_page = second.locator("#second").inner_text()
    assert "amal" not in first_page
    assert "combatant" not in second.locator("#second-form select").first.input_value()

    posted = answers_of(second)
    fill(second, "five")
    second.keyboard.press("y")
    expect(second.get_by_text("you differ")).to_be_visible()
    expect(second.locator(".second-differences")).to_contain_text("Number")
    assert len(posted) == 1
    assert ReadingAnswer.objects.get().differing == ["number"]

    # The next passage came with the answer.
    fill(second, "four")
    second.get_by_label("By", exact=True).focus()
    second.get_by_role("button", name="Confirm").click()
    expect(second.get_by_text("you agree")).to_be_visible()
    assert len(posted) == 2
    assert set(SecondReading.objects.values_list("state", flat=True)) == {State.DIFFERS, State.AGREED}

    lead = browser.new_page()
    sign_in(lead, make_user("lead", "lead"))
    lead.goto(f"{live_server.url}/desk/second/disputes/")
    lead.locator(".disputes a").click()
    expect(lead.locator("legend")).to_have_text(["Number"])
    expect(lead.locator("[data-choose='1']")).to_be_focused()
    lead.keyboard.press("2")
    expect(lead.get_by_label("Why", exact=True)).to_be_focused()
    lead.keyboard.type("the sentence says five")
    lead.get_by_role("button", name="Settle").click()
    expect(lead.get_by_text("No dispute")).to_be_visible()
    lead.close()

    reading = SecondReading.objects.get(state=State.SETTLED)
    assert Claim.objects.get(pk=reading.claim_id).best == 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_all_works_without_a_script(browser: Browser, live_server: LiveServer, sign_in: SignIn, scheme: str) -> None:
    make_wanted()
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, make_user(name="rana"))
    page.goto(f"{live_server.url}/desk/second/")
    page.get_by_role("button", name="Read the next one").click()
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Choose what the passage tells of.")).to_be_visible()
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("you differ")).to_be_visible()
    context.close()
    assert SecondReading.objects.get().state == State.DIFFERS
