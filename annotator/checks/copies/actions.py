"""Every write about copies: which wordings an article's sentences have."""

from collections.abc import Collection, Sequence

from django.db import connection, transaction
from django.db.models import F

from annotator.checks.copies.models import Band, Occurrence, Wording
from annotator.checks.copies.prints import ALIKE, Print, prints_of, shingles_of
from annotator.sources.models import Article

_ONE_AT_A_TIME = 880_017
_FORGET = """
    WITH gone AS (DELETE FROM annotator_occurrence WHERE article_id = ANY(%s) RETURNING wording_id, article_id)
    UPDATE annotator_wording AS wording SET articles = wording.articles - each.articles
    FROM (SELECT wording_id, count(DISTINCT article_id) AS articles FROM gone GROUP BY wording_id) AS each
    WHERE wording.id = each.wording_id RETURNING wording.id, wording.articles
"""


@transaction.atomic
def know_sentences(*, article: Article) -> int:
    """Find or make the wording of each of an article's sentences; return how many were known already.

    The text of an article never changes, so that it is taken in once.
    """
    if Occurrence.objects.filter(article=article).exists():
        return 0
    prints = prints_of(article.text)
    # Two workers that take in one wire text at the same moment would each make its wordings.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
    known = _match(prints, _near(prints))
    new = {
        at: Wording(text=article.text[slice(*one.span)], bands=list(one.bands), articles=1)
        for at, one in _new(prints, known)
    }
    Wording.objects.bulk_create(new.values())
    Band.objects.bulk_create(Band(key=key, wording=wording) for wording in new.values() for key in wording.bands)
    Wording.objects.filter(pk__in={wording.pk for wording in known.values()}).update(articles=F("articles") + 1)
    Occurrence.objects.bulk_create(_occurrence(article, one, known.get(at) or new[at]) for at, one in enumerate(prints))
    return len(known)


def _near(prints: Sequence[Print]) -> list[Wording]:
    """Return the wordings that share a band with a print; two steps down two indexes, whatever the planner guesses."""
    bands = {band for one in prints for band in one.bands}
    sharing = Band.objects.filter(key__in=bands).values_list("wording_id", flat=True)
    return list(Wording.objects.filter(pk__in=set(sharing)))


def _match(prints: Sequence[Print], wordings: Sequence[Wording]) -> dict[int, Wording]:
    """Return the likest wording of each print that has one, by the print's position."""
    shingles = [(wording, shingles_of(wording.text), frozenset(wording.bands)) for wording in wordings]
    found = {}
    for at, one in enumerate(prints):
        near = (
            (one.likeness(words), -wording.pk, wording) for wording, words, bands in shingles if bands & set(one.bands)
        )
        best = max(near, default=None, key=lambda found: found[:2])
        if best and best[0] >= ALIKE:
            found[at] = best[2]
    return found


def _new(prints: Sequence[Print], known: dict[int, Wording]) -> list[tuple[int, Print]]:
    return [(at, one) for at, one in enumerate(prints) if at not in known]


def _occurrence(article: Article, one: Print, wording: Wording) -> Occurrence:
    return Occurrence(
        wording=wording,
        article=article,
        series_id=article.series_id,
        source_id=article.source_id,
        start=one.span[0],
        end=one.span[1],
        numbers=[number[:40] for number in one.numbers],
    )


@transaction.atomic
def forget_sentences(*, articles: Collection[int]) -> None:
    """Forget the sentences of articles whose import is undone, and the wordings that stand nowhere else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM annotator_occurrence WHERE article_id = ANY(%s))", [list(articles)])
        if not cursor.fetchone()[0]:
            return
        # Whoever takes in a text at this moment might count on a wording that goes.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        cursor.execute(_FORGET, [list(articles)])
        nowhere = [wording for wording, left in cursor.fetchall() if left == 0]
        cursor.execute("DELETE FROM annotator_band WHERE wording_id = ANY(%s)", [nowhere])
        cursor.execute("DELETE FROM annotator_wording WHERE id = ANY(%s)", [nowhere])
