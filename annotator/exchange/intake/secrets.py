"""The words that a program shows to be let in, and what of them is kept. No database."""

import hashlib
import secrets

# Scanners that look for secrets in published code know them by how they begin.
PREFIX = "cd_"
HINT = 8


def new_secret() -> str:
    """Return a secret of 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret; being random, it needs no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hint_of(secret: str) -> str:
    """Return how a secret begins, so that people can tell two of them apart."""
    return secret[:HINT]
