"""The administration in a real browser: nothing breaks its content policy, and axe finds nothing of ours."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import expect

from annotator.claims.models import Claim
from annotator.sources.models import Source
from tests.annotator.admin.rows import make_rows
from tests.journeys.desk import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Unfold's own: its scroller names two regions alike, and Django's select2 leaves its boxes without a name.
NOT_OURS = {"landmark-unique", "aria-input-field-name"}


def addresses():
    claim, source = Claim.objects.decided().first(), Source.objects.first()
    lists = ("annotator_source", "annotator_claim", "annotator_hedgephrase", "annotator_termwording", "auth_user")
    return [
        reverse("admin:index"),
        *(reverse(f"admin:{name}_changelist") for name in lists),
        reverse("admin:annotator_claim_change", args=[claim.pk]),
        reverse("admin:annotator_source_change", args=[source.pk]),
        reverse("admin:annotator_source_history", args=[source.pk]),
        reverse("admin:annotator_hedgephrase_add"),
        reverse("admin:auth_user_add"),
    ]


@pytest.fixture
def root(live_server, page):
    """Return the window of somebody without restriction, with a row of everything to see."""
    make_rows()
    return signed_in(page, live_server.url, User.objects.create_superuser("root"))


def test_the_administration_writes_no_warning_and_axe_finds_nothing_of_ours(live_server, root):
    told: list[str] = []
    root.on("console", lambda message: told.append(message.text) if message.type in ("warning", "error") else None)
    root.on("pageerror", lambda error: told.append(str(error)))
    found = []
    for address in addresses():
        for theme in ("light", "dark"):
            root.emulate_media(color_scheme=theme, reduced_motion="reduce")
            root.goto(live_server.url + address, wait_until="networkidle")
            violations = {one["id"] for one in Axe().run(root).response["violations"]} - NOT_OURS
            found += [f"{address} ({theme}) {one}" for one in violations]
    assert told == []
    assert found == []


def test_filters_open_and_a_name_is_found_by_typing(live_server, root):
    root.goto(live_server.url + reverse("admin:annotator_claim_changelist"))
    root.get_by_text("Filters").first.click()
    expect(root.get_by_text("Apply Filters").first).to_be_visible()
    root.goto(live_server.url + reverse("admin:annotator_hedgephrase_add"))
    root.locator(".select2-selection").first.click()
    source = Source.objects.order_by("name").first()
    root.locator(".select2-search__field").fill(source.name)
    root.locator(".select2-results__option", has_text=source.name).first.click()
    expect(root.locator(".select2-selection").first).to_contain_text(source.name)
