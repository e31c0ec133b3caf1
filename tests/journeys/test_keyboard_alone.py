"""A stretch of a day: thirty claims decided with the hands on the keyboard, and keys that a person chose."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from annotator.claims.models import Claim
from annotator.review.keyboard.actions import choose_keys
from annotator.review.models import Decision
from tests.factories import make_user
from tests.journeys.desk import make_arrests, opened, shows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What is done with the claims, over and over: the keys pressed and the status that they lead to.
ROUND = [
    (["y"], "verified"),
    (["n", "7"], "rejected"),
    (["v"], "unverifiable"),
    (["h", "*which month?", "Enter"], "held"),
    (["e", "*about 40", "Enter", "y"], "corrected"),
]


def press(page: Page, keys: list[str]) -> None:
    """Press keys one after the other; what begins with a star is typed."""
    for key in keys:
        if key.startswith("*"):
            page.keyboard.type(key[1:])
        else:
            page.keyboard.press(key)


def decides(request: Request) -> bool:
    """Tell whether a request decides or fetches a claim; panels that load beside it do neither."""
    return bool(re.search(r"/desk/claims/\d+/(decide/)?(\?|$)", request.url))


def test_thirty_claims_are_decided_by_keyboard_alone_with_one_request_each(live_server, page):
    claims = make_arrests(31)
    desk = opened(page, live_server.url, make_user(name="amal"), claims[0])
    sent: list[str] = []
    desk.on("request", lambda request: sent.append(request.method) if decides(request) else None)
    for at, claim in enumerate(claims[:30]):
        press(desk, ROUND[at % len(ROUND)][0])
        shows(desk, claims[at + 1])
        assert sent == ["POST"], f"claim {at + 1}"
        sent.clear()
        expect(desk.locator("#claim-title")).to_be_focused()
        expect(desk.locator("#said")).to_contain_text(str(claim.best) if at % len(ROUND) != 4 else "36–44")
    statuses = [Claim.objects.get(pk=claim.pk).status for claim in claims]
    assert statuses == [ROUND[at % len(ROUND)][1] for at in range(30)] + ["candidate"]
    assert Decision.objects.count() == 30


def test_a_person_works_with_the_keys_that_they_chose(live_server, page):
    claims, amal = make_arrests(3), make_user(name="amal")
    choose_keys(user=amal, keys={"confirm": "c", "unverifiable": "Alt+v", "next": ""}, single_keys=True)
    desk = opened(page, live_server.url, amal, claims[0])
    expect(desk.locator('[data-action="confirm"] kbd')).to_have_text("c")
    press(desk, ["y", "j", "c"])
    shows(desk, claims[1])
    expect(desk.locator('[data-action="confirm"] kbd')).to_have_text("c")
    press(desk, ["v", "Alt+v"])
    shows(desk, claims[2])
    assert [Claim.objects.get(pk=claim.pk).status for claim in claims] == ["verified", "unverifiable", "candidate"]


def test_single_keys_can_be_switched_off(live_server, page):
    claims, amal = make_arrests(2), make_user(name="amal")
    choose_keys(user=amal, keys={"confirm": "Alt+y"}, single_keys=False)
    desk = opened(page, live_server.url, amal, claims[0])
    press(desk, ["n", "v", "j", "?"])
    expect(desk.locator("details:has(> [data-action=reject])")).not_to_have_attribute("open", "")
    expect(desk.get_by_role("dialog")).to_be_hidden()
    expect(desk.locator('[data-action="reject"] kbd')).to_be_hidden()
    press(desk, ["Alt+y"])
    shows(desk, claims[1])
    assert Decision.objects.get().outcome == "confirm"


def test_a_kind_and_an_actor_are_found_by_typing(live_server, page):
    claims = make_arrests(2)
    desk = opened(page, live_server.url, make_user(name="amal"), claims[0])
    kind = desk.get_by_role("combobox", name="What")
    kind.fill("abd")
    expect(desk.get_by_role("option", name="Abducted")).to_be_visible()
    press(desk, ["Enter"])
    expect(kind).to_have_value("Abducted")
    desk.get_by_role("combobox", name="By").fill("someone else")
    press(desk, ["Escape", "Escape", "y"])
    shows(desk, claims[1])
    claim = Claim.objects.get(pk=claims[0].pk)
    assert (claim.kind, claim.actor, claim.status) == ("abducted", "someone else", "corrected")
