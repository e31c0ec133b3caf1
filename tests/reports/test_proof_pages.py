"""The bundle and the keys are open to everybody; editions are found as they stood on a day."""

import base64
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import override_settings

from reports import verify
from reports.actions import CannotPublish, publish_edition
from reports.bundle import bundle
from reports.models import Edition
from reports.signing import NoKey, key_from, public_keys, signing_key
from tests.factories import make_article, make_decided_claim
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
OTHER = base64.b64encode(b"k" * 32).decode()


def test_the_bundle_is_downloaded_without_a_login(client, edition):
    response = client.get("/editions/1/bundle.zip")
    assert response["Content-Disposition"] == 'attachment; filename="claimdesk-edition-1.zip"'
    assert b"".join(response.streaming_content) == bundle(Edition.objects.get())


def test_who_has_the_bundle_is_not_sent_it_again(client, edition, django_assert_max_num_queries):
    tag = client.get("/editions/1/bundle.zip")["ETag"]
    with django_assert_max_num_queries(1):
        assert client.get("/editions/1/bundle.zip", headers={"If-None-Match": tag}).status_code == 304


def test_there_is_no_bundle_of_no_edition(client, db):
    assert client.get("/editions/9/bundle.zip").status_code == 404


def test_the_program_that_checks_is_downloaded_beside_it(client, db):
    assert client.get("/verify.py").content == Path(verify.__file__).read_bytes()


@pytest.mark.parametrize("path", ["/editions/1/bundle.zip", "/key/", "/verify.py"])
def test_they_are_only_read(client, edition, path):
    assert client.post(path).status_code == 405


def test_the_page_of_keys_names_the_key_that_signs(client, edition):
    said = client.get("/key/").content.decode()
    assert f"Key {edition.key_id} (signs editions now)" in said
    assert "-----BEGIN PUBLIC KEY-----" in said
    assert "PRIVATE" not in said


def test_a_key_that_signed_earlier_stays_on_the_page_and_its_editions_verify(edition, publisher):
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    with override_settings(SIGNING_KEY=OTHER):
        second = publish_edition(title="Again", start=START, end=END, publisher=publisher)
        said = public_keys()
    assert second.key_id != edition.key_id
    assert f"Key {second.key_id} (signs editions now)" in said
    assert f"Key {edition.key_id} (signed earlier editions)" in said
    keys = [base64.b64decode(one.public_key) for one in (edition, second)]
    assert all(verify.problems_of(bundle(one), keys) == [] for one in Edition.objects.all())


@override_settings(SIGNING_KEY="")
def test_without_a_key_nothing_is_published(example, publisher):
    with pytest.raises(CannotPublish, match="set CLAIMDESK_SIGNING_KEY"):
        publish_edition(title="A month", start=START, end=END, publisher=publisher)
    assert not Edition.objects.exists()


@pytest.mark.parametrize("text", ["x", "-----BEGIN PRIVATE KEY-----", base64.b64encode(b"short").decode()])
def test_a_key_that_is_none_is_named_in_words(text):
    with pytest.raises(NoKey, match="CLAIMDESK_SIGNING_KEY cannot be read"):
        key_from(text)


def test_a_key_shows_its_public_half_alone():
    assert repr(signing_key()) == f"<SigningKey {signing_key().id}>"


def test_what_was_known_on_a_day_are_the_editions_current_when_it_ended(example, publisher, monkeypatch):
    for day, title in ((2, "First"), (5, "Second")):
        moment = datetime(2022, 2, day, 23, 30, tzinfo=UTC)
        monkeypatch.setattr("reports.actions.timezone.now", lambda moment=moment: moment)
        publish_edition(title=title, start=START, end=END, publisher=publisher)
    known = {day: [one.title for one in Edition.objects.as_of(date(2022, 2, day))] for day in (1, 2, 4, 5)}
    assert known == {1: [], 2: ["First"], 4: ["First"], 5: ["Second"]}
