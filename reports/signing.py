"""Signs editions, and names the keys that signed them."""

import base64
from dataclasses import dataclass
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from django.conf import settings

from reports.models import Edition
from reports.refusals import Refused
from reports.verify import key_id, pem_of, verifies


class NoKey(Refused):
    """Editions are signed, and there is no key to sign with."""


@dataclass(frozen=True)
class SigningKey:
    """A private key; it stays in memory and shows its public half alone."""

    private: Ed25519PrivateKey

    def __repr__(self) -> str:
        return f"<SigningKey {self.id}>"

    @property
    def public(self) -> str:
        """Return the public key in base64."""
        raw = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return base64.b64encode(raw).decode()

    @property
    def id(self) -> str:
        """Return the short name by which editions speak of it."""
        return key_id(base64.b64decode(self.public))

    def sign(self, manifest: str) -> str:
        """Return the signature of a manifest in base64."""
        return base64.b64encode(self.private.sign(manifest.encode())).decode()


def signing_key() -> SigningKey:
    """Return the key that signs editions now; raises NoKey where none is set."""
    if not settings.SIGNING_KEY:
        raise NoKey("Editions are signed: set CLAIMDESK_SIGNING_KEY to an Ed25519 private key before publishing.")
    return key_from(settings.SIGNING_KEY)


@cache
def key_from(text: str) -> SigningKey:
    """Return the private key in a PEM block, or in the base64 of its 32 bytes; raises NoKey when it is neither."""
    try:
        if "PRIVATE KEY" not in text:
            return SigningKey(Ed25519PrivateKey.from_private_bytes(base64.b64decode(text, validate=True)))
        key = load_pem_private_key(text.encode(), password=None)
    except ValueError as error:
        raise NoKey(f"CLAIMDESK_SIGNING_KEY cannot be read: {error}.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise NoKey("CLAIMDESK_SIGNING_KEY is a key of another kind; an Ed25519 key is wanted.")
    return SigningKey(key)


def is_signed(edition: Edition) -> bool:
    """Tell whether an edition's signature was made over its manifest with the key that it names."""
    try:
        public = base64.b64decode(edition.public_key, validate=True)
    except ValueError:
        return False
    return key_id(public) == edition.key_id and verifies(public, edition.signature, edition.manifest)


def public_pem(edition: Edition) -> bytes:
    """Return the key that an edition's signature verifies with as a PEM block."""
    return pem_of(base64.b64decode(edition.public_key))


def public_keys() -> str:
    """Return every key that signed an edition, and the one that signs now, as a page of text."""
    used = Edition.objects.exclude(key_id="").order_by("key_id").values_list("public_key", flat=True).distinct()
    now = signing_key().public if settings.SIGNING_KEY else ""
    return "\n".join(_told(public, public == now) for public in dict.fromkeys([*([now] if now else []), *used]))


def _told(public: str, signs_now: bool) -> str:
    raw = base64.b64decode(public)
    state = "signs editions now" if signs_now else "signed earlier editions"
    return f"Key {key_id(raw)} ({state})\n{pem_of(raw).decode()}"
