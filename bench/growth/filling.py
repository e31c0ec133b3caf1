"""Stores invented articles with their claims by COPY, so that the checks are all that takes time."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import connection

from annotator.sources.actions import add_source
from annotator.sources.models import Series
from bench.desk.filling import CLAIM
from bench.growth.texts import SERIES, Text

ARTICLE = """
    id source_id series_id series_ordinal title url language text text_sha256 normaliser_version published
    published_basis window_basis dating_question dating_notes created_at
""".split()
TABLES = ["annotator_article", "annotator_claim"]


def fill(texts: Iterable[Text], sources: int) -> None:
    """Add articles and claims, numbered from 1."""
    known = [add_source(name=f"Publisher {number}").pk for number in range(sources)]
    series = [
        Series.objects.create(key=f"watch-{n}", name=f"Watch {n}", begun=date(2010, 1, 1)).pk for n in range(SERIES)
    ]
    written = list(texts)
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        articles = (_article(number, text, known, series) for number, text in enumerate(written, 1))
        _copy(cursor, TABLES[0], ARTICLE, articles)
        _copy(cursor, TABLES[1], CLAIM, _claims(written))
        for table in TABLES:
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE")


def _article(number: int, text: Text, sources: list[int], series: list[int]) -> list[Any]:
    values: dict[str, Any] = {
        "id": number, "source_id": sources[text.source], "title": text.paragraphs[0][:200], "text": text.text,
        "series_id": None if text.series is None else series[text.series], "series_ordinal": text.ordinal,
        # Some publishers print one text word for word; the same publisher never does.
        "text_sha256": sha256(f"{number} {text.text}".encode()).hexdigest(), "language": "en",
        "normaliser_version": "bench", "published": date(2022, 1, 1), "published_basis": "stated",
        "window_basis": "unknown", "created_at": "2022-01-01",
    }  # fmt: skip
    return [values.get(column, "") for column in ARTICLE]


def _claims(texts: Iterable[Text]) -> Iterator[list[Any]]:
    number = 0
    for article, text in enumerate(texts, 1):
        for place, event in enumerate(text.events):
            number += 1
            values: dict[str, Any] = {
                "id": number, "article_id": article, "status": "candidate", "version": 1, "start": event.start,
                "end": event.start + len(event.quote), "quote": event.quote, "sentence_start": event.start,
                "sentence_end": event.sentence_end, "paragraph": place, "kind": event.kind, "unit": "person",
                "hedge": "exact", "min": event.number, "best": event.number, "max": event.number, "combined": False,
                "modality": "asserted", "scope": [], "target": event.target, "victim_status": "unknown",
                "places": [event.place], "date_start": None, "date_end": None, "date_precision": None,
                "date_basis": "unknown", "role": "new_event", "origin": "extractor", "rule": "bench", "score": 0.5,
                "proposal": json.dumps({"kind": event.kind}), "created_at": "2022-01-01", "flagged": 0,
            }  # fmt: skip
            yield [values.get(column, "") for column in CLAIM]


def _copy(cursor: Any, table: str, columns: list[str], rows: Iterable[list[Any]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
