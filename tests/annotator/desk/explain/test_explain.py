"""Tests for the leads' page that explains the extractor."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.desk.explain import views
from tests.factories import make_article, make_claim, make_user

pytestmark = pytest.mark.django_db

TEXT = "Four civilians were reportedly killed. The weather was fine."


@pytest.fixture
def lead(client: Client) -> Client:
    client.force_login(make_user("lead"))
    return client


def page(client: Client, **query: object) -> str:
    answer = client.get(reverse("explain"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_begins_with_an_empty_form(lead):
    assert '<textarea name="text"' in page(lead)


def test_a_text_is_explained_and_not_stored(lead):
    shown = page(lead, text=TEXT)
    assert "1 candidate in 2 sentences" in shown
    assert "person (civilian)" in shown
    assert "reportedly (alleged)" in shown
    assert "no word here can tell of an event" in shown
    assert not Claim.objects.exists()


def test_an_article_is_explained_with_its_dates(lead):
    article = make_article("Four fighters were killed near the old town.")
    shown = page(lead, article=article.pk)
    assert "2022-01-01 to 2022-02-01" in shown
    assert article.title in shown


def test_what_is_written_is_text_and_not_markup(lead):
    shown = page(lead, text="Four <b>civilians</b> were killed.")
    assert "<b>" not in shown
    assert "Four &lt;b&gt;civilians" in shown


def test_arabic_gets_a_sentence_instead(lead):
    assert "There is no extractor for Arabic yet" in page(lead, text="قتل أربعة مدنيين")


def test_a_text_too_long_for_a_page_is_left_to_the_command(lead, monkeypatch):
    monkeypatch.setattr(views, "LONGEST", 10)
    assert "too many for a page" in page(lead, text=TEXT)


def test_a_text_too_long_for_an_address_is_refused_at_its_field(lead):
    assert "at most 3000 characters" in page(lead, text="Four men were killed. " * 200)


def test_an_article_that_is_not_there(lead):
    assert lead.get(reverse("explain"), {"article": "999999"}).status_code == 404
    assert "candidates" not in page(lead, article="abc")


def test_analysts_and_visitors_are_refused(client):
    for role in ("analyst", "publisher"):
        client.force_login(make_user(role))
        assert client.get(reverse("explain")).status_code == 403


def test_it_only_answers_to_looking(lead):
    assert lead.post(reverse("explain"), {"text": TEXT}).status_code == 405


def test_a_lead_gets_there_from_a_claim_and_an_analyst_does_not(lead):
    claim = make_claim()
    link = f"{reverse('explain')}?article={claim.article_id}#sentence-{claim.sentence_start}"
    address = reverse("claim", args=[claim.pk])
    assert link in lead.get(address).content.decode()
    lead.force_login(make_user())
    assert link not in lead.get(address).content.decode()


def test_a_second_opinion_that_cannot_be_had_is_said(lead, monkeypatch):
    monkeypatch.setenv("CLAIMDESK_SPACY_MODEL", "no_such_pipeline")
    assert "cannot be loaded as a spaCy pipeline" in page(lead, text=TEXT)
