"""Checks what holds an edition together: its rows' hashes, its manifest, its signature, its place in the chain."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from reports.findings import Finding
from reports.manifest import (
    ALLEGATION_CONTENT,
    INCIDENT_CONTENT,
    SOURCE_CONTENT,
    Parts,
    picture_sha256,
    row_sha256,
)
from reports.models import Edition
from reports.rebuilding import parts_of, rebuilt_manifest, stated_by
from reports.signing import is_signed
from reports.verify import FIRST_SCHEMA, canonical, sha256

OTHER_HASH = "its content does not have the hash that was recorded"


def check_seals(edition: Edition) -> Iterator[Finding]:
    """Return a finding for every hash, the manifest, the signature and the chain of an edition."""
    parts = parts_of(edition)
    yield from _rows("incident", "incident_id", parts.incidents, INCIDENT_CONTENT)
    yield from _rows("source", "source_id", parts.sources, SOURCE_CONTENT)
    yield from _rows("allegation", "order", parts.allegations, ALLEGATION_CONTENT)
    for picture in parts.pictures:
        yield Finding(f"picture {picture.name}", "" if picture_sha256(picture) == picture.sha256 else OTHER_HASH)
    yield from _manifest(edition, parts)
    if stated_by(edition).get("schema") != FIRST_SCHEMA:
        yield Finding("signature", "" if is_signed(edition) else "was not made over this manifest with this key")
        yield Finding("chain", _before(edition))
    yield Finding("chain", _after(edition))


def _rows(word: str, id: str, rows: Sequence[Any], names: Sequence[str]) -> Iterator[Finding]:
    for row in rows:
        yield Finding(f"{word} {getattr(row, id)}", "" if row_sha256(row, names) == row.sha256 else OTHER_HASH)


def _manifest(edition: Edition, parts: Parts) -> Iterator[Finding]:
    stated = stated_by(edition)
    if sha256(edition.manifest) != edition.manifest_sha256:
        yield Finding("manifest", "does not have the hash that was recorded")
    elif canonical(stated) != edition.manifest:
        yield Finding("manifest", "is not canonical JSON")
    rebuilt = json.loads(rebuilt_manifest(edition, parts))
    differing = [name for name in sorted(stated.keys() | rebuilt.keys()) if stated.get(name) != rebuilt.get(name)]
    yield Finding("manifest", f"does not list what is stored: {', '.join(differing)}" if differing else "")


def _before(edition: Edition) -> str:
    """Return what is wrong with the edition's hold on the one before."""
    before = Edition.objects.filter(number=edition.number - 1).first()
    if before is None:
        return f"edition {edition.number - 1}, which it follows, is not there" if edition.number > 1 else ""
    if edition.previous == before.manifest_sha256 == sha256(before.manifest):
        return ""
    return f"edition {before.number} is not the one that it was made after"


def _after(edition: Edition) -> str:
    """Return what is wrong with the next edition's hold on this one."""
    after = Edition.objects.filter(number=edition.number + 1).exclude(previous="").first()
    held = after is None or after.previous == edition.manifest_sha256
    return "" if held else f"edition {edition.number + 1} was made after another edition {edition.number}"
