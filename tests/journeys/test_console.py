"""The browser has nothing to complain of: no script fails, and nothing breaks the content policy."""

import pytest
from django.urls import reverse

from tests.annotator.review.second.making import make_answered
from tests.factories import make_decided_claim, make_user
from tests.journeys.desk import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_desk_writes_no_warning_to_the_console(live_server, page):
    claim, answer = make_decided_claim(), make_answered(min=5, best=5, max=5)
    signed_in(page, live_server.url, make_user("lead"))
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type in ("warning", "error") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    for address in (
        reverse("queue"),
        reverse("claim", args=[claim.pk]),
        reverse("incident", args=[claim.link.incident_id]),
        reverse("dispute", args=[answer.reading.pk]),
    ):
        page.goto(live_server.url + address)
        page.wait_for_load_state("networkidle")
    assert told == []
