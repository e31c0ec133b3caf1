"""What an edition's hash and signature are taken of: canonical JSON, the same bytes for the same content everywhere.

The manifest lists everything in an order of its own (articles and claims by their ids, figures by their place), so
that it does not matter in which order the database hands the rows out. Editions made before schema 2 keep theirs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from reports.models import (
    Edition,
    EditionAllegation,
    EditionArticle,
    EditionClaim,
    EditionIncident,
    EditionPicture,
    EditionSource,
    Figure,
)
from reports.verify import FIRST_SCHEMA, SCHEMA, canonical, sha256

CLAIM_CONTENT = (
    "claim_id version fact kind_label status_label role_label display start end quote sentence_start "
    "sentence_end sentence excluded_by excluded_because"
).split()
ARTICLE_CONTENT = (
    "article_id title url source published window_start window_end window_basis language text_sha256 capture_sha256s"
).split()
INCIDENT_CONTENT = (
    "incident_id title date_start date_end date_precision place_name admin1 admin2 latitude longitude "
    "place_precision grade grade_label grade_reason actors sources data"
).split()
SOURCE_CONTENT = "source_id name kind kind_label origin reliability reliability_reason masked data".split()
ALLEGATION_CONTENT = "order claim_id data".split()
# What an edition says, whoever published it, whenever and under whatever title.
SUBSTANCE = "window profile redaction articles claims figures controls footnotes incidents sources allegations".split()

Place = tuple[str, str]  # a figure's column and key
Member = tuple[int, int | None, str]  # a claim's id, and its incident's id and title


@dataclass(frozen=True)
class Parts:
    """The rows of an edition, saved or not, and what stands in its manifest alone."""

    articles: Sequence[EditionArticle]
    claims: Sequence[EditionClaim]
    figures: Sequence[Figure]
    members: Mapping[Place, Sequence[Member]]
    incidents: Sequence[EditionIncident] = ()
    sources: Sequence[EditionSource] = ()
    allegations: Sequence[EditionAllegation] = ()
    pictures: Sequence[EditionPicture] = ()
    controls: Sequence[Mapping[str, Any]] = ()
    footnotes: Sequence[Mapping[str, Any]] = ()
    versions: Mapping[str, str] = field(default_factory=dict)


def content(row: Any, names: Sequence[str]) -> dict[str, Any]:
    """Return what an edition says in one row."""
    return {name: getattr(row, name) for name in names}


def row_sha256(row: Any, names: Sequence[str]) -> str:
    """Return the hash of what an edition says in one row."""
    return sha256(canonical(content(row, names)))


def claim_sha256(claim: EditionClaim) -> str:
    """Return the hash of all that an edition says of one claim."""
    return row_sha256(claim, CLAIM_CONTENT)


def picture_entry(picture: EditionPicture) -> dict[str, str]:
    """Return what the manifest says of a picture: its words, and the hashes of its drawing and its numbers."""
    return {
        "name": picture.name,
        "title": picture.title,
        "description": picture.description,
        "svg": sha256(picture.svg),
        "spec": sha256(canonical(picture.spec)),
        "csv": sha256(picture.csv),
    }


def picture_sha256(picture: EditionPicture) -> str:
    """Return the hash of all that a picture is."""
    return sha256(canonical(picture_entry(picture)))


def manifest(edition: Edition, parts: Parts, schema: str = SCHEMA) -> str:
    """Return the manifest of an edition's rows."""
    return canonical(head(edition, schema) | body(parts, schema))


def head(edition: Edition, schema: str = SCHEMA) -> dict[str, Any]:
    """Return what an edition says of itself."""
    replaced = edition.replaces
    first = {
        "schema": schema,
        "number": edition.number,
        "title": edition.title,
        "window": [edition.window_start, edition.window_end],
        "profile": edition.profile,
        "note": edition.note,
        "published_at": edition.published_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "published_by": edition.published_by,
        "replaces": replaced.manifest_sha256 if replaced else None,
    }
    if schema == FIRST_SCHEMA:
        return first
    return first | {
        "previous": edition.previous or None,
        "headline": edition.headline,
        "waivers": edition.waivers,
        "sign_offs": edition.sign_offs,
        "redaction": edition.redaction,
        "key": edition.key_id,
    }


def body(parts: Parts, schema: str = SCHEMA) -> dict[str, Any]:
    """Return what an edition is made of."""
    second = schema != FIRST_SCHEMA
    articles = [*ARTICLE_CONTENT, *(["redacted"] if second else [])]
    first = {
        "versions": dict(parts.versions),
        "articles": [content(one, articles) for one in sorted(parts.articles, key=lambda one: one.article_id)],
        "claims": [[one.claim_id, one.version, one.sha256] for one in claims_in_order(parts.claims)],
        "figures": [
            _figure(one, parts.members[one.column, one.key])
            for one in sorted(parts.figures, key=lambda figure: figure.order)
        ],
        "controls": list(parts.controls),
        "footnotes": list(parts.footnotes),
    }
    return first | _around(parts) if second else first


def claims_in_order(claims: Sequence[EditionClaim]) -> list[EditionClaim]:
    """Return claims in the manifest's order."""
    return sorted(claims, key=lambda claim: claim.claim_id)


def substance_sha256(stated: Mapping[str, Any]) -> str:
    """Return the hash of what an edition says, apart from its words on top, its number and its date."""
    return sha256(canonical({name: stated.get(name) for name in SUBSTANCE}))


def _around(parts: Parts) -> dict[str, Any]:
    incidents = sorted(parts.incidents, key=lambda one: one.incident_id)
    sources = sorted(parts.sources, key=lambda one: one.source_id)
    allegations = sorted(parts.allegations, key=lambda one: one.order)
    pictures = sorted(parts.pictures, key=lambda one: one.name)
    return {
        "incidents": [[one.incident_id, one.sha256] for one in incidents],
        "sources": [[one.source_id, one.sha256] for one in sources],
        "allegations": [[one.order, one.claim_id, one.sha256] for one in allegations],
        "pictures": [picture_entry(one) | {"sha256": one.sha256} for one in pictures],
    }


def _figure(figure: Figure, members: Sequence[Member]) -> dict[str, Any]:
    return {
        "order": figure.order,
        "column": figure.column,
        "key": figure.key,
        "label": figure.label,
        "display": figure.display,
        "data": figure.data,
        "members": sorted([list(member) for member in members], key=lambda member: member[0]),
    }
