"""A data manager in the admin, two who may not import, and a batch at each step of its way."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from annotator.exchange.admin.addresses import addresses
from annotator.exchange.batches import actions
from annotator.exchange.batches.models import ImportBatch
from annotator.sources.actions import add_source
from tests.factories import make_user

TABLE = """Publisher;Sort;Web;Remark
North Monitor;monitor;https://north.example;one
River Observatory;monitor;https://river.example;two
Known Gazette;news;https://known.example;three
Nobody;nonsense;https://nobody.example;four
"""
MAPPING = {"name": "Publisher", "kind": "Sort", "url": "Web"}


def file(text: str = TABLE, name: str = "sources.csv") -> SimpleUploadedFile:
    """Return a table as a browser sends it."""
    return SimpleUploadedFile(name, text.encode(), "text/csv")


def at(page: str, batch: ImportBatch) -> str:
    """Return the address of a page of a batch."""
    return addresses(batch.pk, batch.resource)[page]


def again(batch: ImportBatch) -> ImportBatch:
    """Return a batch as it stands now."""
    return ImportBatch.objects.get(pk=batch.pk)


@pytest.fixture
def person(db: None) -> User:
    """Return a data manager, who works in the admin."""
    return _staff("data_manager", "dana")


@pytest.fixture
def manager(person: User) -> Client:
    """Return the browser of the data manager."""
    return _browser(person)


@pytest.fixture
def stranger(db: None) -> Client:
    """Return the browser of somebody who works in the admin too, but may import nothing."""
    return _browser(_staff("publisher", "paul"))


@pytest.fixture
def outsider(db: None) -> Client:
    """Return the browser of an analyst, whom the admin does not let in."""
    return _browser(make_user("analyst", "amal"))


@pytest.fixture
def received(person: User) -> ImportBatch:
    """Return a batch whose file has come."""
    add_source(name="Known Gazette", kind="news")
    return actions.receive_file(file=file(), filename="sources.csv", resource="sources", user=person)


@pytest.fixture
def waiting(received: ImportBatch, person: User) -> ImportBatch:
    """Return a batch that waits to be checked."""
    mapped = actions.map_columns(batch=received, mapping=MAPPING, user=person)
    return actions.start_check(batch=mapped, user=person)


@pytest.fixture
def checked(waiting: ImportBatch) -> ImportBatch:
    """Return a batch with two new rows, one changed and one refused."""
    batch = actions.run_batch(waiting)
    assert (batch.new, batch.changed, batch.refused) == (2, 1, 1)
    return batch


@pytest.fixture
def imported(checked: ImportBatch, person: User) -> ImportBatch:
    """Return a batch whose rows are here."""
    return actions.run_batch(actions.confirm(batch=checked, user=person, on_bad="skip"))


@pytest.fixture
def upload_page() -> str:
    """Return the address at which files are sent."""
    return reverse("admin:annotator_importbatch_add")


def _staff(role: str, name: str) -> User:
    user = make_user(role, name)
    user.is_staff = True
    user.save()
    return user


def _browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
