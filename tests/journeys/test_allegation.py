"""Two people at two browsers end an allegation: one proposes on a further source, the other agrees."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.claims.models import Claim
from tests.annotator.incidents.allegations.making import make_allegation, make_citation
from tests.factories import make_user
from tests.journeys.conftest import SignIn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_allegation_is_denied_assessed_and_ended_by_two_people(
    page: Page, browser: Browser, live_server: LiveServer, sign_in: SignIn
) -> None:
    claim = make_allegation()
    citation = make_citation(claim)
    sign_in(page, make_user(name="amal"))
    page.get_by_role("link", name="Allegations").click()
    expect(page.get_by_text("nobody has assessed it")).to_be_visible()
    page.get_by_role("link", name="2 injured").click()

    page.get_by_text("Record a position").click()
    page.get_by_label("Party").fill("International Coalition")
    page.get_by_label("It", exact=True).select_option("denies")
    page.get_by_label("Note: where it said so").fill("Its press release")
    page.get_by_role("button", name="Record the position").click()
    expect(page.get_by_text("The incident is contested; no number moves.")).to_be_visible()

    page.get_by_label("Evidence").select_option(f"citation-{citation.pk}")
    page.get_by_label("What it shows").fill("The hospital counted them itself.")
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text("You proposed this assessment; a second person has to agree with it.")).to_be_visible()
    expect(page.get_by_role("button", name="Agree: confirmed")).to_be_disabled()
    assert Claim.objects.get(pk=claim.pk).modality == "alleged"

    second = browser.new_page()
    sign_in(second, make_user(name="basim"))
    second.goto(f"{live_server.url}/desk/allegations/{claim.pk}/")
    second.get_by_role("button", name="Agree: confirmed").click()
    expect(second.get_by_text("Ended by two people: confirmed.")).to_be_visible()
    second.goto(f"{live_server.url}/desk/allegations/?state=ended")
    expect(second.get_by_text("confirmed by amal and basim")).to_be_visible()
    second.close()

    now = Claim.objects.get(pk=claim.pk)
    assert (now.status, now.modality) == ("corrected", "asserted")
    assert now.link.incident.grade == "contested"
