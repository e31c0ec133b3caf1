"""A page of the sources with what each has told, counted along indexes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery

from annotator.claims.origins.models import ClaimOrigin
from annotator.sources.models import Article, Source

PAGE = 40
QUOTED = [ClaimOrigin.Basis.ATTRIBUTION, ClaimOrigin.Basis.WIRE_COPY, ClaimOrigin.Basis.ANALYST]


@dataclass(frozen=True)
class Page:
    """Some sources, each with `articles` and `quoted`, and after which the next page begins."""

    sources: Sequence[Source]
    more: str


def page_of(found: QuerySet[Source], after: str) -> Page:
    """Return the sources after one of them."""
    if after.isdecimal() and len(after) < 19 and (last := Source.objects.filter(pk=after).first()):
        found = found.filter(Q(name__gt=last.name) | Q(name=last.name, pk__gt=last.pk))
    rows = list(_counted(found)[: PAGE + 1])
    return Page(rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else "")


def _counted(found: QuerySet[Source]) -> QuerySet[Source]:
    articles = Article.objects.filter(source=OuterRef("pk")).order_by().values("source")
    # What is a publisher's own goes back to nobody else, and is most of all: the index passes over it.
    quoted = ClaimOrigin.objects.filter(source=OuterRef("pk"), basis__in=QUOTED)
    elsewhere = quoted.exclude(claim__article__source=F("source"))
    return found.annotate(
        articles_told=_count(articles), quoted_elsewhere=_count(elsewhere.order_by().values("source"))
    )


def _count(rows: QuerySet) -> Subquery:
    return Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
