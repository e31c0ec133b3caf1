"""The lists that can be taken. Where the same rows can be imported, the columns are those of the import."""

import json
from typing import Any

from django.db.models import Count, QuerySet

from annotator.claims.models import Claim
from annotator.exchange.articles import columns as article_columns
from annotator.exchange.exports.columns import (
    Listing,
    Taken,
    in_json,
    name,
    person,
    plain,
    taken,
    text_of,
    title_of,
    unless_masked,
    withheld,
    words,
)
from annotator.exchange.resources.claims import ClaimResource
from annotator.exchange.resources.incidents import IncidentResource
from annotator.exchange.resources.sources import SourceResource
from annotator.incidents.models import Incident
from annotator.review.models import Decision
from annotator.sources.models import Article, Source

_claims, _incidents, _sources = ClaimResource(), IncidentResource(), SourceResource()
# What only an import reads, or what stands under its own name here.
_NOT_KEPT = set("html file id number paragraph sentence_start sentence_end annotator annotator_note".split())


def _of_claim(row: Claim) -> int:
    return row.article.source_id


def _of_article(row: Article) -> int:
    return row.source_id


def _of_source(row: Source) -> int:
    return row.pk


def _of_decision(row: Decision) -> int:
    return row.claim.article.source_id


def _article_cells(article: Article) -> dict[str, str]:
    return {
        "article": str(article.pk),
        "sha256": article.text_sha256,
        "url": article.url,
        "title": article.title,
        "source": article.source.name,
    }


def _days(**days: Any) -> dict[str, str]:
    return {name: day.isoformat() if day else "" for name, day in days.items()}


def _cells_of_article(row: Article) -> dict[str, str]:
    days = _days(published=row.published, window_start=row.window_start, window_end=row.window_end)
    return _article_cells(row) | days | {"text": row.text, "language": row.language}


def _cells_of_claim(row: Claim) -> dict[str, str]:
    ours = {"claim": str(row.pk), "status": row.status, "version": str(row.version)}
    made = {"score": f"{row.score:g}", "rule": row.rule, "extractor_version": row.extractor_version}
    return _claims.cells(row) | _article_cells(row.article) | ours | made


def _cells_of_incident(row: Any) -> dict[str, str]:
    graded = {"grade": row.grade, "grade_reason": row.grade_reason}
    return _incidents.cells(row) | graded | {"incident": str(row.pk), "claims": str(row.told_by)}


def _cells_of_decision(row: Decision) -> dict[str, str]:
    return {
        **{name: str(getattr(row, name)) for name in _PLAIN_OF_DECISION if name not in ("claim", "article")},
        "claim": str(row.claim_id),
        "article": str(row.claim.article_id),
        "decided_at": row.created_at.isoformat(timespec="seconds"),
        "decided_by": row.actor.username,
        "note": row.note,
        "quote": row.claim.quote,
        "before": _json(row.before),
        "after": _json(row.after),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""


_PLAIN_OF_DECISION = ("claim", "article", "version", "outcome", "from_status", "to_status", "reason_code")


def _with_links(found: QuerySet[Incident]) -> QuerySet[Any]:
    return found.annotate(told_by=Count("links"))


ARTICLES = Listing(
    id="articles",
    label="Articles",
    permission="annotator.view_article",
    columns=(
        Taken("article", "Number"),
        *(
            column
            for column in taken(
                article_columns.COLUMNS,
                {"title": title_of(_of_article), "text": text_of(_of_article), "source": name}
                | {"url": unless_masked(_of_article)}
                | dict.fromkeys(("published", "window_start", "window_end"), plain),
            )
            if column.name not in _NOT_KEPT
        ),
        Taken("language", "Language"),
        Taken("sha256", "Sum of the text", withheld),
    ),
    prepare=lambda found: found.select_related("source"),
    cells=_cells_of_article,
)
CLAIMS = Listing(
    id="claims",
    label="Claims",
    permission="annotator.view_claim",
    columns=(
        *(Taken(name, label) for name, label in (("claim", "Number"), ("status", "State"), ("version", "Version"))),
        *(
            column
            for column in taken(
                _claims.columns,
                {"source": name, "url": unless_masked(_of_claim), "title": title_of(_of_claim)}
                | {"article": plain, "sha256": withheld},
            )
            if column.name not in _NOT_KEPT
        ),
    ),
    prepare=lambda found: found.select_related("article__source", "of").defer("article__text", "words"),
    cells=_cells_of_claim,
)
DECISIONS = Listing(
    id="decisions",
    label="Decisions",
    permission="annotator.view_claim",
    columns=(
        *(Taken(column, column.replace("_", " ").capitalize()) for column in _PLAIN_OF_DECISION),
        Taken("decided_at", "Decided at"),
        Taken("decided_by", "Decided by", person),
        *(Taken(column, column.capitalize(), words) for column in ("note", "quote")),
        *(Taken(column, column.capitalize(), in_json) for column in ("before", "after")),
    ),
    prepare=lambda found: found.select_related("actor", "claim__article__source").defer("claim__article__text"),
    cells=_cells_of_decision,
)
INCIDENTS = Listing(
    id="incidents",
    label="Incidents",
    permission="annotator.view_incident",
    columns=(
        Taken("incident", "Number"),
        *taken(_incidents.columns, dict.fromkeys(("date_start", "date_end"), plain)),
        Taken("grade", "Grade"),
        Taken("grade_reason", "Why this grade", words),
        Taken("claims", "Claims"),
    ),
    prepare=_with_links,
    cells=_cells_of_incident,
)
SOURCES = Listing(
    id="sources",
    label="Sources",
    permission="annotator.view_article",
    columns=taken(
        _sources.columns,
        {
            "name": name,
            "independence_group": name,
            "aliases": unless_masked(_of_source),
            "url": unless_masked(_of_source),
        }
        | dict.fromkeys(("kind", "reliability", "masked"), plain),
    ),
    prepare=lambda found: found,
    cells=lambda row: _sources.cells(row),
)
LISTS: dict[str, Listing] = {listing.id: listing for listing in (CLAIMS, DECISIONS, ARTICLES, INCIDENTS, SOURCES)}
