"""The one write of this package: articles of an import that is undone go, with all that machines made of them.

The database lets articles, captures and claims go only for a batch that is being undone, and only those on which
nobody has decided anything; whatever this leaves hanging, its foreign keys refuse.
"""

from collections.abc import Collection, Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper

from annotator.checks.actions import queue_checks
from annotator.checks.copies.actions import forget_sentences
from annotator.checks.origins.actions import trace_origins
from annotator.claims.models import Claim
from annotator.claims.origins.models import WireCopy
from annotator.exchange.contract import Stored
from annotator.exchange.resources.references import references
from annotator.sources.models import Article, Source

RAISED = "P0001"  # what PostgreSQL calls an exception that a trigger raises
# Foreign keys are looked at when all of this is done, so that what is kept by triggers can go first.
_OF_CLAIMS = (
    "DELETE FROM annotator_flag WHERE claim_id = ANY(%s)",
    "DELETE FROM annotator_claimplace WHERE claim_id = ANY(%s)",
    "DELETE FROM annotator_claimorigin WHERE claim_id = ANY(%s)",
    "DELETE FROM annotator_lease WHERE claim_id = ANY(%s)",
)
_OF_ARTICLES = (
    "DELETE FROM annotator_flag WHERE article_id = ANY(%s)",
    "DELETE FROM annotator_wirecopy WHERE article_id = ANY(%s)",
    "DELETE FROM annotator_wirecopy WHERE first_id = ANY(%s)",
    "DELETE FROM annotator_extractionrun WHERE article_id = ANY(%s)",
    "DELETE FROM annotator_articlecount WHERE article_id = ANY(%s)",
)


@transaction.atomic
def take_back_articles(*, stored: Sequence[Stored], user: User | None) -> None:
    """Take back what rows of an import stored: articles, further captures, and publishers that nothing else names.

    Copies of these texts elsewhere are traced anew. Raises IntegrityError where something came to hang on a row.
    """
    articles = [one.pk for one in stored if one.created]
    captures = [one.before["capture"] for one in stored]
    copies = _copies_elsewhere(articles)
    try:
        with connection.cursor() as cursor:
            _delete(cursor, articles, captures)
        _trace(copies)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except DatabaseError as error:
        # The triggers that keep rows raise an error of another sort than foreign keys do.
        if getattr(error.__cause__, "sqlstate", "") == RAISED:
            raise IntegrityError(str(error)) from error
        raise
    _remove_publishers([one.before["publisher"] for one in stored if "publisher" in one.before])


def _delete(cursor: CursorWrapper, articles: list[int], captures: list[int]) -> None:
    cursor.execute("DELETE FROM annotator_claim WHERE article_id = ANY(%s) RETURNING id", [articles])
    claims = [pk for (pk,) in cursor.fetchall()]
    cursor.execute("DELETE FROM annotator_capture WHERE id = ANY(%s)", [captures])
    cursor.execute("DELETE FROM annotator_article WHERE id = ANY(%s)", [articles])
    for statement in _OF_CLAIMS if claims else ():
        cursor.execute(statement, [claims])
    for statement in _OF_ARTICLES:
        cursor.execute(statement, [articles])
    forget_sentences(articles=articles)


def _copies_elsewhere(articles: list[int]) -> list[int]:
    copies = WireCopy.objects.filter(first__in=articles).exclude(article__in=articles)
    quoting = Claim.objects.filter(claim_origin__copied_from__in=articles).exclude(article__in=articles)
    return sorted({*copies.values_list("article_id", flat=True), *quoting.values_list("article_id", flat=True)})


def _trace(copies: Collection[int]) -> None:
    """Say anew to whom the claims of copies go back, and have them checked: their first text is gone."""
    for article in Article.objects.filter(pk__in=copies).order_by("pk"):
        trace_origins(article=article)
    queue_checks(articles=copies)


def _remove_publishers(publishers: list[int]) -> None:
    """Delete publishers that came with the import, unless something refers to them or a person described them since."""
    used = references(Source, publishers)
    described = Source.pgh_event_model.objects.filter(pgh_obj__in=publishers, pgh_label="update")  # type: ignore[attr-defined]
    kept = {*used, *described.values_list("pgh_obj_id", flat=True)}
    with pghistory.context(reason="import of publishers undone"):
        Source.objects.filter(pk__in=set(publishers) - kept).delete()
