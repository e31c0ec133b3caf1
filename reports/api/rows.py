"""Edition rows in, answers out. Pure: no query beyond what the rows carry."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from reports.manifest import SOURCE_CONTENT
from reports.models import (
    CorrectionNotice,
    Edition,
    EditionAllegation,
    EditionClaim,
    EditionIncident,
    EditionSource,
    Figure,
)
from reports.stories import claim_url

Row = dict[str, Any]
At = Callable[[str], str]  # a path of this site as a whole address
MEASURE = ("kind", "unit", "victim_status", "detail")
COUNTED = ("number", "net", "incidents", "unquantified_incidents", "reported_none", "sources", "provisional")


def edition(one: Edition, at: At) -> Row:
    """Return an edition that carries its neighbours."""
    names = "number title headline note window_start published_at published_by profile redaction".split()
    names += ["manifest_sha256", "key_id", "signature"]
    return _of(one, names) | {
        "window_until": one.window_end,
        "previous_sha256": one.previous,
        "replaces": one.replaces.number if one.replaces else None,
        "replaced_by": one.replaced_by.number if hasattr(one, "replaced_by") else None,
        "page": at(one.get_absolute_url()),
    }


def figure(one: Figure, at: At) -> Row:
    """Return a figure."""
    data = one.data
    return {
        **_of(one, ("order", "column", "label", "display")),
        **{name: data["measure"][name] for name in MEASURE},
        **{name: data[name] for name in COUNTED},
        "edition": one.edition.number,
        "notes": data["words"]["notes"],
        "page": at(one.get_absolute_url()),
    }


def figure_whole(one: Figure, at: At) -> Row:
    """Return a figure with all that stands behind it."""
    pairs = zip(one.data["contributions"], one.data["words"]["incidents"], strict=True)
    return figure(one, at) | {
        "contributions": [
            {
                "incident": part["incident_id"],
                "number": part["number"],
                "display": words["display"],
                "claims": part["claim_ids"],
                "reversed_by": part["reversed_by"],
            }
            for part, words in pairs
        ],
        "claims": sorted(one.members.values_list("claim__claim_id", flat=True)),
    }


def incident(one: EditionIncident, at: At) -> Row:
    """Return an incident."""
    names = "title date_start date_end date_precision latitude longitude place_precision grade".split()
    return _of(one, [*names, "grade_reason", "actors", "sha256"]) | {
        "edition": one.edition.number,
        "incident": one.incident_id,
        "place": one.place_name,
        "governorate": one.admin1,
        "district": one.admin2,
        "origins": one.sources,
        "claims": one.data["claims"],
        "page": at(reverse("edition_incident", args=[one.edition.number, one.incident_id])),
    }


def claim(one: EditionClaim, at: At) -> Row:
    """Return a claim that carries its article."""
    article = one.article
    return _of(one, "version display quote start end sentence fact sha256".split()) | {
        "edition": one.edition.number,
        "claim": one.claim_id,
        "counted": not one.excluded_by,
        "not_counted_by": one.excluded_by,
        "because": one.excluded_because,
        "article": article.article_id,
        "article_title": article.title,
        "article_url": article.url,
        "source": article.source,
        "text_sha256": article.text_sha256,
        "page": at(claim_url(one)),
    }


def allegation(one: EditionAllegation, at: At) -> Row:
    """Return a line of the register."""
    page = reverse("edition_allegations", args=[one.edition.number])
    named = {"edition": one.edition.number, "claim": one.claim_id, "page": at(f"{page}#claim-{one.claim_id}")}
    return _of(one, ("data", "sha256")) | named


def source(one: EditionSource, at: At) -> Row:
    """Return a source."""
    names = [name for name in SOURCE_CONTENT if name not in ("source_id", "kind_label")]
    return _of(one, [*names, "sha256"]) | {"edition": one.edition.number, "source": one.source_id}


def correction(one: CorrectionNotice, at: At) -> Row:
    """Return a public notice."""
    return _of(one, "number kind published_at words changes withdrawn".split()) | {
        "edition": one.edition.number,
        "published_in": one.published_in.number if one.published_in else None,
        "page": at(one.get_absolute_url()),
    }


def _of(row: Any, names: Any) -> Row:
    return {name: getattr(row, name) for name in names}
