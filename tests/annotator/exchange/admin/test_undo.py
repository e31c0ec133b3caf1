"""An import that is done tells what it did, and goes as a whole or not at all."""

import pytest
from django.test import Client

from annotator.exchange.batches import actions
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch
from annotator.sources.models import Source
from tests.annotator.exchange.admin.conftest import again, at
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_the_summary_tells_what_was_done_by_whom_and_how(manager: Client, imported: ImportBatch) -> None:
    page = manager.get(at("page", imported)).content.decode()
    assert "3 rows of sources imported." in page
    assert "1 row refused" in page
    assert imported.sha256 in page
    assert "File received, by dana" in page
    assert "All rows imported, by dana" in page
    assert "Effect on recorded figures: none." in page


def test_it_tells_of_rows_that_somebody_changed_meanwhile(manager: Client, checked: ImportBatch) -> None:
    Source.objects.filter(name="Known Gazette").update(url="https://somebody.example")
    actions.run_batch(actions.confirm(batch=checked, user=checked.user, on_bad="skip"))
    page = manager.get(at("page", checked)).content.decode()
    assert "1 row was left alone" in page
    assert "1 row changed meanwhile" in page
    assert Source.objects.get(name="Known Gazette").url == "https://somebody.example"


def test_it_says_exactly_what_goes_before_it_goes(manager: Client, imported: ImportBatch) -> None:
    page = manager.get(at("undo", imported)).content.decode()
    assert "2 rows of sources that the import added." in page
    assert "1 row of sources that it changed" in page
    assert "Take 3 rows back" in page
    assert again(imported).state == State.IMPORTED


def test_it_takes_everything_back(manager: Client, imported: ImportBatch) -> None:
    assert manager.post(at("undo", imported))["Location"] == at("page", imported)
    assert again(imported).state == State.UNDOING
    actions.run_batch(again(imported))
    assert "The import was taken back" in manager.get(at("page", imported)).content.decode()
    assert list(Source.objects.values_list("name", "url")) == [("Known Gazette", "")]


def test_it_lists_what_stands_in_the_way(manager: Client, imported: ImportBatch) -> None:
    make_article(source=Source.objects.get(name="North Monitor"))
    page = manager.get(at("undo", imported)).content.decode()
    assert "stands in the way" in page
    assert "North Monitor" in page
    assert "Take 3 rows back" not in page


def test_an_undo_that_meets_something_says_so_on_the_summary(manager: Client, imported: ImportBatch) -> None:
    make_article(source=Source.objects.get(name="North Monitor"))
    manager.post(at("undo", imported))
    actions.run_batch(again(imported))
    page = manager.get(at("page", imported)).content.decode()
    assert "so nothing was taken back" in page
    assert Source.objects.filter(name="North Monitor").exists()


def test_it_goes_once(manager: Client, imported: ImportBatch) -> None:
    manager.post(at("undo", imported))
    job = again(imported).job
    manager.post(at("undo", imported))
    assert again(imported).job == job


def test_nobody_else_takes_it_back(stranger: Client, outsider: Client, imported: ImportBatch) -> None:
    assert stranger.get(at("undo", imported)).status_code == 403
    assert stranger.post(at("undo", imported)).status_code == 403
    assert outsider.post(at("undo", imported)).status_code == 302
    assert again(imported).state == State.IMPORTED


def test_what_is_not_imported_cannot_be_taken_back(manager: Client, checked: ImportBatch) -> None:
    assert manager.get(at("undo", checked))["Location"] == at("page", checked)
    manager.post(at("undo", checked))
    assert again(checked).state == State.CHECKED
