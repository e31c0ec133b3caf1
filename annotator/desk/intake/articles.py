"""The list of articles, each with its claims counted by state in the same query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from annotator.claims.life import Status
from annotator.desk.intake.progress import claims_in
from annotator.sources.models import Article

COUNTED = {f"in_{status.value}": claims_in(status) for status in Status}


def found_articles(words: str) -> QuerySet[Article]:
    """Return the articles in which every one of the words occurs: in the title, the text or the source's name."""
    articles = articles_with(words).select_related("source").defer("text").annotate(**COUNTED)
    # Grouping makes Django forget the model's own order.
    return articles.order_by("-created_at", "-pk")


def articles_with(words: str) -> QuerySet[Article]:
    """Return the same articles, bare."""
    articles = Article.objects.all()
    for word in words.split():
        articles = articles.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(source__name__icontains=word))
    return articles


@dataclass(frozen=True)
class Row:
    """An article with the number of its claims in each state in which it has any."""

    article: Article
    counts: list[tuple[Status, int]]


def rows(articles: Iterable[Article]) -> list[Row]:
    """Return articles of `found_articles` as the page shows them."""
    return [
        Row(article, [(status, count) for status in Status if (count := getattr(article, f"in_{status.value}"))])
        for article in articles
    ]
