"""The articles whose text has the words, each with a passage in which they stand."""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline
from django.db.models import F

from annotator.desk.queue.marks import BEGIN, END, Piece, pieces
from annotator.desk.queue.narrowing import articles_with
from annotator.sources.models import Article
from annotator.sources.search import CONFIG, query

MOST = 8


@dataclass(frozen=True)
class Mention:
    """An article, and the passage of it that fits best."""

    article: Article
    passage: list[Piece]


def articles_that_mention(words: str) -> list[Mention]:
    """Return the newest articles that have the words."""
    newest = Article.objects.filter(pk__in=list(articles_with(words).values_list("pk", flat=True)[:MOST]))
    passage = SearchHeadline(
        F("text"), query(words), config=CONFIG, start_sel=BEGIN, stop_sel=END, max_words=30, min_words=18
    )
    found = newest.annotate(passage=passage).select_related("source").defer("text").order_by("-pk")
    return [Mention(article, pieces(article.passage)) for article in found]
