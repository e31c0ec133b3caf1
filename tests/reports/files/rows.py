"""An edition's rows, made up and not saved: one article, one incident, what a text says of it."""

import io
from datetime import UTC, date, datetime
from typing import Any

from reports.files.catalogue import BY_NAME
from reports.files.contents import Contents
from reports.models import (
    Edition,
    EditionAllegation,
    EditionArticle,
    EditionClaim,
    EditionIncident,
    EditionSource,
    Figure,
)

SITE = "https://tallies.example"
THREE = {"min": 3, "best": 4, "max": None}
ASSESSED = {
    "end": "upheld", "end_label": "Upheld", "evidence": "video", "evidence_label": "Video", "in_words": "A video.",
    "reason": "It shows the day.", "url": "", "agreed_on": "2022-02-01",
}  # fmt: skip


def contents(said: str = "Four fighters were killed", before: str = "On Monday ", **values: Any) -> Contents:
    """Return the rows of an edition in which a claim stands on some words; `incident` and `fact` change those rows."""
    edition = Edition(
        number=7, title="A month", window_start=date(2022, 1, 1), window_end=date(2022, 2, 1), redaction="public",
        published_at=datetime(2022, 2, 3, 12, tzinfo=UTC), published_by="Publisher", manifest="{}",
        manifest_sha256="a" * 64, profile="recorded",
    )  # fmt: skip
    article = EditionArticle(
        edition=edition, article_id=1, title=said, url="https://ledger.example/1", source="Ledger",
        published=date(2022, 1, 25), window_basis="stated", language="en", text=f"{before}{said}. Later.",
        text_sha256="b" * 64, capture_sha256s=["c" * 64],
    )  # fmt: skip
    claim = claim_of(edition, article, said, len(before), **values.get("fact", {}))
    return Contents(
        edition=edition,
        articles=[article],
        claims=[claim],
        figures=[figure_of(edition, said, **values.get("measure", {}))],
        incidents=[incident_of(edition, said, **values.get("incident", {}))],
        sources=[source_of(edition, said)],
        allegations=[allegation_of(edition, said, **values.get("allegation", {}))],
        site=SITE,
    )


def claim_of(edition: Edition, article: EditionArticle, said: str, start: int, **fact: Any) -> EditionClaim:
    known: dict[str, Any] = {
        "status": "verified", "modality": "asserted", "scope": [], "kind": "killed", "unit": "person",
        "victim_status": "combatant", "hedge": "at_least", **THREE, "actor": said, "target": "", "places": [said],
        "date_start": "2022-01-17", "date_end": None, "date_precision": 1, "place_precision": 3, "role": "new_event",
        "of": None, "incident_id": 5, "grade": "weak", "independence_group": "", "source_id": 2,
    }  # fmt: skip
    return EditionClaim(
        edition=edition, article=article, claim_id=9, version=1, fact=known | fact, kind_label="Killed",
        status_label="Verified", role_label="New event", display="at least 3", start=start, end=start + len(said),
        quote=said, sentence_start=0, sentence_end=start + len(said), sentence=article.text[: start + len(said)],
        sha256="d" * 64,
    )  # fmt: skip


def figure_of(edition: Edition, said: str, **measure: Any) -> Figure:
    known = {"kind": "killed", "unit": "person", "victim_status": "combatant", "detail": ""}
    share = {
        "incident_id": 5, "number": THREE, "claim_ids": [9], "groups": [said], "provisional": True, "contested": False,
        "grade": "weak", "date_start": "2022-01-17", "date_end": None, "net": None, "reversed_by": [],
    }  # fmt: skip
    data = {
        "measure": known | measure, "party": "", "number": THREE, "net": None, "incidents": 1, "breakdown": [],
        "unquantified_incidents": 0, "reported_none": False, "sources": 1, "provisional": True, "none_reports": [],
        "outside_window": False, "contributions": [share], "words": {"notes": [said]},
    }  # fmt: skip
    return Figure(
        edition=edition, order=1, key="killed", column="recorded", label=said, display="at least 3", data=data
    )  # fmt: skip


def incident_of(edition: Edition, said: str, **values: Any) -> EditionIncident:
    known: dict[str, Any] = {
        "incident_id": 5, "title": said, "date_start": date(2022, 1, 17), "date_precision": 1, "place_name": said,
        "admin1": "Raqqa", "latitude": 35.95, "longitude": 39.01, "place_precision": 2, "grade": "weak",
        "grade_label": "Weak", "actors": [said], "sources": 1,
        "data": {"claims": [9], "kinds": ["killed"], "targets": [], "places": [said]},
    }  # fmt: skip
    return EditionIncident(edition=edition, **{**known, **values})


def source_of(edition: Edition, said: str) -> EditionSource:
    data = {"series": [said], "scope": said, "alignment": "", "url": "", "articles": 1, "claims": 1}
    return EditionSource(
        edition=edition, source_id=2, name=said, kind="monitor", kind_label="Monitor", origin=said, reliability="B",
        reliability_reason=said, data=data,
    )  # fmt: skip


def allegation_of(edition: Edition, said: str, **values: Any) -> EditionAllegation:
    data = {
        "accused": said, "incident_id": 5, "when": "17 Jan 2022", "first": {"source": said, "published": None},
        "again": [], "positions": [], "assessment": ASSESSED, "origins": 1, "missing": [said],
    }  # fmt: skip
    return EditionAllegation(edition=edition, order=1, claim_id=9, data=data | values)


def written(name: str, rows: Contents) -> bytes:
    """Return one file of an edition."""
    BY_NAME[name].write(rows, out := io.BytesIO())
    return out.getvalue()
