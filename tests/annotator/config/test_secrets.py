"""The secret key and the one that signs editions: given, or made once on a machine of one's own."""

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.core.exceptions import ImproperlyConfigured

from annotator.config.secrets import keep, secret_key, signing_key


def test_a_given_key_is_used_and_nothing_is_written(tmp_path):
    assert secret_key("given", tmp_path, may_make=True) == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once_for_its_owner_alone(tmp_path):
    folder = tmp_path / "var"
    made = secret_key("", folder, may_make=True)
    assert len(made) >= 50
    assert secret_key("", folder, may_make=True) == made
    assert [path.name for path in folder.iterdir()] == ["secret_key"]
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_server_must_be_given_one(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="Set CLAIMDESK_SECRET_KEY"):
        secret_key("", tmp_path, may_make=False)
    assert list(tmp_path.iterdir()) == []


def test_of_two_that_come_at_once_the_first_wins(tmp_path):
    keep(tmp_path / "secret_key", "first")
    keep(tmp_path / "secret_key", "second")
    assert secret_key("", tmp_path, may_make=True) == "first"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "var").write_text("a file")
    with pytest.raises(ImproperlyConfigured, match=f"The secret key {tmp_path}/var/secret_key cannot be kept"):
        secret_key("", tmp_path / "var", may_make=True)


def test_a_given_signing_key_is_used_and_nothing_is_written(tmp_path):
    assert signing_key("given", tmp_path, may_make=True) == "given"
    assert list(tmp_path.iterdir()) == []


def test_a_signing_key_is_made_once_for_its_owner_alone(tmp_path):
    made = signing_key("", tmp_path / "var", may_make=True)
    assert len(load_pem_private_key(made.encode(), None).private_bytes_raw()) == 32
    assert signing_key("", tmp_path / "var", may_make=True) == made
    assert (tmp_path / "var" / "signing_key.pem").stat().st_mode & 0o777 == 0o600


def test_a_server_without_a_signing_key_has_none(tmp_path):
    assert signing_key("", tmp_path, may_make=False) == ""
    assert list(tmp_path.iterdir()) == []


def test_a_signing_key_that_cannot_be_kept_is_named(tmp_path):
    (tmp_path / "var").write_text("a file")
    with pytest.raises(ImproperlyConfigured, match=f"The signing key {tmp_path}/var/signing_key.pem cannot be kept"):
        signing_key("", tmp_path / "var", may_make=True)
