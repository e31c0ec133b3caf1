"""Who sits at the desk in its tests, each at a browser of their own."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import make_user


@pytest.fixture
def analyst(db):
    """Return an analyst."""
    return make_user(name="amal")


@pytest.fixture
def desk(analyst):
    """Return the analyst's browser."""
    return signed_in(analyst)


@pytest.fixture
def visitor(db):
    """Return the browser of somebody who may read claims but not decide them."""
    return signed_in(make_user("publisher"))


def signed_in(user: User) -> Client:
    """Return the browser of a user."""
    client = Client()
    client.force_login(user)
    return client
