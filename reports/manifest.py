"""What an edition's hash is taken of: canonical JSON, the same bytes for the same content on every machine."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from reports.models import Edition, EditionArticle, EditionClaim, Figure

CLAIM_CONTENT = (
    "claim_id version fact kind_label status_label role_label display start end quote sentence_start "
    "sentence_end sentence excluded_by excluded_because"
).split()


def canonical(value: Any) -> str:
    """Return the one way in which a value is written: keys sorted, no spaces, dates in ISO form."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def sha256(text: str) -> str:
    """Return the hexadecimal SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def claim_sha256(claim: EditionClaim) -> str:
    """Return the hash of all that an edition says of one claim."""
    return sha256(canonical({name: getattr(claim, name) for name in CLAIM_CONTENT}))


def manifest(
    edition: Edition,
    articles: Iterable[EditionArticle],
    claims: Iterable[EditionClaim],
    figures: Iterable[Figure],
    *,
    members: Mapping[tuple[str, str], list[int]],
    versions: Mapping[str, str],
) -> str:
    """Return the manifest of an edition's rows, saved or not.

    `members` gives the claim ids behind each figure by its column and key; `versions` names the rules, tables and code
    that made the edition.
    """
    replaced = edition.replaces
    return canonical(
        {
            "schema": "claimdesk-edition/1",
            "number": edition.number,
            "title": edition.title,
            "window": [edition.window_start.isoformat(), edition.window_end.isoformat()],
            "profile": edition.profile,
            "note": edition.note,
            "published_at": edition.published_at.isoformat(),
            "published_by": edition.published_by,
            "replaces": replaced.manifest_sha256 if replaced else None,
            "versions": versions,
            "articles": [_article(article) for article in articles],
            "claims": [[claim.claim_id, claim.version, claim.sha256] for claim in claims],
            "figures": [_figure(figure, members[figure.column, figure.key]) for figure in figures],
        }
    )


def _article(article: EditionArticle) -> dict[str, Any]:
    stated = "article_id title url source published window_start window_end window_basis language text_sha256".split()
    return {name: getattr(article, name) for name in stated} | {"captures": article.capture_sha256s}


def _figure(figure: Figure, members: list[int]) -> dict[str, Any]:
    return {
        "column": figure.column,
        "key": figure.key,
        "label": figure.label,
        "display": figure.display,
        "data": figure.data,
        "members": sorted(members),
    }
