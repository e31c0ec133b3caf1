"""Words marked with the keyboard alone, in every script: to extend, split and join claims, and to decide a sentence."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from annotator.claims.by_hand.actions import add_claim
from annotator.claims.models import Claim
from tests.annotator.review.passages.making import FIRST, SECOND, WHOLE, fresh, make_two, make_whole
from tests.factories import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MIXED = "عنوان 🏚 الخبر\n\nقتل 25 مدنيا في Al-Bab (🏚) يوم الاثنين، و5 swept away أصيبوا. نهاية."
SELECTED = "() => document.getSelection().toString()"


def opened(page: Page, url: str, claim: Claim, act: str = "") -> Page:
    client = Client()
    client.force_login(make_user(name="amal"))
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
    page.goto(f"{url}/desk/claims/{claim.pk}/{act}")
    if not act:
        expect(page.locator("#desk[data-ready]")).to_be_attached()
    return page


def selected(page: Page) -> str:
    return page.evaluate(SELECTED)


def press(page: Page, *keys: str) -> None:
    # The words of a page are there before the script that reads the keys.
    page.wait_for_load_state()
    for key in keys:
        page.keyboard.press(key)


def on_claim(page: Page, claim: Claim) -> None:
    page.wait_for_url(f"**/desk/claims/{claim.pk}/*")
    expect(page.locator(f'#desk[data-claim="{claim.pk}"][data-ready]')).to_be_attached()


def test_x_extends_and_shrinks_the_words_and_u_takes_it_back(page, live_server):
    claim = make_whole()
    desk = opened(page, live_server.url, claim)
    press(desk, "x")
    expect(desk.locator("textarea")).to_have_value(WHOLE)
    press(desk, "Shift+ArrowRight", "Shift+ArrowRight")
    expect(desk.locator("textarea")).to_have_value(f"{WHOLE} near Arden")
    press(desk, "o", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowRight")
    expect(desk.locator("textarea")).to_have_value(f"Monday {WHOLE} near Arden")
    press(desk, "Enter")
    on_claim(desk, claim)
    expect(desk.locator("#said")).to_contain_text("Changed the passage: 5 killed")
    assert fresh(claim).quote == f"Monday {WHOLE} near Arden"
    press(desk, "u")
    expect(desk.locator("#said")).to_contain_text("Taken back")
    assert fresh(claim).quote == WHOLE


def test_escape_goes_back_and_changes_nothing(page, live_server):
    claim = make_whole()
    desk = opened(page, live_server.url, claim, "passage/")
    expect(desk.locator("#article-text")).to_be_focused()
    press(desk, "Shift+ArrowLeft", "Escape")
    on_claim(desk, claim)
    assert fresh(claim).version == 1


def test_s_splits_in_two_and_both_halves_can_be_marked_anew(page, live_server):
    claim = make_whole()
    desk = opened(page, live_server.url, claim)
    press(desk, "s")
    words = desk.locator("textarea")
    expect(words.nth(0)).to_have_value(FIRST)
    expect(words.nth(1)).to_have_value(SECOND)
    press(desk, "2", "Shift+ArrowRight", "Shift+ArrowRight")
    expect(words.nth(1)).to_have_value(f"{SECOND} near Arden")
    press(desk, "1", "o", "Shift+ArrowRight")
    expect(words.nth(0)).to_have_value("men were killed")
    press(desk, "Enter")
    on_claim(desk, claim)
    first, second = Claim.objects.order_by("start")
    assert (first.quote, second.quote, second.kind, second.best) == (
        "men were killed",
        f"{SECOND} near Arden",
        "injured",
        3,
    )
    press(desk, "u")
    expect(desk.locator("#said")).to_contain_text("Taken back")
    assert fresh(claim).quote == WHOLE


def test_m_joins_two_claims(page, live_server):
    claim, other = make_two()
    desk = opened(page, live_server.url, claim)
    press(desk, "m")
    expect(desk.locator("input[type=radio]")).to_be_focused()
    press(desk, "Enter")
    on_claim(desk, claim)
    assert (fresh(claim).quote, fresh(other).status) == (WHOLE, "rejected")


def test_g_decides_the_sentence_with_a_letter_for_each_claim(page, live_server):
    claim, other = make_two()
    desk = opened(page, live_server.url, claim)
    press(desk, "g")
    expect(desk.locator("[data-row]").first).to_be_focused()
    press(desk, "y")
    expect(desk.locator("[data-row]").nth(1)).to_be_focused()
    press(desk, "ArrowUp", "0", "ArrowUp", "y", "n")
    expect(desk.locator("select").nth(1)).to_be_focused()
    desk.keyboard.type("Wrong")
    press(desk, "Enter")
    expect(desk.locator(".just")).to_contain_text("Rejected (wrong kind): 3 injured")
    assert (fresh(claim).status, fresh(other).status) == ("verified", "rejected")
    press(desk, "u")
    expect(desk.locator(".sheet-row.is-candidate")).to_have_count(2)


def test_w_goes_word_by_word_and_what_is_marked_becomes_a_claim(page, live_server):
    claim = make_whole()
    desk = opened(page, live_server.url, claim)
    press(desk, "w")
    expect(desk.locator("#article-text")).to_be_focused()
    assert selected(desk) == "five"
    press(desk, "ArrowLeft", "ArrowLeft")
    assert selected(desk) == "On"
    press(desk, "ArrowUp", "Home", "End")
    assert selected(desk) == "headline"
    press(desk, "ArrowRight", "Shift+ArrowRight")
    assert selected(desk) == "On Monday"
    press(desk, "a")
    expect(desk.locator(".by-hand-quote mark")).to_have_text("On Monday")


def test_x_and_s_take_along_what_was_marked(page, live_server):
    claim = make_whole()
    desk = opened(page, live_server.url, claim)
    press(desk, "w", "Shift+ArrowRight", "x")
    expect(desk.locator("textarea")).to_have_value("five men")
    press(desk, "Escape")
    on_claim(desk, claim)
    press(desk, "w", "Shift+ArrowRight", "Shift+ArrowRight", "s")
    expect(desk.locator("textarea").first).to_have_value("five men were")
    expect(desk.locator("textarea").nth(1)).to_have_value("killed and three injured")


def test_edits_are_not_left_behind_unasked(page, live_server):
    claim = make_whole()
    desk = opened(page, live_server.url, claim)
    desk.locator("#id_number").fill("nearly 25")
    press(desk, "Escape", "x")
    expect(desk.locator("#said")).to_contain_text("Your edits are not saved.")
    press(desk, "x")
    expect(desk.locator("textarea")).to_have_value(WHOLE)


def mixed_claim(quote: str) -> Claim:
    article = make_article(MIXED)
    start = article.text.index(quote)
    return add_claim(article=article, start=start, end=start + len(quote), kind="killed", user=make_user())


@pytest.mark.parametrize(
    ("quote", "keys", "words"),
    [
        ("قتل 25 مدنيا", ["Shift+ArrowLeft", "Shift+ArrowLeft"], "قتل 25 مدنيا في Al-Bab"),
        ("قتل 25 مدنيا", ["Shift+ArrowLeft"] * 3, "قتل 25 مدنيا في Al-Bab (🏚)"),
        ("قتل 25 مدنيا", ["Shift+ArrowRight"], "قتل 25"),
        ("و5 swept away أصيبوا", ["o", "Shift+ArrowLeft", "Shift+ArrowLeft"], "away أصيبوا"),
        ("(🏚) يوم", ["Alt+Shift+ArrowRight"], "(🏚) يو"),
        ("(🏚) يوم", ["o", "Alt+Shift+ArrowLeft", "Alt+Shift+ArrowLeft"], ") يوم"),
    ],
    ids=["left-is-on", "emoji", "right-is-back", "other-end", "letters", "emoji-letters"],
)
def test_arabic_and_mixed_passages_are_marked_by_the_words_that_are_sent(page, live_server, quote, keys, words):
    claim = mixed_claim(quote)
    desk = opened(page, live_server.url, claim, "passage/")
    expect(desk.locator("#article-text")).to_be_focused()
    press(desk, *keys)
    expect(desk.locator("textarea")).to_have_value(words)
    press(desk, "Enter")
    on_claim(desk, claim)
    again = fresh(claim)
    assert (again.quote, again.start) == (words, MIXED.index(words))


def test_a_pointer_marks_too(page, live_server):
    claim = make_whole()
    desk = opened(page, live_server.url, claim, "passage/")
    desk.locator(".picker mark").dblclick(position={"x": 5, "y": 5})
    expect(desk.locator("textarea")).to_have_value("five")
    desk.get_by_role("button", name="Take these words").click()
    on_claim(desk, claim)
    assert fresh(claim).quote == "five"


def test_without_javascript_the_words_are_typed(browser: Browser, live_server):
    claim, other = make_two()
    context = browser.new_context(java_script_enabled=False)
    client = Client()
    client.force_login(make_user(name="amal"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([cookie])
    desk = context.new_page()
    desk.goto(f"{live_server.url}/desk/claims/{claim.pk}/")
    desk.get_by_role("link", name="join").click()
    desk.get_by_role("button", name="Join").click()
    assert fresh(claim).quote == WHOLE
    desk.get_by_role("link", name="other words").click()
    desk.get_by_label("Words of the article").fill(f"On Monday {WHOLE}")
    desk.get_by_role("button", name="Take these words").click()
    assert fresh(claim).quote == f"On Monday {WHOLE}"
    whole = make_whole()
    desk.goto(f"{live_server.url}/desk/claims/{whole.pk}/")
    desk.get_by_role("link", name="split").click()
    desk.get_by_role("button", name="Split").click()
    assert (fresh(whole).quote, Claim.objects.filter(article=whole.article).count()) == (FIRST, 2)
    desk.get_by_role("link", name="the whole sentence").click()
    desk.get_by_label("Confirm").first.check()
    desk.get_by_role("button", name="Record the answers").click()
    assert (fresh(whole).status, fresh(other).status) == ("corrected", "rejected")
    context.close()
