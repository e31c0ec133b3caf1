"""The rows that files are made of: those of one edition, read a part at a time, and the site that they name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from reports.models import (
    Edition,
    EditionAllegation,
    EditionArticle,
    EditionClaim,
    EditionIncident,
    EditionSource,
    Figure,
)

AT_ONCE = 1000


@dataclass(frozen=True)
class Contents:
    """An edition's rows, saved or not, each kind as often as a file asks for it; `site` is where it is published."""

    edition: Edition
    articles: Iterable[EditionArticle]
    claims: Iterable[EditionClaim]
    figures: Iterable[Figure]
    incidents: Iterable[EditionIncident]
    sources: Iterable[EditionSource]
    allegations: Iterable[EditionAllegation]
    site: str = ""

    @property
    def address(self) -> str:
        """Return the edition's own address."""
        return f"{self.site}/editions/{self.edition.number}/"


class Again:
    """Rows that are read anew whenever somebody goes through them, so that none of them is kept."""

    def __init__(self, read: Callable[[], Iterable[Any]]) -> None:
        self.read = read

    def __iter__(self) -> Iterator[Any]:
        return iter(self.read())


def contents_of(edition: Edition, *, site: str = "", texts: bool = False) -> Contents:
    """Return a published edition's rows; its articles' texts come along only where they are asked for."""
    articles = edition.articles.all() if texts else edition.articles.defer("text")
    beside = Prefetch("article", EditionArticle.objects.all() if texts else EditionArticle.objects.defer("text"))
    return Contents(
        edition=edition,
        articles=Again(lambda: articles.iterator(AT_ONCE)),
        claims=Again(lambda: edition.claims.prefetch_related(beside).iterator(AT_ONCE)),
        figures=Again(lambda: edition.figures.iterator(AT_ONCE)),
        incidents=Again(lambda: edition.incidents.iterator(AT_ONCE)),
        sources=Again(lambda: edition.sources.iterator(AT_ONCE)),
        allegations=Again(lambda: edition.allegations.iterator(AT_ONCE)),
        site=site,
    )
