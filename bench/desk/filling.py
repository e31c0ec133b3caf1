"""Fills an empty database with invented articles and claims by COPY, however many are asked for."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User
from django.db import connection

from annotator.claims.counts.actions import recount
from annotator.sources.actions import add_source

PER_ARTICLE = 25
LONG_ARTICLE = 300
WHO = "fighters civilians soldiers guards farmers drivers".split()
BY = "the northern brigade|a drone|unknown gunmen|the river column|a mine|artillery".split("|")
WHERE = "Tel Amra|Qasr Ziran|Marj Sulda|Wadi Terin|Khirbet Lona|Deir Halam|Ain Rukba|Jisr Manda".split("|")
VERBS = {"killed": "were killed", "injured": "were injured", "arrested": "were arrested", "displaced": "fled"}
FIRST, DAYS = date(2012, 1, 1), 4000
TABLES = [f"annotator_{name}" for name in ("article", "claim", "claimplace", "incident", "incidentlink")]
ARTICLE = """
    id source_id title url language text text_sha256 normaliser_version published_basis window_start window_end
    window_basis dating_question dating_notes created_at
""".split()
CLAIM = """
    id article_id status version start end quote sentence_start sentence_end paragraph kind unit weapon hedge min best
    max combined modality scope actor target victim_status age_group sex places date_start date_end date_precision
    date_basis attribution role origin rule score extractor_version proposal created_at flagged
""".split()


def fill(claims: int) -> None:
    """Add this many claims: six of ten wait, three are verified and in incidents, one is rejected or held."""
    sources = [add_source(name=f"Monitor {number}").pk for number in range(20)]
    user = User.objects.create_user("filler")
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        indexes = _without_indexes(cursor)
        _copy(cursor, "annotator_article", ARTICLE, (row for row, _ in _written(claims, sources)))
        _copy(cursor, "annotator_claim", CLAIM, (row for _, rows in _written(claims, sources) for row in rows))
        for table in ("annotator_article", "annotator_claim"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        cursor.execute(INCIDENTS, {"user": user.pk})
        cursor.execute(LINKS, {"user": user.pk})
        cursor.execute(PLACES)
        for definition in indexes:
            cursor.execute(definition)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    recount(repair=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY(%s::regclass[]) AND NOT indisunique
"""
INCIDENTS = """
    INSERT INTO annotator_incident (title, date_start, date_end, place, grade, grade_reason, created_at, created_by_id)
    SELECT 'Claim ' || id, date_start, date_end, places[1], 'weak', '', now(), %(user)s
    FROM annotator_claim WHERE status = 'verified' ORDER BY id
"""
LINKS = """
    INSERT INTO annotator_incidentlink (incident_id, claim_id, role, preferred_because, linked_at, linked_by_id)
    SELECT incident.id, claim.id, 'new_event', '', now(), %(user)s
    FROM annotator_incident AS incident JOIN annotator_claim AS claim ON incident.title = 'Claim ' || claim.id
"""
PLACES = """
    INSERT INTO annotator_claimplace (claim_id, text, role, note)
    SELECT id, places[1], 'event', 'no such place' FROM annotator_claim
"""


def _without_indexes(cursor: Any) -> list[str]:
    """Drop the indexes of the tables and return what makes them again: all at once is several times faster."""
    cursor.execute(INDEXES, [TABLES])
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f"DROP INDEX {name}")
    return [definition for _, definition in found]


def _written(claims: int, sources: list[int]) -> Iterator[tuple[list[Any], list[list[Any]]]]:
    """Return articles with their claims; the first article is the long one."""
    number, article = 0, 0
    while number < claims:
        article += 1
        size = min(LONG_ARTICLE if article == 1 else PER_ARTICLE, claims - number)
        sentences = [_sentence(number + place) for place in range(size)]
        yield _article(article, sources[article % len(sources)], sentences), _claims(article, number, sentences)
        number += size


def _sentence(number: int) -> str:
    kind = list(VERBS)[number % 4]
    return (
        f"{number % 40 + 2} {WHO[number % 6]} {VERBS[kind]} near {WHERE[number % 8]} on "
        f"{_day(number):%-d %B %Y}, residents said of {BY[number // 7 % 6]}, in entry {number}."
    )


def _day(number: int) -> date:
    # Each day has the claims of ten articles, however many days that takes: a million is eleven years of a busy desk.
    return FIRST + timedelta(days=number // 250 % DAYS)


def _article(pk: int, source: int, sentences: list[str]) -> list[Any]:
    text = "\n\n".join(sentences)
    digest = sha256(text.encode()).hexdigest()
    known = {"id": pk, "source_id": source, "title": f"Report {pk}", "text": text, "text_sha256": digest}
    fixed = {"language": "en", "normaliser_version": "bench", "published_basis": "unknown", "window_basis": "unknown"}
    values = known | fixed | {"created_at": "2022-01-01", "window_start": None, "window_end": None}
    return [values.get(column, "") for column in ARTICLE]


def _claims(article: int, first: int, sentences: list[str]) -> list[list[Any]]:
    rows, start = [], 0
    for place, sentence in enumerate(sentences):
        quote = sentence.split(" near ")[0]
        rows.append(_claim(article, first + place, place, start, quote, sentence))
        start += len(sentence) + 2
    return rows


def _claim(article: int, number: int, place: int, start: int, quote: str, sentence: str) -> list[Any]:
    size, day, where = number % 40 + 2, _day(number), WHERE[number % 8]
    values: dict[str, Any] = {
        "id": number + 1, "article_id": article, "status": _status(article, number),
        "version": 1, "start": start, "end": start + len(quote), "quote": quote, "sentence_start": start,
        "sentence_end": start + len(sentence), "paragraph": place, "kind": list(VERBS)[number % 4], "unit": "person",
        "hedge": "exact", "min": size, "best": size, "max": size, "combined": False,
        "modality": "alleged" if number % 13 == 0 else "asserted", "scope": [], "actor": BY[number // 7 % 6],
        "target": WHO[number % 6], "victim_status": "civilian", "places": [where], "date_start": day, "date_end": day,
        "date_precision": 1, "date_basis": "stated", "role": "new_event", "origin": "extractor",
        "rule": f"rule_{number % 30}", "score": (number * 37 % 100) / 100, "proposal": json.dumps({"kind": "killed"}),
        "created_at": "2022-01-01", "flagged": (number % 11 == 0 and 2) or 0,
    }  # fmt: skip
    return [values.get(column, "") for column in CLAIM]


def _status(article: int, number: int) -> str:
    # The long article is done: an ordinary day's decisions are made in ordinary articles.
    if article == 1 or number % 10 < 3:
        return "verified"
    if number % 10 == 3:
        return "held" if number % 100 == 3 else "rejected"
    return "candidate"


def _copy(cursor: Any, table: str, columns: list[str], rows: Iterator[list[Any]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
