"""Tests that the page of an article says what the checks found, with a link to each place."""

import re

import pytest
from django.test import Client

from annotator.checks.actions import LAPSED, read_article
from annotator.checks.models import Flag
from annotator.checks.registry import CHECKS
from annotator.desk.intake.reading import blocks
from annotator.sources.models import Article
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

WRONG_DAY = "Two men were killed on Monday, 5 January 2022, in the village of Qara."
RIGHT_DAY = "Two men were killed on Wednesday, 5 January 2022, in the village of Qara."


@pytest.fixture
def analyst(client: Client) -> Client:
    client.force_login(make_user("analyst"))
    return client


def read(text: str) -> Article:
    article = make_article(text, published=None)
    Article.objects.filter(pk=article.pk).update(published="2022-02-01")
    article.refresh_from_db()
    read_article(article=article)
    return article


def page_of(client: Client, article: Article) -> str:
    return client.get(f"/desk/articles/{article.pk}/").content.decode()


def test_each_flag_links_to_its_words_which_are_marked_in_the_text(analyst: Client) -> None:
    article = read(f"River Watch\n\n{WRONG_DAY}")
    page = page_of(analyst, article)
    assert "5 Jan 2022 was a Wednesday, not a Monday." in page
    start = article.text.index("Monday, 5 January 2022")
    assert f'href="/desk/articles/{article.pk}/#at-{start}"' in page
    assert f'<mark class="is-noticed" id="at-{start}">Monday, 5 January 2022</mark>' in page
    assert f"{len(CHECKS)} checks were run" in page


def test_it_says_that_nothing_was_found_and_by_how_many_checks(analyst: Client) -> None:
    page = page_of(analyst, read(RIGHT_DAY))
    assert f"<strong>Nothing found.</strong> {len(CHECKS)} checks were run." in page


def test_answered_flags_are_counted_and_lapsed_ones_are_not(analyst: Client) -> None:
    article = read(WRONG_DAY)
    Flag.objects.filter(article=article).update(state=Flag.State.DISMISSED, reason="They use another calendar.")
    assert "Nothing waits for an answer.</strong>" in page_of(analyst, article)
    assert "and 1 of their flags was answered." in page_of(analyst, article)
    Flag.objects.filter(article=article).update(reason=LAPSED)
    assert "Nothing found.</strong>" in page_of(analyst, article)


def test_sums_that_fit_stand_apart(analyst: Client) -> None:
    page = page_of(analyst, read("Six civilians, four children and two women, were injured on 5 January 2022."))
    assert "1 sum that fits" in page
    assert "The parts add up: 4 + 2 = 6." in page
    assert "Nothing found.</strong>" in page


def test_of_many_places_the_first_are_listed(analyst: Client) -> None:
    page = page_of(analyst, read("\n\n".join([RIGHT_DAY, *["Read more"] * 9])))
    assert "and 3 more, marked in the text" in page
    assert page.count('<mark class="is-noticed"') == 9


def test_once_there_is_something_to_mark_the_page_is_loaded_anew(analyst: Client) -> None:
    noticed, clean = read(WRONG_DAY), read(RIGHT_DAY)
    assert analyst.get(f"/desk/articles/{noticed.pk}/progress/?seen=1").headers.get("HX-Refresh") == "true"
    assert "HX-Refresh" not in analyst.get(f"/desk/articles/{clean.pk}/progress/?seen=1").headers


def test_every_letter_of_the_text_is_shown_whatever_overlaps() -> None:
    text = "One two three.\n\nFour five six."
    shown = blocks(text, [(0, 7), (4, 13), (16, 20), (5, 5)], [])
    assert "\n\n".join("".join(piece.text for piece in block.pieces) for block in shown) == text
    anchors = [piece.anchor for block in shown for piece in block.pieces if piece.anchor is not None]
    assert anchors == [0, 4, 16]


def test_an_anchor_stands_on_the_page_once(analyst: Client) -> None:
    page = page_of(analyst, read("\n\n".join([WRONG_DAY, "Read more", WRONG_DAY.replace("Two", "Six")])))
    anchors = re.findall(r'id="(at-\d+)"', page)
    assert len(anchors) == len(set(anchors)) == 3
