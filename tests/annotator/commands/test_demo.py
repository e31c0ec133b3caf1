"""Tests for the command that sets up a Claimdesk to try out."""

import socket
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from annotator.claims.models import Claim
from annotator.claims.names.models import Actor
from annotator.config.roles import ROLES
from annotator.sources.models import Article


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
    assert Claim.objects.awaiting_review().count() > 50

    assert Actor.objects.exists()
    before = Article.objects.count(), Claim.objects.count(), User.objects.count()
    again = demo(no_server=True)
    assert not any(password in again for password in passwords.values())
    assert (Article.objects.count(), Claim.objects.count(), User.objects.count()) == before


def test_it_starts_nothing_where_the_address_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match="Address already in use"):
            demo(address=f"127.0.0.1:{port}")
