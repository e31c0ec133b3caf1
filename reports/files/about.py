"""What every file says of where it comes from: the edition, its seal, its method, who was protected. Pure."""

from datetime import UTC
from typing import Any

from reports.files.contents import Contents
from reports.models import Edition
from reports.redaction import profiles

NOT_STATED = "none was recorded"


def about(contents: Contents) -> dict[str, Any]:
    """Return where a file comes from, in words and hashes."""
    edition = contents.edition
    return {
        "title": edition.title,
        "edition": edition.number,
        "window_start": edition.window_start,
        "window_until": edition.window_end,
        "published": edition.published_at.astimezone(UTC).date(),
        "manifest_sha256": edition.manifest_sha256,
        "method": f"{contents.site}/method/",
        "versions": ", ".join(f"{name} {version}" for name, version in sorted(versions(edition).items())),
        "profile": edition.profile,
        "redaction": edition.redaction or NOT_STATED,
        "redaction_means": redaction_in_words(edition),
        "address": contents.address,
        "cite": cited(contents),
    }


def versions(edition: Edition) -> dict[str, str]:
    """Return the versions of the rules, the tables and the code that made the edition."""
    found: dict[str, str] = edition.stated.get("versions", {}) if edition.manifest else {}
    return found


def redaction_in_words(edition: Edition) -> str:
    """Return what the redaction profile of an edition withholds."""
    known = profiles().get(edition.redaction)
    return known.definition if known else "The edition was made before redaction profiles were."


def cited(contents: Contents) -> str:
    """Return how to cite the edition."""
    edition = contents.edition
    day = edition.published_at.astimezone(UTC).date().isoformat()
    return (
        f"{edition.title}. Claimdesk, edition {edition.number}, {edition.window_start} up to, not including, "
        f"{edition.window_end}, published {day}. {contents.address} SHA-256 {edition.manifest_sha256}"
    )
