"""From a draft to a correction: waived, signed by two, published, changed by a decision, put right, told in a feed."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.incidents.actions import undo_claim
from reports.corrections.models import CorrectionNotice, Ticket
from tests.factories import make_user
from tests.journeys.conftest import SignIn
from tests.journeys.workbench import open_draft, publish, sign, waive_everything
from tests.reports.worked_example import decide_example, store_example

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAYS = "23 Dec 2021 – 23 Jan 2022"


@pytest.fixture
def example(db):
    _, claims = store_example()
    decide_example(claims)
    return claims


def test_a_figure_is_published_contested_and_put_right(
    live_server: LiveServer, browser: Browser, page: Page, sign_in: SignIn, example
) -> None:
    lead = browser.new_page()
    sign_in(page, make_user("publisher", "paula"))
    sign_in(lead, make_user("lead", "lena"))

    draft = open_draft(page, live_server.url, DAYS, "Operations on the river")
    expect(page.locator("#blockers")).to_contain_text("the paragraph names the 85th month")
    expect(page.locator("#what-if")).to_contain_text("Conservative")
    page.get_by_label("Headline").fill("The desk recorded the killing of 99 combatants.")
    page.get_by_role("button", name="Keep the words").click()
    expect(page.locator("#words")).to_contain_text("“99” beside “killing” disagrees with the tally, which says 24–26")
    page.get_by_label("Headline").fill("The desk recorded the killing of {killed-combatant} combatants.")
    page.get_by_role("button", name="Keep the words").click()
    expect(page.locator(".headline")).to_contain_text("the killing of 24–26 combatants.")
    waive_everything(page)
    sign(page, draft)
    expect(page.get_by_role("button", name="Publish edition 1")).to_be_disabled()
    sign(lead, draft)
    publish(page, draft)

    reader = browser.new_page()
    reader.goto(f"{live_server.url}/")
    expect(reader.locator("body")).to_contain_text("24–26")
    reader.get_by_role("link", name="Sentences behind Killed, combatants").first.click()
    reader.get_by_role("link", name="Contest this figure").click()
    reader.get_by_label("What is wrong with this figure?").fill("One of the landings did not end with a death at all.")
    reader.get_by_role("button", name="Send to the desk").click()
    expect(reader.locator("h1")).to_contain_text("Thank you")

    ticket = Ticket.objects.get()
    lead.goto(f"{live_server.url}/desk/editions/contested/{ticket.pk}/")
    lead.get_by_role("button", name="Look into it").click()
    lead.get_by_label("What was contested").fill("Whether the landing ended with a death.")
    lead.get_by_label("What came of it, and why").fill("The sentence was read again; the claim is withdrawn for now.")
    lead.get_by_role("button", name="Accept").click()
    expect(lead.locator("body")).to_contain_text("Accepted by lena")

    claim = example["one"]
    claim.refresh_from_db()
    undo_claim(claim=claim, actor=claim.decisions.last().actor, seen=claim.version, note="A reader was right.")
    page.goto(f"{live_server.url}/desk/editions/corrections/")
    page.get_by_role("link", name="read what changed").click()
    expect(page.locator("body")).to_contain_text("the decision was taken back")
    page.get_by_role("button", name="Draft the edition that corrects it").click()
    page.wait_for_url("**/drafts/**")
    draft = page.url
    page.get_by_label("Cause, in words for readers").fill("One death was withdrawn after a reader had contested it.")
    with page.expect_response("**/notice/"):
        page.get_by_role("button", name="Keep the notice").click()
    page.goto(draft)
    expect(page.get_by_label("Cause, in words for readers")).to_have_value(
        "One death was withdrawn after a reader had contested it."
    )
    waive_everything(page)
    sign(page, draft)
    sign(lead, draft)
    publish(page, draft)

    reader.goto(f"{live_server.url}/editions/1/")
    expect(reader.locator(".banner")).to_contain_text("Edition 2")
    expect(reader.locator(".banner")).to_contain_text("24–26, one source, provisional → 23–25")
    reader.locator(".banner").get_by_role("link", name="Correction 1").click()
    expect(reader.locator("body")).to_contain_text("One death was withdrawn after a reader had contested it.")
    feed = json.loads(reader.request.get(f"{live_server.url}/feeds/withdrawn.json").text())
    assert claim.pk in feed["items"][0]["_claimdesk"]["withdrawn"]["claims"]
    assert CorrectionNotice.objects.get().published_in.number == 2
    for window in (lead, reader):
        window.close()
