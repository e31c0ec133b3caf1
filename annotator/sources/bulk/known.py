"""Which of many articles are there already, by their bytes or by publisher and text; a query each."""

from collections.abc import Collection, Iterable

from django.db import DatabaseError, connection, transaction

from annotator.sources.models import Article, Capture, Source
from annotator.sources.search import CONFIG

# Shorter texts always fit into the search's index, which takes a megabyte of different words.
LONG = 150_000

Text = tuple[int, str]  # a publisher and the sum of a text


def known_bytes(sums: Collection[str]) -> dict[str, int]:
    """Return the articles of bytes that were received before, by the bytes' sums."""
    return dict(Capture.objects.filter(sha256__in=sums).values_list("sha256", "article_id")) if sums else {}


def known_texts(texts: Collection[Text]) -> dict[Text, int]:
    """Return the articles whose publisher and text are known, by both."""
    if not texts:
        return {}
    publishers, sums = {publisher for publisher, _ in texts}, {text for _, text in texts}
    found = Article.objects.filter(source__in=publishers, text_sha256__in=sums).order_by()
    return {(publisher, text): pk for publisher, text, pk in found.values_list("source_id", "text_sha256", "pk")}


def known_publishers(names: Iterable[str]) -> dict[str, int]:
    """Return the publishers that bear one of the names, by it."""
    return dict(Source.objects.filter(name__in=set(names)).order_by().values_list("name", "pk"))


def can_be_searched(title: str, text: str) -> bool:
    """Tell whether the search can hold the words of an article; where it cannot, the database refuses the article."""
    if len(text) <= LONG:
        return True
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT length(to_tsvector(%s::regconfig, %s || ' ' || %s))", [CONFIG, title, text])
    except DatabaseError:
        return False
    return True
