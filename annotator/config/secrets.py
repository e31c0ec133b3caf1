"""Finds the secret key and the one that signs editions, and makes them for a machine that serves but its owner."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def secret_key(given: str, folder: Path, *, may_make: bool) -> str:
    """Return the given key, or the one kept in folder, making that one where this is allowed.

    Raises ImproperlyConfigured where no key is given and none may be made: a server with more than one
    process or machine would otherwise sign with different keys.
    """
    if given:
        return given
    if not may_make:
        raise ImproperlyConfigured("Set CLAIMDESK_SECRET_KEY: a server of its own needs a fixed key.")
    kept = folder / "secret_key"
    try:
        if not kept.exists():
            keep(kept, get_random_secret_key())
        return kept.read_text()
    except OSError as error:
        raise ImproperlyConfigured(f"The secret key {kept} cannot be kept: {error.strerror}.") from error


def signing_key(given: str, folder: Path, *, may_make: bool) -> str:
    """Return the given private key of editions, or the one kept in folder, making that one where this is allowed.

    Empty where no key is given and none may be made: everything works but publishing, which says so.
    """
    if given or not may_make:
        return given
    kept = folder / "signing_key.pem"
    try:
        if not kept.exists():
            made = Ed25519PrivateKey.generate()
            keep(kept, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode())
        return kept.read_text()
    except OSError as error:
        raise ImproperlyConfigured(f"The signing key {kept} cannot be kept: {error.strerror}.") from error


def keep(path: Path, key: str) -> None:
    """Write the key whole and for its owner's eyes; of two processes that come at once the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as written:
        written.write(key)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
