"""Finds the secret key, and makes one for a machine that serves nobody but its owner."""

from pathlib import Path

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
        raise ImproperlyConfigured("Set CLAIMDESK_SECRET_KEY: a server with its own database needs a fixed key.")
    kept = folder / "secret_key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key())
    return kept.read_text()
