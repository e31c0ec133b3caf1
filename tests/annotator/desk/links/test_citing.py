"""Tests for the pages on which a claim gets further sources and loses them."""

import pytest
from django.test import Client

from annotator.claims.models import Claim
from annotator.desk.links import citing
from annotator.desk.links.forms import CitationForm
from annotator.incidents.citations.models import Citation
from annotator.sources.models import Article
from tests.factories import make_article, make_source, make_user

pytestmark = pytest.mark.django_db

WORDS = "Three fighters fell near the river."


@pytest.fixture
def article() -> Article:
    return make_article(f"{WORDS} Nobody else was seen. {WORDS[:14]}.", published=None)


def send(client: Client, claim: Claim, article: Article, **values: object):
    sent = {"passage": "fell near the river", "stance": "supports", **values}
    return client.post(f"/desk/claims/{claim.pk}/sources/{article.pk}/", sent)


def test_it_offers_the_articles_of_these_days_and_finds_others(analyst: Client, claim: Claim, article: Article) -> None:
    address = f"/desk/claims/{claim.pk}/sources/"
    assert f"{address}{article.pk}/" in analyst.get(address).content.decode()
    assert f"{address}{article.pk}/" in analyst.get(address, {"q": "nobody else"}).content.decode()
    assert "No article has these words." in analyst.get(address, {"q": "zeppelin"}).content.decode()


def test_words_of_another_article_are_set_beside_the_claim(analyst: Client, claim: Claim, article: Article) -> None:
    response = send(analyst, claim, article, note="by phone")
    assert response.url == f"/desk/claims/{claim.pk}/sources/"
    citation = Citation.objects.get()
    assert (citation.quote, citation.stance, citation.note) == ("fell near the river", "supports", "by phone")
    html = analyst.get(response.url).content.decode()
    assert "fell near the river" in html
    assert article.source.name in html


def test_marked_words_come_by_the_address(analyst: Client, claim: Claim, article: Article) -> None:
    html = analyst.get(f"/desk/claims/{claim.pk}/sources/{article.pk}/?start=0&end=14").content.decode()
    assert '<input type="hidden" name="place" value="0-14">' in html
    assert "If it supports" in html


def test_the_preview_counts_marked_words_with_whom_they_quote() -> None:
    make_source("Jazira Watch", independence_group="Watchers")
    article = make_article("Three fighters fell, Jazira Watch said. Nobody else was seen.", source=make_source("Radio"))
    marked = {part: CitationForm.marked(article.text, {"start": part, "end": part + 14}) for part in (0, 40)}
    assert [citing.origin_of(article, form) for form in marked.values()] == ["Watchers", "Radio"]
    assert citing.origin_of(article, CitationForm(article.text)) == "Radio"


def test_words_that_occur_twice_ask_which(analyst: Client, claim: Claim, article: Article) -> None:
    response = send(analyst, claim, article, passage=WORDS[:14])
    assert response.status_code == 422
    assert "occur 2 times" in response.content.decode()


def test_the_same_words_twice_add_nothing(analyst: Client, claim: Claim, article: Article) -> None:
    send(analyst, claim, article)
    assert send(analyst, claim, article).status_code == 422
    assert Citation.objects.count() == 1


@pytest.mark.parametrize("values", [{"stance": ""}, {"stance": "likes"}, {"passage": "no such words"}])
def test_what_makes_no_sense_is_refused(analyst: Client, claim: Claim, article: Article, values) -> None:
    assert send(analyst, claim, article, **values).status_code == 422


def test_the_claims_own_article_is_refused(analyst: Client, claim: Claim) -> None:
    response = send(analyst, claim, claim.article, passage="Four fighters were killed")
    assert "another article" in response.content.decode()


def test_a_removal_says_why_and_is_recorded(analyst: Client, claim: Claim, article: Article) -> None:
    send(analyst, claim, article)
    address = f"/desk/sources/{Citation.objects.get().pk}/remove/"
    assert "Say in a few words" in analyst.post(address, follow=True).content.decode()
    assert "another village" in analyst.post(address, {"because": "another village"}, follow=True).content.decode()
    assert "removed already" in analyst.post(address, {"because": "again"}, follow=True).content.decode()
    assert not Citation.objects.standing().exists()
    assert analyst.get(address).status_code == 405


def test_it_refuses_who_may_not_link_and_the_stranger(client: Client, claim: Claim, article: Article) -> None:
    assert send(client, claim, article).url.startswith("/accounts/login/")
    client.force_login(make_user("publisher"))
    assert send(client, claim, article).status_code == 403
    assert "Add one" not in client.get(f"/desk/claims/{claim.pk}/sources/").content.decode()
    assert not Citation.objects.exists()
