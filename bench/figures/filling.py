"""Fills an empty database by COPY with reports of incidents that five sources tell of, however many are asked for."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import connection

from annotator.claims.counts.actions import recount
from annotator.claims.names.actions import PlaceRow, store_places
from annotator.sources.actions import add_source
from bench.desk.filling import ARTICLE, BY, CLAIM, TABLES, VERBS, WHERE, WHO, _article, _copy

TELLINGS, ARTICLES, GROUPS = 5, 10, 50
A_DAY = TELLINGS * GROUPS
SOURCES = 20
DAYS = 4000
FIRST = date(2012, 1, 1)
# The five tellings of an incident: three count, one waits or was rejected, one is an allegation.
STATUSES = ("verified", "verified", "corrected", "candidate", "verified")


def fill(claims: int) -> None:
    """Add this many claims, 250 a day, in ten articles a day with 25 claims each."""
    sources = [add_source(name=f"Monitor {number}").pk for number in range(SOURCES)]
    user = User.objects.create_user("filler")
    store_places([PlaceRow(name, "settlement", "XX", "bench", name, admin1=f"Governorate {number // 2}",
                           admin2=f"District {number}", lat=35.0 + number / 10, lon=38.0)
                  for number, name in enumerate(WHERE)])  # fmt: skip
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        _copy(cursor, "annotator_article", ARTICLE, (row for row, _ in _days(claims, sources)))
        _copy(cursor, "annotator_claim", CLAIM, (row for _, rows in _days(claims, sources) for row in rows))
        cursor.execute(INCIDENTS, {"user": user.pk})
        for table in ("annotator_article", "annotator_claim", "annotator_incident"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        cursor.execute(LINKS, {"user": user.pk})
        cursor.execute(PLACES)
        cursor.execute("INSERT INTO annotator_totalmark (incident_id) SELECT id FROM annotator_incident ORDER BY id")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    recount(repair=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


# A claim's rule names its incident, and the part of it that it is.
INCIDENTS = """
    INSERT INTO annotator_incident
        (id, title, date_start, date_end, place, grade, grade_reason, created_at, created_by_id)
    SELECT split_part(rule, ' ', 1)::bigint, 'Incident ' || split_part(rule, ' ', 1), date_start, date_end, places[1],
           (ARRAY['weak', 'fair', 'confirmed', 'contested'])[id %% 4 + 1], 'bench', now(), %(user)s
    FROM annotator_claim WHERE rule LIKE '%% 0'
"""
LINKS = """
    INSERT INTO annotator_incidentlink (incident_id, claim_id, role, preferred_because, linked_at, linked_by_id)
    SELECT split_part(rule, ' ', 1)::bigint, id, 'new_event', '', now(), %(user)s
    FROM annotator_claim WHERE status IN ('verified', 'corrected')
"""
PLACES = """
    INSERT INTO annotator_claimplace (claim_id, text, role, note, place_id, precision)
    SELECT claim.id, places[1], 'event', '', place.id, 1
    FROM annotator_claim AS claim JOIN annotator_place AS place ON place.name = claim.places[1]
"""


def _days(claims: int, sources: list[int]) -> Iterator[tuple[list[Any], list[list[Any]]]]:
    """Return articles with their claims, ten articles for each day of 250."""
    for block in range((claims + A_DAY - 1) // A_DAY):
        day = FIRST + timedelta(days=block % DAYS)
        for which in range(ARTICLES):
            number = block * ARTICLES + which + 1
            told = list(_told(block, which))
            sentences = [_sentence(incident, day) for incident, _ in told]
            article = _dated(_article(number, sources[number % SOURCES], sentences), day)
            yield article, _claims(number, block * A_DAY + which * (A_DAY // ARTICLES), told, sentences, day)


def _told(block: int, which: int) -> Iterator[tuple[int, int]]:
    """Return the incidents that one of a day's articles tells of, and which of their five tellings that is."""
    for telling in range(TELLINGS):
        for group in range(GROUPS):
            if (telling * 2 + group % 2) == which:
                yield block * GROUPS + group + 1, telling


def _sentence(incident: int, day: date) -> str:
    kind = list(VERBS)[incident % 4]
    return (
        f"{incident % 40 + 2} {WHO[incident % 6]} {VERBS[kind]} near {WHERE[incident % 8]} on {day:%-d %B %Y}, "
        f"residents said of {BY[incident // 7 % 6]}, in entry {incident}."
    )


def _dated(article: list[Any], day: date) -> list[Any]:
    month = day.replace(day=1)
    following = (month + timedelta(days=32)).replace(day=1)
    values = dict(zip(ARTICLE, article, strict=True))
    values |= {"window_start": month, "window_end": following, "window_basis": "stated"}
    return [values[column] for column in ARTICLE]


def _claims(article: int, first: int, told: list[tuple[int, int]], sentences: list[str], day: date) -> list[list[Any]]:
    rows, start = [], 0
    for place, ((incident, telling), sentence) in enumerate(zip(told, sentences, strict=True)):
        quote = sentence.split(" near ")[0]
        size = incident % 40 + 2 + telling % 2
        values: dict[str, Any] = {
            "id": first + place + 1, "article_id": article, "status": STATUSES[telling], "version": 2, "start": start,
            "end": start + len(quote), "quote": quote, "sentence_start": start, "sentence_end": start + len(sentence),
            "paragraph": place, "kind": list(VERBS)[incident % 4], "unit": "person", "hedge": "exact", "min": size,
            "best": size, "max": None if incident % 17 == 0 else size, "combined": False,
            "modality": "alleged" if telling == TELLINGS - 1 else "asserted", "scope": [],
            "actor": BY[incident // 7 % 6], "target": WHO[incident % 6],
            "victim_status": ("civilian", "combatant")[incident % 3 == 0], "places": [WHERE[incident % 8]],
            "date_start": day, "date_end": day, "date_precision": 1, "date_basis": "stated", "role": "new_event",
            "origin": "extractor", "rule": f"{incident} {telling}", "score": 0.5, "proposal": "{}",
            "created_at": "2022-01-01", "flagged": 0,
        }  # fmt: skip
        rows.append([values.get(column, "") for column in CLAIM])
        start += len(sentence) + 2
    return rows
