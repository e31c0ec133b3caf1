"""Signs a message so that whoever gets it can tell that it is ours and new. No database.

The header is `Claimdesk-Signature: t=<seconds>,v1=<hex>`: HMAC-SHA256 over the seconds, a full stop and the body.
"""

import base64
import hashlib
import hmac
import secrets

PREFIX = "whsec_"
HEADER = "Claimdesk-Signature"
# How far the time in a signature may be off before a receiver takes the message for an old one, sent again.
TOLERANCE = 300


def new_salt() -> str:
    """Return what makes one webhook's secret another than every other's."""
    return secrets.token_hex(32)


def secret_of(salt: str, key: str) -> str:
    """Return a webhook's secret, which follows from its salt and the server's key and is kept nowhere."""
    made = hmac.new(key.encode(), f"webhook {salt}".encode(), hashlib.sha256).digest()
    return PREFIX + base64.urlsafe_b64encode(made).decode().rstrip("=")


def signature(secret: str, body: bytes, at: int) -> str:
    """Return the header's value for a body that is sent at a time."""
    return f"t={at},v1={_mac(secret, body, at)}"


def verify(secret: str, body: bytes, header: str, now: int) -> bool:
    """Tell whether a header belongs to a body, and is no older than it may be; for those who receive."""
    parts = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    at = parts.get("t", "")
    if not at.isdecimal() or abs(now - int(at)) > TOLERANCE:
        return False
    return hmac.compare_digest(_mac(secret, body, int(at)), parts.get("v1", ""))


def _mac(secret: str, body: bytes, at: int) -> str:
    return hmac.new(secret.encode(), str(at).encode() + b"." + body, hashlib.sha256).hexdigest()
