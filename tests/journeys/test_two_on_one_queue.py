"""Two people with two browsers on one queue: no claim comes to both, and every decision is made, and made once."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page

from annotator.claims.models import Claim
from annotator.review.models import Decision, Lease
from tests.factories import make_user
from tests.journeys.desk import make_arrests, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTICLES, IN_EACH = 4, 25
# Over and over: the keys that are pressed, and the decision that they make.
ROUND = [(["y"], "confirm"), (["n", "7"], "reject"), (["y"], "confirm"), (["v"], "unverifiable")]
# Who presses before the other has an answer: both, both the other way round, and now and then one alone.
TURNS = [(0, 1), (1, 0), (0,), (0, 1), (1, 0), (1,)]
# The claim that has come after another one and may be decided, or what stands there when none comes any more.
NEXT = """(before) => {
    const desk = document.querySelector("#desk");
    if (!desk || desk.dataset.claim === before) return null;
    return desk.dataset.claim ? "ready" in desk.dataset && desk.dataset.claim : "none";
}"""


class Analyst:
    """A person at a browser, with the claims they were given and what they pressed on each."""

    def __init__(self, browser: Browser, url: str, user: User) -> None:
        self.page: Page = signed_in(browser.new_page(viewport={"width": 1280, "height": 900}), url, user)
        self.user, self.here, self.did = user, "", list[tuple[int, str]]()
        self.page.goto(f"{url}/desk/")
        self.page.get_by_role("button", name="Start reviewing").press("Enter")

    def look(self) -> bool:
        """Wait for the next claim; tell whether there is one."""
        self.here = str(self.page.wait_for_function(NEXT, arg=self.here).json_value())
        return self.here != "none"

    def press(self) -> None:
        """Decide the claim on the screen by its key, and do not wait for what comes of it."""
        keys, outcome = ROUND[len(self.did) % len(ROUND)]
        for key in keys:
            self.page.keyboard.press(key)
        self.did.append((int(self.here), outcome))


@pytest.fixture
def analysts(browser: Browser, live_server, answered: None) -> Iterator[list[Analyst]]:
    """Return two analysts, each in a browser of their own, who have begun on the same queue of a hundred claims."""
    for article in range(ARTICLES):
        make_arrests(IN_EACH, first=2 + article * IN_EACH)
    both = [Analyst(browser, live_server.url, make_user(name=name)) for name in ("amal", "basim")]
    yield both
    for analyst in both:
        analyst.page.context.close()


def test_a_hundred_claims_are_handed_out_once_and_decided_once(analysts: list[Analyst]) -> None:
    at_work = [analyst for analyst in analysts if analyst.look()]
    turn = 0
    while at_work:
        pressing = [analysts[who] for who in TURNS[turn % len(TURNS)] if analysts[who] in at_work]
        for analyst in pressing:
            analyst.press()
        at_work = [analyst for analyst in at_work if analyst not in pressing or analyst.look()]
        turn += 1

    given = [[claim for claim, _ in analyst.did] for analyst in analysts]
    assert sorted(given[0] + given[1]) == sorted(Claim.objects.values_list("pk", flat=True))
    assert len(given[0] + given[1]) == ARTICLES * IN_EACH
    assert min(map(len, given)) > ARTICLES * IN_EACH / 3, "one of them did nearly all of it"

    pressed = {(claim, analyst.user.pk, outcome) for analyst in analysts for claim, outcome in analyst.did}
    made = list(Decision.objects.values_list("claim", "actor", "outcome"))
    assert len(made) == ARTICLES * IN_EACH
    assert set(made) == pressed
    assert not Claim.objects.awaiting_review().exists()
    assert not Lease.objects.exists()
