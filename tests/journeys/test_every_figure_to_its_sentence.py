"""The whole public site, from the front page on: nothing leads nowhere, and every figure reaches its sentences.

Every address is opened by a test client, which is quick; Chromium then walks the way of a reader who clicks, for a
sample of figures, and axe-core looks at one page of each kind in both themes.
"""

import hashlib
import json
import random
import re
from collections import deque
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from reports.actions import publish_edition
from reports.manifest import claim_sha256
from reports.models import Edition, FigureMember
from tests.factories import make_article, make_decided_claim, make_source, make_user
from tests.journeys.test_accessibility import complaints_about
from tests.reports.worked_example import END, START, decide_example, store_example

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIGN_IN = "/accounts/"
LOOKED_AT = [
    "front", "method", "api", "edition", "figure", "edition_article", "not_counted", "edition_allegations", "verify",
    "edition_incidents", "edition_incident", "edition_places", "edition_actors", "edition_actor", "edition_sources",
    "corrections",
]  # fmt: skip
SAMPLE = 5


@pytest.fixture
def site(db) -> Edition:
    """Return the current edition of the worked example: the second, which puts the first one right."""
    publisher = make_user("publisher")
    _, claims = store_example()
    decide_example(claims)
    publish_edition(title="Operations on the river", start=START, end=END, publisher=publisher)
    make_decided_claim(article=make_article("On 17 January Four fighters were killed.", make_source("Second Watch")))
    return publish_edition(title="Operations on the river", start=START, end=END, publisher=publisher)


class Site:
    """A walk along every link of every public page, from the front page on."""

    def __init__(self) -> None:
        self.client = Client()
        self.bodies: dict[str, str] = {}
        self.anchors: list[tuple[str, str, str]] = []
        self.names: dict[str, str] = {}
        self.dead: list[str] = []

    def walk(self) -> "Site":
        """Open every address that anything leads to, and note what does not answer."""
        waiting, seen = deque(["/"]), {"/"}
        while waiting:
            path = waiting.popleft()
            for address in self.opened(path):
                target, _, anchor = address.partition("#")
                if anchor:
                    self.anchors.append((path, target, anchor))
                if target not in seen and target.startswith("/") and not target.startswith(SIGN_IN):
                    seen.add(target)
                    waiting.append(target)
        self.dead += [f"{here} → {to}#{at}" for here, to, at in self.anchors if f'id="{at}"' not in self.bodies[to]]
        return self

    def opened(self, path: str) -> list[str]:
        """Open one address and return where it leads: links, and what the page loads."""
        response = self.client.get(path)
        if response.status_code != 200:
            self.dead.append(f"{path}: {response.status_code}")
            return []
        if not response.headers["Content-Type"].startswith("text/html"):
            return []
        body = self.bodies[path] = response.content.decode()
        self.names.setdefault(response.resolver_match.view_name, path)
        found = re.findall(r'\b(?:href|src|srcset|action)="([^"]+)"', body)
        inner = (urljoin(path, unescape(link)) for link in found if not link.startswith(("data:", "/static/")))
        return [link for link in map(within_the_site, inner) if link]


def within_the_site(address: str) -> str:
    """Return the path of an address of this site, or nothing for one of another."""
    parts = urlsplit(address)
    if parts.netloc not in ("", "testserver"):
        return ""
    path = unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
    return f"{path}#{parts.fragment}" if parts.fragment else path


def test_nothing_on_the_public_site_leads_nowhere(site):
    found = Site().walk()
    assert found.dead == []
    assert set(LOOKED_AT) <= set(found.names)
    for edition in Edition.objects.all():
        assert {one.get_absolute_url() for one in edition.figures.all()} <= set(found.bodies)
        for name, ids in (("edition_incident", edition.incidents.values_list("incident_id", flat=True)),
                          ("edition_article", edition.articles.values_list("article_id", flat=True))):  # fmt: skip
            assert {reverse(name, args=[edition.number, one]) for one in ids} <= set(found.bodies)


def test_every_member_of_every_figure_is_two_clicks_from_its_words_and_all_hashes_match(site):
    found = Site().walk()
    members = FigureMember.objects.filter(figure__edition=site).select_related("figure__edition", "claim__article")
    assert members
    front, edition = found.bodies["/"], found.bodies[site.get_absolute_url()]
    assert site.get_absolute_url() in front
    for member in members:
        claim, article = member.claim, member.claim.article
        page = member.figure.get_absolute_url()
        assert f'href="{page}"' in edition
        assert member.figure.get_absolute_url() in found.bodies
        place = reverse("edition_article", args=[site.number, article.article_id])
        assert f'href="{place}#claim-{claim.claim_id}"' in found.bodies[page]
        assert highlighted(found.bodies[place], claim.claim_id).startswith(claim.quote.split("\n")[0])
        assert article.text[claim.start : claim.end] == claim.quote
        assert hashlib.sha256(article.text.encode()).hexdigest() == article.text_sha256
        assert article.text_sha256 in found.bodies[place]
        assert claim_sha256(claim) == claim.sha256
    stated = json.loads(site.manifest)
    assert {row[-1] for row in stated["claims"]} >= {member.claim.sha256 for member in members}
    assert hashlib.sha256(site.manifest.encode()).hexdigest() == site.manifest_sha256
    assert site.manifest_sha256 in front


def highlighted(body: str, claim: int) -> str:
    """Return the marked words that stand at a claim's anchor in its article, over overlapping marks."""
    after = body.partition(f'id="claim-{claim}"')[2]
    words = re.match(
        r'></span>(?:<span class="anchor"[^>]*></span>)*((?:<mark[^>]*>[^<]*</mark>|<span[^>]*></span>)+)', after
    )
    return unescape(re.sub(r"<[^>]+>", "", words[1])) if words else ""


def test_a_reader_clicks_twice_and_sees_the_words_marked(live_server, page, site):
    figures = [one for one in site.figures.all() if one.data["contributions"]]
    for figure in random.Random(6).sample(figures, min(SAMPLE, len(figures))):
        page.goto(f"{live_server.url}{site.get_absolute_url()}")
        page.locator(f'a[href="{figure.get_absolute_url()}"]').first.click()
        page.wait_for_url(f"**{figure.get_absolute_url()}")
        link = page.locator(".claims a.cite").first
        claim = int((link.get_attribute("href") or "").rpartition("-")[2])
        link.click()
        anchor = page.locator(f"#claim-{claim}")
        anchor.wait_for(state="attached")
        words = anchor.locator("xpath=following-sibling::mark[1]")
        assert words.is_visible()
        assert words.bounding_box()["y"] < page.viewport_size["height"]
        assert (words.text_content() or "")[:20] in site.claims.get(claim_id=claim).quote


def test_axe_finds_nothing_on_any_kind_of_public_page_in_either_theme(live_server, page, site):
    names = Site().walk().names
    complaints = []
    for name in LOOKED_AT:
        page.goto(f"{live_server.url}{names[name]}", wait_until="networkidle")
        complaints += complaints_about(page)
    assert not complaints, "\n" + "\n".join(complaints)


@pytest.mark.parametrize("width", [390, 1440])
def test_no_public_page_is_wider_than_its_window(live_server, page, site, width):
    page.set_viewport_size({"width": width, "height": 900})
    names = Site().walk().names
    for name in LOOKED_AT:
        page.goto(f"{live_server.url}{names[name]}")
        too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{names[name]} at {width}"
