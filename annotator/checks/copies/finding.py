"""Where the sentences of an article stood before: in its series, in its source's other texts, with other publishers."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from annotator.checks.base import Span
from annotator.checks.copies.models import Occurrence, Wording
from annotator.sources.models import Article

# In this many reports of a series a wording is standing text.
STANDING = 3
# A wording of more articles than this is everybody's; it shows no wire copy.
COMMON = 50
WIRE_SHARE = 0.5
WIRE_SENTENCES = 3


@dataclass(frozen=True)
class Copy:
    """One sentence of an article and the latest earlier sentence of its series that it nearly copies."""

    span: Span
    numbers: tuple[str, ...]
    earlier: Article
    earlier_span: Span
    earlier_numbers: tuple[str, ...]
    standing: bool

    @property
    def unchanged(self) -> bool:
        """Tell whether all the numbers are as they were."""
        return self.numbers == self.earlier_numbers


def copies_in_series(article: Article) -> list[Copy]:
    """Return the sentences of an article that stood, word for word or nearly, in an earlier report of its series."""
    if article.pk is None or article.series_id is None:
        return []
    mine = list(Occurrence.objects.filter(article=article))
    before = Occurrence.objects.filter(wording=OuterRef("pk"), series=article.series_id, article__lt=article.pk)
    latest = before.order_by("-article_id", "start").values("pk")
    rows = Wording.objects.filter(pk__in={one.wording_id for one in mine})
    rows = rows.annotate(latest=Subquery(latest[:1]), third=Subquery(latest[STANDING - 2 : STANDING - 1]))
    found = {row.pk: (row.latest, row.third is not None) for row in rows}
    earlier = Occurrence.objects.select_related("article").in_bulk([pk for pk, _ in found.values() if pk])
    return [
        _copy(one, earlier[latest], standing)
        for one in mine
        for latest, standing in [found[one.wording_id]]
        if latest in earlier
    ]


def _copy(one: Occurrence, earlier: Occurrence, standing: bool) -> Copy:
    return Copy(
        (one.start, one.end),
        tuple(one.numbers),
        earlier.article,
        (earlier.start, earlier.end),
        tuple(earlier.numbers),
        standing,
    )


def wire_copies(article: Article) -> list[tuple[Article, list[Span]]]:
    """Return the articles of other sources with which an article shares most of its sentences, the nearest first.

    The same passage in several articles is one cluster (R19), and ten publishers of one text are one origin.
    """
    if article.pk is None:
        return []
    mine = list(Occurrence.objects.filter(article=article))
    shared = _elsewhere(article, mine)
    by_article: dict[int, set[int]] = defaultdict(set)
    for wording, other in shared:
        by_article[other].add(wording)
    sizes = Counter(Occurrence.objects.filter(article__in=by_article).values_list("article_id", flat=True))
    near = [
        (len(wordings), other)
        for other, wordings in by_article.items()
        if len(wordings) >= WIRE_SENTENCES and len(wordings) >= WIRE_SHARE * min(len(mine), sizes[other])
    ]
    articles = Article.objects.select_related("source").in_bulk([other for _, other in near])
    ranked = sorted(near, key=lambda one: (-one[0], one[1]))
    return [
        (articles[other], [(one.start, one.end) for one in mine if one.wording_id in by_article[other]])
        for _, other in ranked
    ]


def _elsewhere(article: Article, mine: Sequence[Occurrence]) -> "QuerySet[Occurrence, tuple[int, int]]":
    wordings = {one.wording_id for one in mine}
    others = Occurrence.objects.filter(wording__in=wordings, wording__articles__lte=COMMON)
    return others.exclude(source=article.source_id).values_list("wording_id", "article_id")
