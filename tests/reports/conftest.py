"""The worked example, published; and people who may and may not publish."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from reports.actions import publish_edition
from reports.models import Edition
from tests.factories import make_user
from tests.reports.worked_example import END, START, decide_example, store_example


@pytest.fixture
def visitor() -> Client:
    """Return the browser of somebody who reads what is published."""
    return Client()


@pytest.fixture
def publisher(db) -> User:
    return make_user("publisher")


@pytest.fixture
def example(db):
    """The month's claims by name, all decided."""
    _, claims = store_example()
    decide_example(claims)
    return claims


@pytest.fixture
def edition(example, publisher) -> Edition:
    return publish_edition(title="Operations on the river", start=START, end=END, publisher=publisher)


def recorded(edition: Edition) -> dict[str, str]:
    """Return the recorded figures as they are read."""
    return {figure.label: figure.display for figure in edition.figures.filter(column="recorded")}
