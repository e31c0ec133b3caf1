"""Archived copies of an article's page, as the article's page tells of them."""

from dataclasses import dataclass

from annotator.exchange.captures.models import ArchivedCopy
from annotator.sources.models import Article


@dataclass(frozen=True)
class Copy:
    """A copy, and whether its place is an address that a browser can open."""

    copy: ArchivedCopy
    opens: bool


def archived_copies(article: Article) -> list[Copy]:
    """Return the archived copies that there are; one query."""
    found = ArchivedCopy.objects.filter(article=article)
    return [Copy(copy, copy.location.startswith(("https://", "http://"))) for copy in found]
