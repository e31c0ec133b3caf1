"""The one write of this package: an article's place among the copies of its text, and to whom its claims go back."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from annotator.checks.base import Span
from annotator.checks.copies.finding import wire_copies
from annotator.claims.models import Claim
from annotator.claims.origins.actions import keep_copy, trace
from annotator.sources.models import Article

Near = Sequence[tuple[Article, list[Span]]]


@transaction.atomic
def trace_origins(*, article: Article) -> int:
    """Say to whom the claims of an article go back, and those of later copies of its text; return how many changed."""
    near = wire_copies(article)
    moved = _keep(article, near)
    for other, _ in near:
        if _order(other) > _order(article):
            moved += _keep(other, wire_copies(other))
    return trace(claims=Claim.objects.proposed().filter(article__in={article.pk, *moved}))


def _keep(article: Article, near: Near) -> list[int]:
    first, spans = min(near, key=lambda one: _order(one[0]), default=(article, []))
    if _order(first) >= _order(article):
        return keep_copy(article=article, first=None)
    return keep_copy(article=article, first=first, spans=spans)


def _order(article: Article) -> tuple[date, int]:
    """Return what puts an earlier text before a later one; of texts without a day the one that came first."""
    return article.published or article.window_end or date.max, article.pk
