"""What axe-core finds on the pages, in both themes: nothing.

Two crawls follow the links of the pages themselves, one page for each address of the house, so that a new page is
looked at as soon as something leads to it.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import Page

from annotator.claims.origins.actions import trace
from annotator.review.flags.actions import raise_flag
from annotator.review.notes.actions import add_note
from annotator.review.queue.actions.views import save_view
from annotator.review.second.actions import answer_reading, hand_out
from annotator.review.second.models import SecondReading
from annotator.review.second.values import values_of
from reports.actions import publish_edition
from tests.annotator.desk.copies.making import APPEAL, series_of
from tests.annotator.review.second.making import make_wanted
from tests.factories import make_claim, make_decided_claim, make_user
from tests.journeys.desk import signed_in
from tests.reports.worked_example import END, START, decide_example, store_example

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

THEMES = ("light", "dark")
# Others' pages: unfold's administration and allauth's account pages that need a second device.
NOT_OURS = ("/admin/", "/accounts/")
OF_THE_DESK = {
    "queue", "claim", "change_passage", "split_claim", "claim_links", "history", "article", "articles",
    "import_article", "incidents", "incident", "allegations", "allegation",
    "flagged", "flag", "notifications", "second_readings", "reading",
    "disputes", "dispute", "agreement", "rules", "silenced", "explain", "keys", "names", "new_actor", "editions_desk",
    "draft_edition", "corrections_desk", "tickets", "saved_views", "progress", "sources", "source", "unknown_names",
    "tallies", "tallied_incidents", "claim_origin", "claim_sources", "article_series",
}  # fmt: skip
OF_THE_PUBLIC = {
    "front",
    "method",
    "edition",
    "figure",
    "edition_article",
    "not_counted",
    "edition_allegations",
    "verify",
    "corrections",
    "contest",
}


@pytest.fixture
def everybody(db) -> User:
    """Return somebody who may see every page, at a desk on which every page has something to show."""
    _, claims = store_example()
    decide_example(claims)
    publish_edition(title="Operations on the river", start=START, end=END, publisher=make_user("publisher"))
    make_wanted(actor=make_user(name="amal"))
    make_wanted(actor=make_user(name="basim"))
    reader = make_user(name="rana")
    reading = hand_out(user=reader)
    assert reading
    answer_reading(reading=reading, user=reader, values=values_of(reading.claim) | {"min": 1, "best": 1, "max": 1})
    lead = User.objects.create_superuser("lina")
    waiting = make_claim()
    raise_flag(claim=waiting, actor=reader, about="contradiction", note="two numbers")
    add_note(on=waiting, author=reader, text="Please look, @lina")
    make_decided_claim("hold", actor=reader)
    hand_out(user=lead)
    trace(claims=[make_claim(attribution="the Jazira Monitor")])
    save_view(owner=lead, name="Mine", query="assigned=me")
    series_of(*[APPEAL] * 3)
    return lead


class Crawl:
    """A walk along the links of the pages, to one page for each name of an address."""

    def __init__(self, page: Page, root: str, starts: list[str]) -> None:
        self.page, self.root, self.waiting = page, root, starts
        self.seen: set[str] = set()

    def pages(self) -> Iterator[str]:
        """Open one page after the other and return the names of their addresses."""
        while self.waiting:
            path = self.waiting.pop(0)
            name = self.name_of(path)
            if not name or name in self.seen:
                continue
            self.seen.add(name)
            self.page.goto(f"{self.root}{path}", wait_until="networkidle")
            # A plain text, such as the public key, has no title and no landmarks to look for.
            if self.page.evaluate("document.contentType") != "text/html":
                continue
            self.waiting += self.page.eval_on_selector_all("a[href]", "links => links.map(a => a.pathname + a.search)")
            yield name

    def name_of(self, path: str) -> str:
        """Return the name of a page's address; files and others' pages have none here."""
        path = path.partition("?")[0]
        if path.startswith(NOT_OURS) or "." in path.rpartition("/")[2]:
            return ""
        try:
            return resolve(path).url_name or ""
        except Resolver404:
            return ""


def complaints_about(page: Page) -> list[str]:
    """Return what axe finds on the open page, in the light and then in the dark."""
    found = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for violation in Axe().run(page).response["violations"]:
            nodes = [f"{node['target']} {node.get('failureSummary', '')}" for node in violation["nodes"][:3]]
            found.append(
                f"{page.url} ({theme}) {violation['id']}: " + " | ".join(" ".join(node.split()) for node in nodes)
            )
    return found


def crawled(page: Page, root: str, starts: list[str]) -> tuple[set[str], list[str]]:
    """Return the names of the pages that were found, and all complaints about them."""
    crawl = Crawl(page, root, starts)
    complaints = [complaint for _ in crawl.pages() for complaint in complaints_about(page)]
    return crawl.seen, complaints


def test_nothing_is_found_on_the_pages_of_the_desk(live_server, page, everybody):
    signed_in(page, live_server.url, everybody)
    reading = SecondReading.objects.get(reader=everybody)
    starts = [reverse("queue"), reverse("reading", args=[reading.pk]), reverse("new_actor")]
    seen, complaints = crawled(page, live_server.url, starts)
    assert not complaints, "\n" + "\n".join(complaints)
    assert seen >= OF_THE_DESK


def test_nothing_is_found_on_the_public_pages(live_server, page, everybody):
    seen, complaints = crawled(page, live_server.url, [reverse("front")])
    assert not complaints, "\n" + "\n".join(complaints)
    assert seen >= OF_THE_PUBLIC


def test_nothing_is_found_on_standing_text(live_server, page, db):
    *_, newest = series_of(*[f"{APPEAL} Two men were killed in Qara."] * 3)
    claim = make_claim(newest, quote="Two men were killed")
    signed_in(page, live_server.url, make_user())
    for address in (reverse("article", args=[newest.pk]), reverse("claim", args=[claim.pk])):
        page.goto(live_server.url + address, wait_until="networkidle")
        page.locator("#standing-text .is-standing").first.wait_for()
        assert not complaints_about(page)


@pytest.mark.parametrize("key", ["?", "n", "f"], ids=["the keys", "the reasons", "the flags"])
def test_nothing_is_found_on_a_claim_with_a_panel_open(live_server, page, db, key):
    signed_in(page, live_server.url, make_user()).goto(live_server.url + reverse("claim", args=[make_claim().pk]))
    page.locator("#desk[data-ready]").wait_for()
    page.keyboard.press(key)
    assert not complaints_about(page)
