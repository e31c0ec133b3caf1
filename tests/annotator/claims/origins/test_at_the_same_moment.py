"""An analyst and the rule say at one moment to whom a claim goes back: what the analyst said stands."""

from threading import Thread

import pytest
from django.db import connection

from annotator.claims.origins import actions
from annotator.claims.origins.models import ClaimOrigin
from annotator.review.origins.actions import correct_origin
from tests.factories import make_claim, make_source, make_user

pytestmark = pytest.mark.django_db(transaction=True)
LONG_ENOUGH_TO_WRITE = 1


def test_what_an_analyst_says_while_claims_are_traced_is_not_written_over(monkeypatch):
    claim, agency, lead = make_claim(attribution="SOHR activists"), make_source("Agency"), make_user("lead")
    actions.trace(claims=[claim])
    make_source("SOHR")

    def correct() -> None:
        correct_origin(claim=claim, source=agency, actor=lead, reason="The caption names the agency.")
        connection.close()

    analyst, found = Thread(target=correct), actions._found

    def find_slowly(claims):
        analyst.start()
        analyst.join(LONG_ENOUGH_TO_WRITE)
        return found(claims)

    monkeypatch.setattr(actions, "_found", find_slowly)
    assert actions.trace(claims=[claim]) == 1
    analyst.join()
    said = ClaimOrigin.objects.get(claim=claim)
    assert (said.source, said.basis) == (agency, "analyst")
