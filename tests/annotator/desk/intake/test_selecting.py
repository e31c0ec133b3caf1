"""Marking words in a real browser: what is sent counts code points, in every script and in mixed directions."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from annotator.claims.models import Claim
from annotator.sources.models import Article
from tests.annotator.desk.review.making import make_three
from tests.factories import make_article, make_claim, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENGLISH = "A headline 🏚🏚\n\n🔥 Fire at dawn, 👨‍👩‍👧 fled.\nFour people were killed <b>&amp; 3 hurt 🕯 there. The end."
MIXED = "عنوان الخبر\n\nقتل 25 مدنيا في Al-Bab (🏚) يوم الاثنين، و5 swept away أصيبوا.\n\nنهاية."

# Marks the first occurrence of some words, backwards where asked, as a pointer would.
MARK = """([words, backwards]) => {
  const text = document.querySelector(".article-text");
  const isText = (node) => !node.parentElement.closest(".paragraph-number") && node.parentElement.closest("p");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) => isText(node) ? 1 : 2);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const start = nodes.map((node) => node.data).join("").indexOf(words);
  const at = (offset) => {
    for (const node of nodes) { if (offset <= node.data.length) return [node, offset]; offset -= node.data.length; }
  };
  const edges = [at(start), at(start + words.length)];
  if (backwards) edges.reverse();
  getSelection().setBaseAndExtent(...edges[0], ...edges[1]);
}"""


def opened(page: Page, url: str, address: str) -> Page:
    client = Client()
    client.force_login(make_user(name="amal"))
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])
    page.goto(f"{url}{address}")
    return page


def open_article(page: Page, live_server, text: str) -> tuple[Page, Article]:
    article = make_article(text)
    return opened(page, live_server.url, f"/desk/articles/{article.pk}/"), article


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ENGLISH, "A headline 🏚"),
        (ENGLISH, "👨‍👩‍👧 fled"),
        (ENGLISH, "fled.\nFour people were killed"),
        (ENGLISH, "killed <b>&amp; 3 hurt 🕯 there."),
        (MIXED, "قتل 25 مدنيا"),
        (MIXED, "مدنيا في Al-Bab (🏚) يوم"),
        (MIXED, "و5 swept away أصيبوا."),
    ],
    ids=["emoji", "joined-emoji", "lines", "entities", "arabic", "mixed", "mixed-end"],
)
def test_a_makes_a_claim_of_the_marked_words(page, live_server, text, words, backwards):
    desk, article = open_article(page, live_server, text)
    desk.evaluate(MARK, [words, backwards])
    desk.keyboard.press("a")
    expect(desk.locator(".by-hand-quote mark")).to_have_text(words, use_inner_text=False)
    desk.get_by_label("What do they say?").select_option("killed")
    desk.get_by_role("button", name="Add the claim").click()
    expect(desk.locator("#desk[data-claim]")).to_be_visible()
    claim = Claim.objects.get()
    assert (claim.quote, claim.start) == (words, article.text.index(words))


def test_the_button_at_the_marked_words_does_the_same(page, live_server):
    desk, _ = open_article(page, live_server, ENGLISH)
    button = desk.locator(".selecting")
    expect(button).to_be_hidden()
    desk.evaluate(MARK, ["Four people", False])
    expect(button).to_be_in_viewport()
    button.click()
    expect(desk.locator(".by-hand-quote mark")).to_have_text("Four people")
    expect(desk.get_by_label("What do they say?")).to_be_focused()


def test_a_whole_paragraph_marked_with_three_clicks_has_no_empty_edges(page, live_server):
    desk, _ = open_article(page, live_server, ENGLISH)
    desk.locator(".article-text p").first.click(click_count=3)
    desk.keyboard.press("a")
    expect(desk.locator(".by-hand-quote mark")).to_have_text("A headline 🏚🏚")


def test_words_in_two_paragraphs_keep_what_lies_between(page, live_server):
    desk, article = open_article(page, live_server, MIXED)
    desk.evaluate(MARK, ["أصيبوا.نهاية", False])
    desk.keyboard.press("a")
    desk.get_by_role("button", name="Add the claim").click()
    expect(desk.locator("#desk[data-claim]")).to_be_visible()
    assert Claim.objects.get().quote == "أصيبوا.\n\nنهاية"
    assert article.text.endswith("نهاية.")


def test_a_with_nothing_marked_or_with_a_modifier_does_nothing(page, live_server):
    desk, _ = open_article(page, live_server, ENGLISH)
    address = desk.url
    desk.keyboard.press("a")
    desk.evaluate(MARK, ["Four people", False])
    desk.keyboard.press("Control+a")
    desk.wait_for_timeout(200)
    assert desk.url == address


def test_it_works_beside_a_claim_too_and_across_its_mark(page, live_server):
    claim = make_claim(make_article(f"Rain 🌧 fell. Four fighters were killed near Arden. {ENGLISH}"),
                       text="Rain 🌧 fell. Four fighters were killed")  # fmt: skip
    desk = opened(page, live_server.url, f"/desk/claims/{claim.pk}/")
    desk.evaluate(MARK, ["fighters were killed near Arden", False])
    desk.keyboard.press("a")
    expect(desk.locator(".by-hand-quote mark")).to_have_text("fighters were killed near Arden")


def test_edits_of_the_claim_are_not_left_behind_unasked(page, live_server):
    claim = make_claim()
    desk = opened(page, live_server.url, f"/desk/claims/{claim.pk}/")
    desk.locator("#id_number").fill("nearly 25")
    desk.keyboard.press("Escape")
    desk.evaluate(MARK, ["near the village", False])
    desk.keyboard.press("a")
    expect(desk.locator("#said")).to_contain_text("Your edits are not saved.")
    desk.keyboard.press("a")
    expect(desk.locator(".by-hand-quote mark")).to_have_text("near the village")


def test_arabic_runs_from_the_right(page, live_server):
    desk, _ = open_article(page, live_server, MIXED)
    assert desk.locator(".article-text p").nth(1).evaluate("p => getComputedStyle(p).direction") == "rtl"


def test_without_javascript_the_words_are_pasted(browser, live_server):
    article = make_article(MIXED)
    context = browser.new_context(java_script_enabled=False)
    desk = opened(context.new_page(), live_server.url, f"/desk/articles/{article.pk}/")
    desk.get_by_role("link", name="Add a claim by hand").click()
    desk.get_by_label("Words of the article").fill("في Al-Bab (🏚)")
    desk.get_by_role("button", name="Add the claim").click()
    expect(desk.locator("#desk[data-claim]")).to_be_visible()
    assert Claim.objects.get().quote == "في Al-Bab (🏚)"
    context.close()


def test_a_drag_that_begins_on_another_claim_marks_words_and_follows_no_link(page, live_server):
    first, second, _ = make_three()[1]
    desk = opened(page, live_server.url, f"/desk/claims/{first.pk}/")
    box = desk.locator(f'.article-text a[href="/desk/claims/{second.pk}/"]').first.bounding_box()
    middle = box["y"] + box["height"] / 2
    desk.mouse.move(box["x"] + 1, middle)
    desk.mouse.down()
    desk.mouse.move(box["x"] + box["width"] / 2, middle, steps=5)
    desk.mouse.move(box["x"] + box["width"] - 12, middle, steps=5)
    desk.mouse.up()
    expect(desk.locator(".selecting")).to_be_visible()
    desk.keyboard.press("a")
    expect(desk.locator(".by-hand-quote mark")).to_contain_text("two civilians were")


def test_a_click_on_another_claim_still_opens_it(page, live_server):
    first, second, _ = make_three()[1]
    desk = opened(page, live_server.url, f"/desk/claims/{first.pk}/")
    desk.locator(f'.article-text a[href="/desk/claims/{second.pk}/"]').first.click()
    expect(desk.locator(f'#desk[data-claim="{second.pk}"]')).to_be_visible()
