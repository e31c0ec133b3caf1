"""How many claims of each article and report are decided, and how long the others have waited, from kept counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Q, Sum, Value, When
from django.utils import timezone

from annotator.claims.counts.models import ArticleCount
from annotator.claims.life import Status
from annotator.sources.models import Article

WAITING = Q(status=Status.CANDIDATE)
SHOWN = 50
# How long ago an article came in, in days; what is older than the last is one more group.
AGES = [(1, "today"), (7, "this week"), (30, "this month"), (90, "within three months")]
OLDER = "longer ago"


@dataclass(frozen=True)
class Standing:
    """How far one article or report has come."""

    title: str
    about: str
    query: str
    waiting: int
    total: int

    @property
    def decided(self) -> int:
        """Return how many are decided."""
        return self.total - self.waiting

    @property
    def percent(self) -> str:
        """Return the share that is decided, in percent, as a drawing takes it."""
        return f"{100 * self.decided / self.total:.1f}" if self.total else "0"


def articles(before: int = 0) -> tuple[list[Standing], int]:
    """Return how far the latest articles have come, or those before one of them, and where older ones begin, or 0."""
    latest = Article.objects.select_related("source").only("title", "published", "source__name").order_by("-pk")
    shown = list((latest.filter(pk__lt=before) if before else latest)[:SHOWN])
    counts = {row["article"]: row for row in _counted(ArticleCount.objects.filter(article__in=shown), "article")}
    found = [_of_article(article, counts[article.pk]) for article in shown if article.pk in counts]
    return found, shown[-1].pk if len(shown) == SHOWN else 0


def reports() -> list[Standing]:
    """Return how far the latest windows of each series have come."""
    windows = ("article__series__name", "article__window_start", "article__window_end")
    of_series = ArticleCount.objects.filter(article__series__isnull=False, article__window_start__isnull=False)
    latest = _counted(of_series, *windows).order_by("-article__window_start", "article__series__name")[:SHOWN]
    return [_of_window(row, *(row[name] for name in windows)) for row in latest]


def ages() -> list[tuple[str, int]]:
    """Return how many claims wait in articles that came in today, this week, and so on; the oldest come last."""
    now = timezone.now()
    groups = [When(article__created_at__gte=now - timedelta(days=days), then=Value(label)) for days, label in AGES]
    age = Case(*groups, default=Value(OLDER), output_field=CharField())
    rows = ArticleCount.objects.filter(WAITING).annotate(age=age).values("age").annotate(claims=Sum("claims"))
    found = {row["age"]: int(row["claims"]) for row in rows}
    return [(label, found.get(label, 0)) for label in [*(label for _, label in AGES), OLDER]]


def _counted(counts: Any, *by: str) -> Any:
    return counts.order_by().values(*by).annotate(total=Sum("claims"), waiting=Sum("claims", filter=WAITING, default=0))


def _of_article(article: Article, row: dict[str, Any]) -> Standing:
    query = f"status=all&article={article.pk}&order=text"
    return Standing(article.title, article.source.name, query, int(row["waiting"]), int(row["total"]))


def _of_window(row: dict[str, Any], series: str, start: date, end: date) -> Standing:
    about = f"{start:%-d %b %Y} – {end:%-d %b %Y}"
    return Standing(series, about, "", int(row["waiting"]), int(row["total"]))
