"""An edition as one file to keep: everything that anybody needs to check it without us (see reports.verify)."""

import json
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import Any, BinaryIO

from reports.manifest import (
    ALLEGATION_CONTENT,
    CLAIM_CONTENT,
    INCIDENT_CONTENT,
    SOURCE_CONTENT,
    Parts,
    claims_in_order,
    content,
)
from reports.models import Edition
from reports.rebuilding import parts_of
from reports.signing import public_pem
from reports.verify import canonical, derived, names_of, pack

File = Callable[[], bytes]


def bundle(edition: Edition) -> bytes:
    """Return the archive of an edition as it was published."""
    out = BytesIO()
    write_bundle(edition, parts_of(edition), edition.manifest, out)
    return out.getvalue()


def write_bundle(edition: Edition, parts: Parts, manifest: str, out: BinaryIO) -> None:
    """Write the archive of a manifest and the rows behind it, one file at a time."""
    files = _files(edition, parts, manifest)
    pack(((name, files[name]()) for name in names_of(json.loads(manifest))), out)


def _files(edition: Edition, parts: Parts, manifest: str) -> dict[str, File]:
    files: dict[str, File] = {
        "manifest.sig": lambda: edition.signature.encode(),
        "public_key.pem": lambda: public_pem(edition),
        "claims.jsonl": lambda: _lines(claims_in_order(parts.claims), CLAIM_CONTENT),
        "incidents.jsonl": lambda: _lines(_by(parts.incidents, "incident_id"), INCIDENT_CONTENT),
        "sources.jsonl": lambda: _lines(_by(parts.sources, "source_id"), SOURCE_CONTENT),
        "allegations.jsonl": lambda: _lines(_by(parts.allegations, "order"), ALLEGATION_CONTENT),
    }
    files |= {name: _given(made) for name, made in derived(manifest).items()}
    files |= {f"articles/{one.article_id}.txt": _given(one.text.encode()) for one in parts.articles}
    for one in parts.pictures:
        files[f"pictures/{one.name}.svg"] = _given(one.svg.encode())
        files[f"pictures/{one.name}.spec.json"] = _given(canonical(one.spec).encode())
        files[f"pictures/{one.name}.csv"] = _given(one.csv.encode())
    return files


def _lines(rows: Iterable[Any], names: Sequence[str]) -> bytes:
    return "".join(f"{canonical(content(row, names))}\n" for row in rows).encode()


def _by(rows: Sequence[Any], field: str) -> list[Any]:
    return sorted(rows, key=lambda row: getattr(row, field))


def _given(made: bytes) -> File:
    return lambda: made
