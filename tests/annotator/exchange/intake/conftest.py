"""Tokens of a data manager's, and a program that sends with them."""

import json
from types import SimpleNamespace

import pytest
from django.test import Client

from annotator.exchange.intake.actions import make_token
from annotator.exchange.intake.models import Scope
from tests.factories import make_source, make_user

EVERYTHING = [scope.value for scope in Scope]
TEXT = "Clashes broke out near the village on Monday. Four fighters were killed and two civilians were injured."


def make_program(name="Archive robot", *, source="Euphrates Ledger", scopes=EVERYTHING, user=None, **limits):
    """Return a program: its token, its secret, and what it sends with."""
    source = make_source(source) if source else None
    made = make_token(name=name, source=source, scopes=scopes, user=user or make_user("data_manager"), **limits)
    client = Client(headers={"Authorization": f"Bearer {made.secret}"})
    return SimpleNamespace(
        token=made.token,
        secret=made.secret,
        client=client,
        get=lambda path: client.get(f"/api/v1/{path}"),
        send=lambda body, path="articles", **headers: client.post(
            f"/api/v1/{path}",
            body if isinstance(body, bytes | str) else json.dumps(body),
            content_type="application/json",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        ),
    )


@pytest.fixture
def program(db):
    """Return a program that may do everything, for one source."""
    return make_program()
