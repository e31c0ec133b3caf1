"""The list of imports, and the ways to it from the lists of what can be imported."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.exchange.admin.addresses import upload
from annotator.exchange.batches.models import ImportBatch
from tests.annotator.exchange.admin.conftest import at

pytestmark = pytest.mark.django_db

LIST = "admin:annotator_importbatch_changelist"


def test_an_empty_list_says_how_to_begin(manager: Client) -> None:
    page = manager.get(reverse(LIST)).content.decode()
    assert "Nothing was imported yet" in page
    assert upload() in page


def test_it_shows_where_each_import_stands(manager: Client, checked: ImportBatch) -> None:
    page = manager.get(reverse(LIST)).content.decode()
    assert "2 · 1 · 0 · 1" in page
    assert "Checked" in page
    assert at("page", checked) in page


@pytest.mark.parametrize("narrowed", [{"state": "checked"}, {"resource": "sources"}, {"q": "sources.csv"}])
def test_it_is_narrowed_by_state_resource_and_words(
    manager: Client, checked: ImportBatch, narrowed: dict[str, str]
) -> None:
    page = manager.get(reverse(LIST), narrowed).content.decode()
    assert at("page", checked) in page


def test_a_list_leads_to_the_import_of_its_rows(manager: Client) -> None:
    page = manager.get(reverse("admin:annotator_source_changelist")).content.decode()
    assert upload("sources") in page
    assert "Import sources" in page


def test_a_list_of_what_nobody_imports_leads_nowhere(manager: Client) -> None:
    page = manager.get(reverse(LIST)).content.decode()
    assert f"{upload()}?" not in page


def test_it_is_shown_to_those_alone_who_may_import(stranger: Client, checked: ImportBatch) -> None:
    assert stranger.get(reverse(LIST)).status_code == 403


def test_no_batch_is_edited_or_deleted_by_hand(manager: Client, checked: ImportBatch) -> None:
    assert manager.post(at("page", checked), {"state": "imported"}).status_code == 405
    assert manager.post(reverse("admin:annotator_importbatch_delete", args=[checked.pk])).status_code == 403
