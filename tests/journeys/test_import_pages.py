"""The pages of an import, in both themes: axe-core finds nothing, and a keyboard alone is enough."""

import io
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.exchange.admin.addresses import addresses
from annotator.exchange.batches import actions
from annotator.exchange.batches.models import ImportBatch
from annotator.sources.actions import add_source
from tests.factories import make_user
from tests.journeys.desk import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

THEMES = ("light", "dark")
MAPPING = {"name": "Source", "kind": "Type"}


@pytest.fixture
def manager(db: None) -> User:
    person = make_user("data_manager", "dana")
    person.is_staff = True
    person.save()
    return person


def received(manager: User, rows: str) -> ImportBatch:
    """Return the batch of a file of sources."""
    file = io.BytesIO(f"Source,Type\n{rows}".encode())
    return actions.receive_file(file=file, filename="sources.csv", resource="sources", user=manager)


def checking(manager: User, rows: str) -> ImportBatch:
    """Return a batch that waits to be checked."""
    mapped = actions.map_columns(batch=received(manager, rows), mapping=MAPPING, user=manager)
    return actions.start_check(batch=mapped, user=manager)


def pages(manager: User) -> Iterator[str]:
    """Yield the address of each page, with something to show."""
    add_source(name="Hill Gazette", kind="monitor")
    yield reverse("admin:annotator_importbatch_changelist")
    yield reverse("admin:annotator_importbatch_add")
    yield addresses(received(manager, "A,news\n").pk, "sources")["columns"]
    yield addresses(checking(manager, "B,news\n").pk, "sources")["page"]
    checked = actions.run_batch(checking(manager, "C,news\nHill Gazette,news\nD,nonsense\n"))
    ways = addresses(checked.pk, "sources")
    yield from (f"{ways['page']}?show={name}" for name in ("new", "changed", "refused"))
    yield from (ways["corrected"], ways["cancel"])
    done = actions.run_batch(actions.confirm(batch=checked, user=manager, on_bad="skip"))
    yield from (addresses(done.pk, "sources")[page] for page in ("page", "undo"))


def test_nothing_is_found_on_the_pages_of_an_import(live_server: LiveServer, page: Page, manager: User) -> None:
    signed_in(page, live_server.url, manager)
    for address in pages(manager):
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            page.goto(live_server.url + address)
            page.locator(".imports").wait_for()
            found = Axe().run(page, context=".imports").response["violations"]
            assert not found, (address, theme, [(one["id"], one["nodes"][0]["html"]) for one in found])


def test_a_keyboard_alone_leads_from_the_columns_to_the_check(
    live_server: LiveServer, page: Page, manager: User
) -> None:
    batch = received(manager, "A,news\n")
    signed_in(page, live_server.url, manager).goto(live_server.url + addresses(batch.pk, "sources")["columns"])
    name = page.get_by_label("Name", exact=True)
    name.focus()
    page.keyboard.press("Home")
    expect(page.get_by_label("In the file, for Name").locator("li")).to_have_count(0)
    page.keyboard.press("S")
    expect(page.get_by_label("In the file, for Name")).to_contain_text("A")
    for _ in range(30):
        if page.evaluate("document.activeElement.textContent") == "Check all rows":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="All rows are being checked")).to_be_visible()
