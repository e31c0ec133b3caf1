"""From a report to a published figure: the 88th monthly report of a series, decided by keyboard alone.

What the figures have to be is the method's worked example (METHOD §6).
"""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from reports.models import Edition, EditionClaim
from tests.annotator.sources.corpus import WORKED_EXAMPLE, needs_corpus
from tests.factories import make_user
from tests.journeys.conftest import SignIn
from tests.journeys.workbench import open_draft, publish, sign, waive_everything

pytestmark = [pytest.mark.browser, pytest.mark.corpus, needs_corpus, pytest.mark.django_db(transaction=True)]

# The paragraph names another month of the series than the report does, so these two wait for a decision.
HELD = ("130 trucks", "four batches")


@pytest.fixture
def published(
    live_server: LiveServer, browser: Browser, page: Page, sign_in: SignIn, work_off_the_queue: Callable[[], None]
) -> Page:
    """Go the whole way and return the public page of the edition, as a reader without a login sees it."""
    sign_in(page, make_user("analyst", "amal"))
    upload(page, live_server.url)
    work_off_the_queue()
    confirm_the_dates(page, work_off_the_queue)
    review(page)
    publisher, lead = browser.new_page(), browser.new_page()
    sign_in(publisher, make_user("publisher", "paul"))
    sign_in(lead, make_user("lead", "lena"))
    draft = open_draft(publisher, live_server.url, "23 Dec 2021 – 23 Jan 2022", "Operations in Syria")
    waive_everything(publisher)
    sign(publisher, draft)
    sign(lead, draft)
    publish(publisher, draft)
    publisher.close()
    lead.close()
    reader = browser.new_page()
    reader.goto(f"{live_server.url}/")
    reader.goto(f"{live_server.url}{Edition.objects.get().get_absolute_url()}")
    return reader


def upload(page: Page, url: str) -> None:
    page.goto(f"{url}/desk/articles/new/")
    page.get_by_label("Source").fill("Syrian Observatory for Human Rights")
    page.get_by_label("or choose files").set_input_files(WORKED_EXAMPLE)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="88 months of International Coalition operations")).to_be_visible()


def confirm_the_dates(page: Page, work_off_the_queue: Callable[[], None]) -> None:
    """The importer has inferred the window from the series, and asks."""
    expect(page.locator("body")).to_contain_text("runs from 23 Dec 2021 to 23 Jan 2022; is that the reporting window?")
    page.get_by_role("button", name="Confirm these dates").click()
    expect(page.locator(".facts").first).to_contain_text("23 Dec 2021 – 23 Jan 2022")
    work_off_the_queue()
    page.get_by_role("link", name="Review the claims").click()


def review(page: Page) -> None:
    """Decide every claim by keyboard: hold what the report dates twice, confirm the rest."""
    desk = page.locator("#desk[data-claim]")
    # The desk ignores keys until the claim has been on the screen for a moment.
    ready, done = page.locator("#desk[data-claim][data-ready]"), page.get_by_role("heading", name="All done")
    expect(ready).to_be_visible()
    while ready.count():
        claim = desk.get_attribute("data-claim")
        quote = page.locator(".claim-quote mark").inner_text()
        if any(words in quote for words in HELD):
            page.keyboard.press("h")
            page.keyboard.type("the paragraph says 85th month")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("y")
        expect(page.locator(f'#desk[data-claim="{claim}"]')).to_have_count(0)
        expect(ready.or_(done)).to_be_visible()
    expect(done).to_be_visible()


def recorded(page: Page) -> dict[str, str]:
    """Return the recorded column of the tally table, as the reader sees it."""
    rows = page.locator("table.tally tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in rows}


def test_the_88th_report_becomes_the_figures_of_the_method(published: Page) -> None:
    figures = recorded(published)
    assert figures["Killed, combatants"].startswith("24–26")
    assert figures["Killed, civilians"].startswith("none reported")
    assert figures["Arrested"].startswith("11")
    assert figures["Raid or operation"].startswith("4")
    assert figures["Rockets fired by Iranian proxies"].startswith("3")
    assert figures["Shells fired by Coalition forces"].startswith("2")
    assert figures["Injured, combatants"].startswith("1 incident, unquantified")
    assert figures["Withdrawal"].startswith("left and returned: net zero")

    shown = "\n".join(figures.values())
    assert not [wrong for wrong in ("426", "226", "400", "200", "130", "13", "8") if wrong in shown.split()]
    expect(published.locator("body")).to_contain_text("130 vehicles")
    alleged = published.locator("table.tally tr", has_text="in one number").locator("td").last
    expect(alleged).to_contain_text("200")
    counted = EditionClaim.objects.filter(excluded_by="")
    assert not counted.filter(fact__status="held").exists()
    assert not counted.filter(fact__modality="alleged").exists()

    number = Edition.objects.get().number
    call_command("verify_edition", str(number))
    with pytest.raises(CommandError):
        call_command("verify_edition", str(number + 1))
