"""Who sits at the desk in its tests."""

import pytest
from django.test import Client

from tests.factories import make_user


@pytest.fixture
def analyst(client: Client) -> Client:
    """Return the browser of a signed-in analyst."""
    client.force_login(make_user())
    return client
