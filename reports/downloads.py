"""An edition as files: all of it as JSON, its figures and its claims as CSV, its manifest as it was hashed.

JSON keeps every quotation as it stands. CSV is mostly opened in spreadsheets, and those run a cell that begins with
=, +, -, @ (also in their full-width forms), a tab or a carriage return; such cells of text get a leading apostrophe,
which spreadsheets take as "this is text". Columns of numbers and dates need none: nothing in them is below zero.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

from reports.cells import safe as text
from reports.manifest import ARTICLE_CONTENT, CLAIM_CONTENT
from reports.models import Edition, EditionClaim, Figure

FIGURE_COLUMNS: dict[str, Callable[[Figure], Any]] = {
    "edition": lambda row: row.edition.number,
    "window_start": lambda row: row.edition.window_start.isoformat(),
    "window_until": lambda row: row.edition.window_end.isoformat(),
    "column": lambda row: row.column,
    "kind": lambda row: row.data["measure"]["kind"],
    "unit": lambda row: row.data["measure"]["unit"],
    "victim_status": lambda row: row.data["measure"]["victim_status"],
    "detail": lambda row: text(row.data["measure"]["detail"]),
    "party": lambda row: text(row.data["party"]),
    "label": lambda row: text(row.label),
    "display": lambda row: text(row.display),
    "min": lambda row: _of(row.data["number"], "min"),
    "best": lambda row: _of(row.data["number"], "best"),
    "max": lambda row: _of(row.data["number"], "max"),
    "net_min": lambda row: _of(row.data["net"], "min"),
    "net_best": lambda row: _of(row.data["net"], "best"),
    "net_max": lambda row: _of(row.data["net"], "max"),
    "incidents": lambda row: row.data["incidents"],
    "unquantified_incidents": lambda row: row.data["unquantified_incidents"],
    "reported_none": lambda row: _yes(row.data["reported_none"]),
    "sources": lambda row: row.data["sources"],
    "provisional": lambda row: _yes(row.data["provisional"]),
    "outside_window": lambda row: _yes(row.data["outside_window"]),
    "notes": lambda row: text("; ".join(row.data["words"]["notes"])),
    "claims": lambda row: " ".join(str(member.claim.claim_id) for member in row.members.all()),
}
CLAIM_COLUMNS: dict[str, Callable[[EditionClaim], Any]] = {
    "edition": lambda row: row.edition.number,
    "claim": lambda row: row.claim_id,
    "counted": lambda row: _yes(not row.excluded_by),
    "not_counted_by": lambda row: row.excluded_by,
    "because": lambda row: text(row.excluded_because),
    "status": lambda row: row.fact["status"],
    "modality": lambda row: row.fact["modality"],
    "scope": lambda row: " ".join(row.fact["scope"]),
    "kind": lambda row: row.fact["kind"],
    "unit": lambda row: row.fact["unit"],
    "victim_status": lambda row: row.fact["victim_status"],
    "hedge": lambda row: row.fact["hedge"],
    "min": lambda row: _plain(row.fact["min"]),
    "best": lambda row: _plain(row.fact["best"]),
    "max": lambda row: _plain(row.fact["max"]),
    "actor": lambda row: text(row.fact["actor"]),
    "target": lambda row: text(row.fact["target"]),
    "places": lambda row: text("; ".join(row.fact["places"])),
    "date_start": lambda row: _plain(row.fact["date_start"]),
    "date_end": lambda row: _plain(row.fact["date_end"]),
    "role": lambda row: row.fact["role"],
    "of": lambda row: _plain(row.fact["of"]),
    "incident": lambda row: _plain(row.fact["incident_id"]),
    "quote": lambda row: text(row.quote),
    "sentence": lambda row: text(row.sentence),
    "start": lambda row: row.start,
    "end": lambda row: row.end,
    "source": lambda row: text(row.article.source),
    "article": lambda row: row.article.article_id,
    "article_title": lambda row: text(row.article.title),
    "article_url": lambda row: text(row.article.url),
}


def figures_csv(edition: Edition) -> str:
    """Return the figures of an edition, one a row."""
    return _csv(FIGURE_COLUMNS, edition.figures.prefetch_related("members__claim"))


def claims_csv(edition: Edition) -> str:
    """Return every claim of an edition, counted or not, one a row."""
    return _csv(CLAIM_COLUMNS, edition.claims.prefetch_related("article"))


def edition_json(edition: Edition) -> str:
    """Return the whole of an edition: all that its figures can be counted again from, and its hashes."""
    stated = json.loads(edition.manifest)
    whole = stated | {
        "manifest_sha256": edition.manifest_sha256,
        "articles": [_article(article) for article in edition.articles.all()],
        "claims": [_claim(claim) for claim in edition.claims.prefetch_related("article")],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str)


def _article(article: Any) -> dict[str, Any]:
    return {name: getattr(article, name) for name in ARTICLE_CONTENT} | {"text": article.text}


def _claim(claim: EditionClaim) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in CLAIM_CONTENT} | {
        "article_id": claim.article.article_id,
        "sha256": claim.sha256,
    }


def _csv(columns: dict[str, Callable[[Any], Any]], rows: Iterable[Any]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([read(row) for read in columns.values()] for row in rows)
    return out.getvalue()


def _of(number: dict[str, int | None] | None, bound: str) -> int | str:
    return _plain(number[bound]) if number else ""


def _plain(value: Any) -> Any:
    return "" if value is None else value


def _yes(value: bool) -> str:
    return "yes" if value else "no"
