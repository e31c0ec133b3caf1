"""Tests for the command that sets up a Claimdesk to try out."""

import socket
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from annotator.claims.models import Claim
from annotator.claims.names.models import Actor
from annotator.config.roles import ROLES
from annotator.sources.models import Article
from reports.corrections.models import CorrectionNotice, Ticket
from reports.models import Edition
from tests.reports.conftest import recorded


def demo(**options: Any) -> str:
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_it_sets_up_people_and_claims_once() -> None:
    said = demo(no_server=True)
    passwords = dict(line.split() for line in said.splitlines() if line.startswith("  ") and len(line.split()) == 2)
    assert set(passwords) == {role.replace("_", "-") for role in ROLES}
    assert all(authenticate(username=name, password=password) for name, password in passwords.items())
    assert Article.objects.values("source").distinct().count() >= 3
    assert Claim.objects.awaiting_review().count() > 40

    assert Actor.objects.exists()
    shows_what_editions_are_about()
    before = Article.objects.count(), Claim.objects.count(), User.objects.count(), Edition.objects.count()
    again = demo(no_server=True)
    assert not any(password in again for password in passwords.values())
    counts = Article.objects.count(), Claim.objects.count(), User.objects.count(), Edition.objects.count()
    assert counts == before


def shows_what_editions_are_about() -> None:
    """Look for a correction, a held figure, a contested range, a re-reported allegation and template text."""
    first, second, corrected = Edition.objects.order_by("number")
    notice = CorrectionNotice.objects.get()
    assert (notice.edition, notice.published_in) == (first, corrected)
    assert recorded(first)["Killed, civilians"] == "at least 4"
    assert recorded(corrected)["Killed, civilians"] == "6–7"
    assert recorded(corrected)["Rockets fired"] == "3–10"
    assert recorded(second)["Killed, combatants"] == "3–5"
    held = corrected.claims.get(fact__status="held", fact__unit="vehicle")
    assert "39th month" in held.fact["reason"]
    assert "Template text" in second.claims.get(fact__status="held", fact__unit="vehicle").fact["reason"]
    assert second.figures.filter(column="alleged", display="up to 90").exists()
    assert second.claims.filter(fact__role="duplicate_of", fact__modality="alleged").exists()
    assert Ticket.objects.get().state == "declined"
    assert "6–7" in Client().get("/").content.decode()
    assert "3–10" in Client().get(corrected.get_absolute_url()).content.decode()


def test_it_starts_nothing_where_the_address_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match="Address already in use"):
            demo(address=f"127.0.0.1:{port}")
