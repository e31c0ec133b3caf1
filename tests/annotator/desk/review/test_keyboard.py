"""The review keys in a real browser: what a key does, and what it must not do."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect

from annotator.claims.models import Claim
from annotator.review.actions import close_claim
from annotator.review.models import Decision
from tests.annotator.desk.review.making import make_three
from tests.factories import make_decided_claim, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def claims() -> list[Claim]:
    return make_three()[1]


@pytest.fixture
def desk(live_server, page, claims) -> Page:
    """Return a browser with the first claim open."""
    opened(page, live_server.url, make_user(name="amal"), claims[0])
    shows(page, claims[0])
    return page


def opened(page: Page, url: str, user, claim: Claim) -> Page:
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
    page.goto(f"{url}/desk/claims/{claim.pk}/")
    return page


def shows(page: Page, claim: Claim) -> None:
    """Wait until a claim is on the screen for long enough to be decided."""
    expect(page.locator(f'#desk[data-claim="{claim.pk}"][data-ready]')).to_be_visible()


def status(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).status


def test_y_confirms_and_brings_the_next_claim_to_the_eye(desk, claims):
    desk.keyboard.press("y")
    shows(desk, claims[1])
    assert status(claims[0]) == "verified"
    expect(desk.locator("#said")).to_contain_text("Confirmed: 4 killed")
    expect(desk.locator("#claim-title")).to_be_focused()
    expect(desk.locator("#quote")).to_be_in_viewport()
    assert desk.url.endswith(f"/desk/claims/{claims[1].pk}/")
    assert desk.title().startswith("2 injured, claim 2 of 3")


def test_pressing_again_and_again_decides_one_claim(desk, claims):
    for _ in range(5):
        desk.keyboard.press("y")
    shows(desk, claims[1])
    assert Decision.objects.count() == 1


def test_u_takes_it_back(desk, claims):
    desk.keyboard.press("y")
    shows(desk, claims[1])
    desk.keyboard.press("u")
    shows(desk, claims[0])
    assert status(claims[0]) == "candidate"
    expect(desk.locator("#said")).to_contain_text("Taken back: 4 killed")


def test_n_and_a_number_reject_with_that_reason(desk, claims):
    desk.keyboard.press("n")
    desk.keyboard.press("7")
    shows(desk, claims[1])
    assert Decision.objects.get().reason_code == "opinion"


def test_h_asks_what_for_and_enter_holds(desk, claims):
    desk.keyboard.press("h")
    desk.keyboard.type("yes, y and n are only letters here")
    desk.keyboard.press("Enter")
    shows(desk, claims[1])
    assert (status(claims[0]), Decision.objects.get().note) == ("held", "yes, y and n are only letters here")


@pytest.mark.parametrize(("keys", "reached"), [(("f", "1", "Enter"), "corrected"), (("v",), "unverifiable")])
def test_f_and_v(desk, claims, keys, reached):
    for key in keys:
        desk.keyboard.press(key)
    shows(desk, claims[1])
    assert status(claims[0]) == reached


def test_j_and_k_move_and_decide_nothing(desk, claims):
    desk.keyboard.press("j")
    shows(desk, claims[1])
    desk.keyboard.press("k")
    shows(desk, claims[0])
    assert Decision.objects.count() == 0


def test_an_edit_is_read_along_and_goes_with_the_confirmation(desk, claims):
    desk.keyboard.press("e")
    expect(desk.locator("#id_number")).to_be_focused()
    desk.keyboard.type("nearly 25")
    expect(desk.locator("#id_min")).to_have_value("23")
    desk.keyboard.press("Enter")
    assert status(claims[0]) == "candidate"
    expect(desk.get_by_role("button", name="Confirm edits")).to_be_visible()
    desk.keyboard.press("y")
    shows(desk, claims[1])
    claim = Claim.objects.get(pk=claims[0].pk)
    assert (claim.status, claim.min, claim.best, claim.max) == ("corrected", 23, 25, 25)


def test_edits_are_not_left_behind_unasked(desk, claims):
    desk.keyboard.press("e")
    desk.keyboard.type("nearly 25")
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    expect(desk.locator("#said")).to_contain_text("Your edits are not saved.")
    shows(desk, claims[0])
    desk.keyboard.press("j")
    shows(desk, claims[1])
    assert status(claims[0]) == "candidate"


def test_a_session_that_has_ended_leads_to_the_sign_in_page(desk, claims):
    desk.context.clear_cookies(name="sessionid")
    desk.keyboard.press("j")
    expect(desk.get_by_label("Password")).to_be_visible()
    assert "/accounts/login/" in desk.url


def test_what_cannot_be_read_is_said_at_the_field(desk, claims):
    desk.keyboard.press("e")
    desk.keyboard.type("blah")
    desk.keyboard.press("Escape")
    desk.keyboard.press("y")
    expect(desk.locator("#id_number_error")).to_contain_text("cannot be read as a number")
    expect(desk.locator("#id_number")).to_be_focused()
    expect(desk.locator("#id_number")).to_have_value("blah")
    assert status(claims[0]) == "candidate"


def test_keys_with_modifiers_belong_to_the_browser(desk, claims):
    for chord in ("Control+y", "Alt+y", "Meta+y"):
        desk.keyboard.press(chord)
    desk.keyboard.press("j")  # what was pressed before has been dealt with once the next claim is there
    shows(desk, claims[1])
    assert Decision.objects.count() == 0


def test_a_question_mark_lists_the_keys_and_nothing_is_decided_below_them(desk, claims):
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog")).to_contain_text("undo your last decision")
    desk.keyboard.press("y")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_be_hidden()
    assert Decision.objects.count() == 0


def test_a_rule_that_forbids_is_read_on_the_page(desk, claims):
    Claim.objects.filter(pk=claims[0].pk).update(modality="alleged")
    desk.reload()
    shows(desk, claims[0])
    desk.locator("#id_modality").select_option("asserted")
    desk.keyboard.press("Escape")
    desk.keyboard.press("y")
    expect(desk.locator("#notice")).to_contain_text("Say in a note where the text itself asserts this")
    expect(desk.locator("#id_modality")).to_have_value("asserted")


def test_who_was_faster_is_read_in_place(desk, claims):
    close_claim(claim=claims[0], user=User.objects.get(username="amal"))
    make_decided_claim("reject", claim=Claim.objects.get(pk=claims[0].pk), actor=make_user("lead", "lina"))
    desk.keyboard.press("y")
    expect(desk.get_by_role("heading", name="Someone was faster")).to_be_visible()
    expect(desk.locator("#desk")).to_contain_text("lina was faster")
    desk.keyboard.press("y")
    desk.get_by_role("link", name="See the claim as it is now").click()
    shows(desk, claims[0])
    assert Decision.objects.count() == 1


def test_everything_works_without_a_script(live_server, browser, claims):
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), live_server.url, make_user(name="amal"), claims[0])
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator(f'#desk[data-claim="{claims[1].pk}"]')).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(f'#desk[data-claim="{claims[0].pk}"]')).to_be_visible()
    page.locator("summary[data-action=reject]").click()
    page.get_by_role("button", name="Opinion or appeal").click()
    expect(page.locator(f'#desk[data-claim="{claims[1].pk}"]')).to_be_visible()
    page.locator("#id_note").fill("two months are named")
    page.get_by_role("button", name="Hold").click()
    expect(page.locator(f'#desk[data-claim="{claims[2].pk}"]')).to_be_visible()
    page.locator("#id_number").fill("about 10")
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="All done")).to_be_visible()
    context.close()
    assert [status(claim) for claim in claims] == ["rejected", "held", "corrected"]


def test_nothing_on_the_page_breaks_the_content_security_policy(live_server, page, claims):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    desk = opened(page, live_server.url, make_user(name="amal"), claims[0])
    shows(desk, claims[0])
    for key, next_claim in (("y", claims[1]), ("j", claims[2]), ("k", claims[1])):
        desk.keyboard.press(key)
        shows(desk, next_claim)
    assert complaints == []
