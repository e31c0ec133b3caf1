"""A file is sent: it is kept once, and whatever cannot be taken is told in a sentence."""

import pytest
from django.test import Client

from annotator.exchange.admin import uploading
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.tables import Bounds
from tests.annotator.exchange.admin.conftest import at, file

pytestmark = pytest.mark.django_db


def test_it_keeps_the_file_and_goes_on_to_its_columns(manager: Client, upload_page: str) -> None:
    response = manager.post(upload_page, {"resource": "sources", "upload": file()})
    batch = ImportBatch.objects.get()
    assert response.status_code == 302
    assert response["Location"] == at("columns", batch)
    assert (batch.filename, batch.state, batch.user.get_username()) == ("sources.csv", State.UPLOADED, "dana")


def test_it_has_the_resource_chosen_that_the_list_leads_to(manager: Client, upload_page: str) -> None:
    page = manager.get(upload_page, {"resource": "sources"}).content.decode()
    assert '<option value="sources" selected>' in page
    assert "250 MB" in page


def test_it_refuses_the_same_file_and_leads_to_the_first(
    manager: Client, upload_page: str, received: ImportBatch
) -> None:
    response = manager.post(upload_page, {"resource": "sources", "upload": file(name="again.csv")})
    assert response.status_code == 422
    assert "sent this very file" in response.content.decode()
    assert at("page", received) in response.content.decode()
    assert ImportBatch.objects.count() == 1


def test_it_says_what_is_wrong_with_a_file_that_is_no_table(manager: Client, upload_page: str) -> None:
    response = manager.post(upload_page, {"resource": "sources", "upload": file("\0\1\2")})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_it_lets_go_of_a_file_that_is_too_large(
    manager: Client, upload_page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "BOUNDS", Bounds(file=10))
    response = manager.post(upload_page, {"resource": "sources", "upload": file(name="big.csv")})
    assert response.status_code == 422
    assert "big.csv is larger than" in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_it_asks_for_what_is_missing(manager: Client, upload_page: str) -> None:
    response = manager.post(upload_page, {})
    assert response.status_code == 422
    assert response.content.decode().count("This field is required.") == 2


def test_it_answers_a_damaged_upload_with_a_sentence(manager: Client, upload_page: str) -> None:
    response = manager.post(upload_page, b"nothing of this kind", content_type="multipart/form-data; boundary=x=y")
    assert response.status_code in (413, 422)
    assert not ImportBatch.objects.exists()


def test_it_wants_the_token_of_the_form(person: object, upload_page: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    assert strict.post(upload_page, {"resource": "sources", "upload": file()}).status_code == 403
    assert not ImportBatch.objects.exists()


def test_it_refuses_those_who_may_import_nothing(stranger: Client, outsider: Client, upload_page: str) -> None:
    assert stranger.get(upload_page).status_code == 403
    assert stranger.post(upload_page, {"resource": "sources", "upload": file()}).status_code == 403
    assert outsider.post(upload_page, {"resource": "sources", "upload": file()}).status_code == 302
    assert not ImportBatch.objects.exists()
