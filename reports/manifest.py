"""What an edition's hash is taken of: canonical JSON, the same bytes for the same content on every machine.

The manifest lists everything in an order of its own (articles and claims by their ids, figures by their place), so
that it does not matter in which order the database hands the rows out.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any

from reports.models import Edition, EditionArticle, EditionClaim, Figure

SCHEMA = "claimdesk-edition/1"
CLAIM_CONTENT = (
    "claim_id version fact kind_label status_label role_label display start end quote sentence_start "
    "sentence_end sentence excluded_by excluded_because"
).split()
ARTICLE_CONTENT = (
    "article_id title url source published window_start window_end window_basis language text_sha256 capture_sha256s"
).split()
# What an edition says, whoever published it, whenever and under whatever title.
SUBSTANCE = "window profile articles claims figures controls footnotes".split()

Place = tuple[str, str]  # a figure's column and key
Member = tuple[int, int | None, str]  # a claim's id, and its incident's id and title


@dataclass(frozen=True)
class Parts:
    """The rows of an edition, saved or not, and what stands in its manifest alone."""

    articles: Sequence[EditionArticle]
    claims: Sequence[EditionClaim]
    figures: Sequence[Figure]
    members: Mapping[Place, Sequence[Member]]
    controls: Sequence[Mapping[str, Any]] = ()
    footnotes: Sequence[Mapping[str, Any]] = ()
    versions: Mapping[str, str] = field(default_factory=dict)


def canonical(value: Any) -> str:
    """Return the one way in which a value is written: keys sorted, no spaces, dates in ISO form."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def sha256(text: str) -> str:
    """Return the hexadecimal SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def claim_sha256(claim: EditionClaim) -> str:
    """Return the hash of all that an edition says of one claim."""
    return sha256(canonical({name: getattr(claim, name) for name in CLAIM_CONTENT}))


def manifest(edition: Edition, parts: Parts) -> str:
    """Return the manifest of an edition's rows."""
    return canonical(head(edition) | body(parts))


def head(edition: Edition) -> dict[str, Any]:
    """Return what an edition says of itself."""
    replaced = edition.replaces
    return {
        "schema": SCHEMA,
        "number": edition.number,
        "title": edition.title,
        "window": [edition.window_start, edition.window_end],
        "profile": edition.profile,
        "note": edition.note,
        "published_at": edition.published_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "published_by": edition.published_by,
        "replaces": replaced.manifest_sha256 if replaced else None,
    }


def body(parts: Parts) -> dict[str, Any]:
    """Return what an edition is made of."""
    return {
        "versions": dict(parts.versions),
        "articles": [_article(one) for one in sorted(parts.articles, key=lambda article: article.article_id)],
        "claims": [
            [one.claim_id, one.version, one.sha256] for one in sorted(parts.claims, key=lambda claim: claim.claim_id)
        ],
        "figures": [
            _figure(one, parts.members[one.column, one.key])
            for one in sorted(parts.figures, key=lambda figure: figure.order)
        ],
        "controls": list(parts.controls),
        "footnotes": list(parts.footnotes),
    }


def substance_sha256(text: str) -> str:
    """Return the hash of what the edition of a manifest says, apart from its title, note, number and date."""
    stated = json.loads(text)
    return sha256(canonical({name: stated[name] for name in SUBSTANCE}))


def _article(article: EditionArticle) -> dict[str, Any]:
    return {name: getattr(article, name) for name in ARTICLE_CONTENT}


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


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form.")
