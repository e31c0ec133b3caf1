"""Whom texts quote by names that no source has, and giving a source such a name."""

import pytest
from django.db import connection
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.claims.origins.actions import trace
from annotator.desk.sources import unknown
from tests.factories import make_claim, make_source, make_user

pytestmark = pytest.mark.django_db
PAGE, NAME = "/desk/sources/unknown/", "/desk/sources/unknown/name/"
SENT = {"name": "Jazira Monitor", "source": "jazira watch"}


@pytest.fixture
def claims():
    make_source("SOHR")
    told = [make_claim(attribution=who) for who in ("The Jazira Monitor", "the Jazira Monitor", "a cook", "SOHR")]
    trace(claims=told)
    return told


def test_it_lists_who_is_quoted_and_no_source_most_publishers_first(analyst, claims):
    assert reverse("unknown_names") == PAGE
    page = analyst.get(PAGE).content.decode()
    assert "2 claims of 2 publishers" in page
    assert page.casefold().index("the jazira monitor") < page.index("a cook")
    assert ">SOHR</a>" not in page
    assert "Keep</button>" not in page


def test_it_looks_through_the_latest_claims_that_quote_somebody_and_no_more(analyst, claims, monkeypatch):
    monkeypatch.setattr(unknown, "LATEST", 2)
    make_claim(attribution="")
    page = analyst.get(PAGE).content.decode()
    assert "latest 2 claims" in page
    assert "a cook" in page
    assert "Jazira Monitor" not in page


def test_the_latest_claims_that_quote_somebody_are_found_by_an_index(db):
    with connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    assert "claims_that_quote_somebody" in unknown.latest_claims().explain()


def test_a_name_brings_its_claims_along_and_twice_nothing_more(client, claims):
    watch = make_source("Jazira Watch")
    client.force_login(make_user("lead"))
    for words in ("it now: 2", "it now: 0"):
        assert words in client.post(NAME, SENT, follow=True).content.decode()
    watch.refresh_from_db()
    assert watch.aliases == ["Jazira Monitor"]
    assert Claim.objects.get(pk=claims[0].pk).claim_origin.source == watch
    assert "Jazira Monitor" not in client.get(PAGE).content.decode()


def test_what_names_no_source_changes_nothing(client, claims):
    client.force_login(make_user("lead"))
    assert "Choose a source" in client.post(NAME, SENT, follow=True).content.decode()
    assert client.get(NAME).status_code == 405


def test_others_and_strangers_name_nothing(client, claims):
    make_source("Jazira Watch")
    assert client.post(NAME, SENT).url.startswith("/accounts/login/")
    client.force_login(make_user("analyst"))
    assert client.post(NAME, SENT).status_code == 403
