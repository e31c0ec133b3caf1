"""A connection that drops in mid-decision: nothing is lost or decided twice, and the page says where it stands."""

import pytest
from playwright.sync_api import Page, Route, expect

from annotator.claims.models import Claim
from annotator.incidents.models import Incident
from annotator.review.models import Decision
from tests.factories import make_user
from tests.journeys.desk import make_arrests, opened, shows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DECIDE = "**/decide/"


@pytest.fixture
def claims() -> list[Claim]:
    return make_arrests(3)


@pytest.fixture
def desk(live_server, page, claims) -> Page:
    """Return a browser with the first claim open."""
    return opened(page, live_server.url, make_user(name="amal"), claims[0])


class Dropping:
    """A connection that drops so many requests, before the server has them or after it has answered."""

    def __init__(self, times: int, *, after: bool) -> None:
        self.left, self.after, self.seen = times, after, 0

    def __call__(self, route: Route) -> None:
        self.seen += 1
        self.left -= 1
        if self.left < 0:
            route.continue_()
        else:
            if self.after:
                route.fetch()
            route.abort("connectionreset")


@pytest.mark.parametrize("after", [False, True], ids=["before the server had it", "after the server had it"])
def test_a_decision_is_sent_again_and_made_once(desk, claims, after):
    dropping = Dropping(2, after=after)
    desk.route(DECIDE, dropping)
    desk.keyboard.press("y")
    expect(desk.locator("#said")).to_contain_text("Not saved yet.")
    expect(desk.locator("#said")).to_contain_text("Confirm: 2 arrested")
    shows(desk, claims[1])
    expect(desk.locator("#said")).to_contain_text("Confirmed: 2 arrested")
    assert dropping.seen == 3
    assert [decision.claim_id for decision in Decision.objects.all()] == [claims[0].pk]


def test_what_was_typed_stays_on_the_screen_and_is_saved_when_the_server_is_back(desk, claims):
    desk.route(DECIDE, Dropping(1, after=False))
    desk.keyboard.press("e")
    desk.keyboard.type("about 40")
    desk.keyboard.press("Enter")
    desk.keyboard.press("y")
    expect(desk.locator("#said")).to_contain_text("Not saved yet.")
    expect(desk.locator("#id_number")).to_have_value("about 40")
    shows(desk, claims[1])
    claim = Claim.objects.get(pk=claims[0].pk)
    assert (claim.status, claim.min, claim.max) == ("corrected", 36, 44)


def test_no_key_decides_while_an_answer_is_on_its_way(desk, claims):
    desk.route(DECIDE, Dropping(1, after=False))
    desk.keyboard.press("y")
    expect(desk.locator("#said")).to_contain_text("Not saved yet.")
    for key in "ynvjk":
        desk.keyboard.press(key)
    shows(desk, claims[1])
    assert Decision.objects.count() == 1


def test_the_answer_outlives_a_reload(desk, claims):
    desk.route(DECIDE, Dropping(1, after=True))
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.keyboard.press("y")
    expect(desk.locator("#said")).to_contain_text("Not saved yet.")
    desk.reload()
    shows(desk, claims[1])
    assert Decision.objects.count() == 1


def test_a_person_can_stop_it_and_look(desk, claims):
    desk.route(DECIDE, Dropping(99, after=False))
    desk.keyboard.press("y")
    desk.get_by_role("button", name="Stop trying").click()
    expect(desk.locator("#said")).to_contain_text("Not known whether it was saved.")
    desk.get_by_role("link", name="Load the claim again").click()
    shows(desk, claims[0])
    assert not Decision.objects.exists()


def test_an_undo_is_sent_again_and_made_once(desk, claims):
    desk.keyboard.press("y")
    shows(desk, claims[1])
    expect(desk.locator("#said")).to_contain_text("Undo: confirm 2 arrested (people), link to")
    desk.route("**/undo/", Dropping(1, after=True))
    desk.keyboard.press("u")
    expect(desk.locator("#said")).to_contain_text("Not saved yet.")
    shows(desk, claims[0])
    assert list(Decision.objects.values_list("outcome", flat=True)) == ["confirm", "undo"]


def test_another_place_is_sent_again_and_made_once(desk, claims):
    desk.keyboard.press("y")
    shows(desk, claims[1])
    desk.keyboard.press("k")
    shows(desk, claims[0])
    desk.route("**/place/", Dropping(1, after=True))
    desk.get_by_label("Incident").select_option("new")
    desk.get_by_role("button", name="Change its place").click()
    expect(desk.locator("#said")).to_contain_text("Not saved yet. Change its place: 2 arrested")
    expect(desk.locator("#said")).to_contain_text("Placed: 2 arrested")
    assert Incident.objects.count() == 2


def test_a_session_that_ends_in_mid_decision_loses_nothing(desk, claims, live_server):
    cookies = desk.context.cookies()
    desk.context.clear_cookies(name="sessionid")
    desk.keyboard.press("y")
    expect(desk.get_by_label("Password")).to_be_visible()
    desk.context.add_cookies(cookies)
    desk.goto(f"{live_server.url}/desk/claims/{claims[0].pk}/")
    shows(desk, claims[1])
    assert Decision.objects.get().claim_id == claims[0].pk


def test_a_slow_undo_says_that_it_is_on_its_way_and_then_that_it_is_done(desk, claims):
    desk.keyboard.press("y")
    shows(desk, claims[1])

    def slowly(route: Route) -> None:
        expect(desk.locator("#said")).to_contain_text("Saving. Undo: confirm 2 arrested")
        route.continue_()

    desk.route("**/undo/", slowly)
    desk.keyboard.press("u")
    shows(desk, claims[0])
    expect(desk.locator("#said")).to_contain_text("Taken back: 2 arrested")
    expect(desk.locator("#said")).not_to_contain_text("Saving.")
