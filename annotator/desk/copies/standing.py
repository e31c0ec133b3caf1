"""Standing text as pages show it: grey, with since when, and never over the words of a claim."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.checks.base import Span
from annotator.checks.copies.standing import Standing, standing_text
from annotator.claims.models import Claim
from annotator.sources.models import Article


@dataclass(frozen=True)
class Grey:
    """One standing sentence: its words, since which report it stands, and the stretches of it that no claim has."""

    words: str
    standing: Standing
    stretches: Sequence[Span]

    @property
    def anchor(self) -> int | None:
        """Return where its first grey letter stands, by which it is found on the page."""
        return self.stretches[0][0] if self.stretches else None


def grey_text(article: Article) -> list[Grey]:
    """Return the standing sentences of an article; claims in them stay as they are."""
    found = standing_text(article)
    claims = _claimed(article) if found else []
    return [Grey(article.text[slice(*one.span)], one, list(_without(one.span, claims))) for one in found]


def _claimed(article: Article) -> list[Span]:
    return list(Claim.objects.proposed().filter(article=article).order_by("start", "end").values_list("start", "end"))


def _without(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """Yield what is left of a span when others, in their order, are cut out of it."""
    at, end = span
    for start, stop in others:
        if start < end and stop > at:
            if at < start:
                yield at, start
            at = max(at, stop)
    if at < end:
        yield at, end
