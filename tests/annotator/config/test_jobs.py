"""Jobs exist exactly when the transaction does in which they were asked for, in requests and in workers."""

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.claims.actions import queue_extraction
from tests.factories import make_article

pytestmark = pytest.mark.django_db


class Gone(Exception):
    """Raised to roll a transaction back."""


def ask_and_roll_back(article):
    """Ask for a job, see it, and have it gone."""
    before = ProcrastinateJob.objects.count()
    with transaction.atomic():
        queue_extraction(article=article)
        assert ProcrastinateJob.objects.count() == before + 1
        raise Gone


@pytest.mark.parametrize("where", ["request", "worker"])
def test_a_job_goes_with_its_transaction(where):
    connector = app.connector if where == "request" else app.connector.get_worker_connector()
    article, before = make_article(), ProcrastinateJob.objects.count()
    with app.replace_connector(connector):
        with pytest.raises(Gone):
            ask_and_roll_back(article)
        assert ProcrastinateJob.objects.count() == before
        queue_extraction(article=article)
    assert ProcrastinateJob.objects.count() == before + 1
