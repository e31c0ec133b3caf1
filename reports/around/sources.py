"""The sources of an edition: how each was judged, with whom it counts, and how much of it counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.fields.json import KT

from reports.around.definitions import RELIABILITIES
from reports.models import Edition, EditionArticle, EditionSource

# The articles of one source that its line names; the rest stand on the edition's page.
MOST_ARTICLES = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A source with its judgement in words, its articles, and how many of its claims count."""

    source: EditionSource
    reliability: str
    articles: Sequence[EditionArticle]
    more_articles: int
    claims: int
    counted: int


def sources(edition: Edition) -> list[Told]:
    """Return the sources of an edition by name."""
    articles: dict[str, list[EditionArticle]] = {}
    for article in edition.articles.defer("text"):
        articles.setdefault(article.source, []).append(article)
    counts = edition.claims.order_by().annotate(by=KT("fact__source_id")).values_list("by")
    rows = counts.annotate(every=Count("pk"), counted=Count("pk", filter=Q(excluded_by="")))
    said = {int(by): (every, counted) for by, every, counted in rows if by}
    return [_told(one, articles.get(one.name, []), said.get(one.source_id, (0, 0))) for one in edition.sources.all()]


def origins(told: Sequence[Told]) -> list[tuple[str, int]]:
    """Return the origins by which independence is counted, and how many sources go back to each."""
    return sorted(Counter(one.source.origin or one.source.name for one in told).items())


def _told(source: EditionSource, articles: list[EditionArticle], said: tuple[int, int]) -> Told:
    return Told(
        source=source,
        reliability=RELIABILITIES.get(source.reliability, "reliability was not judged"),
        articles=articles[:MOST_ARTICLES],
        more_articles=max(len(articles) - MOST_ARTICLES, 0),
        claims=said[0],
        counted=said[1],
    )
