"""Tests for what the history says of changes in the admin."""

import pytest
from django.test import Client

from annotator.sources.models import Source
from tests.factories import make_source, make_user

pytestmark = pytest.mark.django_db


def test_a_source_changed_in_the_admin_says_by_whom_and_where(client: Client) -> None:
    source = make_source("The Gazette")
    manager = make_user("data_manager")
    manager.is_staff = True
    manager.save()
    client.force_login(manager)
    sent = {"name": source.name, "kind": "state_media", "reliability": "F", "reason": "The ministry owns it."}
    address = f"/admin/annotator/source/{source.pk}/change/"
    assert client.post(address, sent).status_code == 302
    event = Source.pgh_event_model.objects.latest("pgh_id")
    said = {"user": manager.pk, "by": manager.get_username(), "url": address}
    said |= {"reason": "source changed", "note": "The ministry owns it."}
    assert (event.kind, event.reliability) == ("state_media", "F")
    assert event.pgh_context.metadata == said
