"""Tests for the page on which a person makes a claim of words in an article."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.claims.models import Claim
from tests.annotator.claims.by_hand.test_add_claim import ARABIC, QUOTE, TEXT
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(f"{TEXT} Four fighters  were killed again, 🏚 and again. Dust fell. Dust fell.")


@pytest.fixture
def analyst(client: Client) -> Client:
    client.force_login(make_user(name="amal"))
    return client


def page(article) -> str:
    return reverse("add_claim", args=[article.pk])


def where(article, quote: str, last: bool = False) -> str:
    start = article.text.rindex(quote) if last else article.text.index(quote)
    return f"{start}-{start + len(quote)}"


def test_the_page_shows_what_was_marked(analyst, article):
    start, end = where(article, QUOTE).split("-")
    shown = analyst.get(page(article), {"start": start, "end": end}).content.decode()
    assert f"<mark>{QUOTE}</mark>" in shown
    assert f'name="place" value="{start}-{end}"' in shown
    assert 'name="passage"' not in shown


@pytest.mark.parametrize("address", [{}, {"start": "7"}, {"start": "9", "end": "2"}, {"start": "0", "end": "99999"}])
def test_without_a_place_it_asks_for_the_words(analyst, article, address):
    assert 'name="passage"' in analyst.get(page(article), address).content.decode()


def test_a_marked_passage_becomes_a_claim_that_opens(analyst, article):
    answer = analyst.post(page(article), {"place": where(article, QUOTE), "kind": "killed"})
    claim = Claim.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("claim", args=[claim.pk]))
    assert (claim.quote, claim.kind, claim.origin) == (QUOTE, "killed", "person")
    opened = analyst.get(answer.url).content.decode()
    assert "Added by hand by amal" in opened


def test_pasted_words_are_found_whatever_their_spaces(analyst, article):
    analyst.post(page(article), {"passage": "killed\n again,  🏚 ", "kind": "killed"})
    assert Claim.objects.get().quote == "killed again, 🏚"


def test_words_that_occur_twice_ask_which(analyst, article):
    answer = analyst.post(page(article), {"passage": QUOTE, "kind": "killed"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "These words occur 2 times. Choose which." in shown
    second = where(article, "Four fighters  were killed")
    assert f'type="radio" name="place" value="{second}"' in shown
    analyst.post(page(article), {"passage": QUOTE, "place": second, "kind": "killed"})
    assert Claim.objects.get().quote == "Four fighters  were killed"


def test_words_changed_after_the_choice_are_looked_for_anew(analyst, article):
    analyst.post(page(article), {"passage": "They left", "place": where(article, QUOTE), "kind": "withdrawal"})
    assert Claim.objects.get().quote == "They left"


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"passage": "Five fighters", "kind": "killed"}, "does not have these words"),
        ({"passage": " ", "kind": "killed"}, "Mark the words in the text"),
        ({"place": "4-2", "kind": "killed"}, "Mark the words in the text"),
        ({"passage": "headline", "kind": "riot"}, "Select a valid choice"),
        ({"passage": "headline"}, "This field is required"),
    ],
)
def test_what_cannot_be_a_claim_is_said_and_nothing_is_added(analyst, article, sent, why):
    answer = analyst.post(page(article), sent)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not Claim.objects.exists()


def test_words_that_occur_everywhere_are_no_choice(analyst):
    answer = analyst.post(page(make_article("Rain fell. " * 30)), {"passage": "Rain", "kind": "other"})
    assert "These words occur 30 times. Paste more of the sentence." in answer.content.decode()


def test_twice_the_same_makes_one_claim_and_leads_to_it(analyst, article):
    sent = {"place": where(article, QUOTE), "kind": "killed"}
    analyst.post(page(article), sent)
    answer = analyst.post(page(article), sent)
    assert answer.status_code == 409
    assert "These very words are a claim already" in answer.content.decode()
    assert reverse("claim", args=[Claim.objects.get().pk]) in answer.content.decode()


def test_whoever_may_only_read_is_refused(client, article):
    client.force_login(make_user("publisher"))
    assert client.get(page(article)).status_code == 403
    assert client.post(page(article), {"place": where(article, QUOTE), "kind": "killed"}).status_code == 403
    assert not Claim.objects.exists()
    assert "data-add-claim" not in client.get(reverse("article", args=[article.pk])).content.decode()


def test_an_address_alone_makes_no_claim(analyst, article):
    analyst.get(page(article), {"place": where(article, QUOTE), "kind": "killed"})
    assert analyst.put(page(article)).status_code == 405
    assert not Claim.objects.exists()


def test_an_article_in_arabic_says_that_claims_are_added_by_hand(analyst):
    article = make_article(ARABIC)
    shown = analyst.get(reverse("article", args=[article.pk])).content.decode()
    assert "There is no extractor for Arabic yet; add claims by hand." in shown
    assert page(article) in shown
    assert "Read it now" not in shown
    assert "read_again" not in shown
    assert '<div class="article-text" lang="ar"' in shown
    assert "There is no extractor" in analyst.get(page(article)).content.decode()


def test_an_article_in_english_says_no_such_thing(analyst, article):
    assert "no extractor" not in analyst.get(reverse("article", args=[article.pk])).content.decode()


def test_adding_an_article_in_arabic_promises_no_reading(analyst):
    sent = {"source": "A monitor", "text": ARABIC}
    shown = analyst.post(reverse("import_article"), sent, follow=True).content.decode()
    assert "Added. There is no extractor for Arabic yet; add claims by hand." in shown
    assert "being read" not in shown
