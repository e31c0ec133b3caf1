"""Drafts over the worked example, and the people round them."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from reports.workbench import actions
from reports.workbench.models import DraftEdition
from reports.workbench.proof import read
from tests.factories import make_user
from tests.reports.worked_example import END, START


@pytest.fixture
def people(db) -> SimpleNamespace:
    """Two publishers, a lead who signs, and an analyst who may do nothing here."""
    return SimpleNamespace(
        paula=make_user("publisher", "paula"), pedro=make_user("publisher", "pedro"),
        lena=make_user("lead", "lena"), anna=make_user("analyst", "anna"),
    )  # fmt: skip


@pytest.fixture
def draft(example, people) -> DraftEdition:
    """A draft of the worked example, in which the held vehicles stand in the way."""
    return actions.open_draft(start=START, end=END, user=people.paula, title="Operations on the river")


def as_(user: User) -> Client:
    """Return a browser in which somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


def waive_all(draft: DraftEdition, user: User) -> None:
    """Waive whatever stands in the way."""
    if ids := [one.id for one in read(draft).open]:
        actions.waive(draft=draft, user=user, blockers=ids, reason="Readers are told.")


def seal_of(draft: DraftEdition) -> str:
    """Return what a person would sign now."""
    return read(DraftEdition.objects.get(pk=draft.pk)).seal


def sign(draft: DraftEdition, *users: User) -> None:
    """Let people sign the draft as it is."""
    for user in users:
        actions.sign_draft(draft=draft, user=user, seal=seal_of(draft))


def publish(draft: DraftEdition, *signers: User):
    """Waive, sign and publish."""
    waive_all(draft, signers[0])
    sign(draft, *signers)
    return actions.publish_draft(draft=draft, user=signers[0], seal=seal_of(draft))
