"""Texts with a NUL: refused at every door as a bad question, never a failure."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.config.zero_signs import RefuseZeroSigns
from reports.corrections.models import CorrectionNotice
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_an_address_with_a_nul_is_refused(client, edition):
    response = client.get("/editions/1/places/%00/")
    assert (response.status_code, b"NUL" in response.content) == (400, True)


@pytest.mark.parametrize("url", ["/api/v1/editions/1/incidents?governorate=%00", "/api/v1/figures?column=%00"])
def test_a_program_that_asks_for_a_nul_is_answered_as_programs_are(client, edition, url):
    response = client.get(url)
    assert (response.status_code, "NUL" in response.json()["detail"]) == (422, True)


def test_words_with_a_nul_are_refused_and_nothing_is_kept(edition):
    client = Client()
    client.force_login(make_user("publisher"))
    response = client.post(reverse("clarify", args=[edition.number]), {"words": "Rockets\0 are counted one by one."})
    assert response.status_code == 400
    assert not CorrectionNotice.objects.exists()


@pytest.mark.parametrize("failure", [ValueError("no number"), KeyError("NUL")])
def test_another_failure_stays_one(rf, failure):
    assert RefuseZeroSigns(lambda request: None).process_exception(rf.get("/"), failure) is None
