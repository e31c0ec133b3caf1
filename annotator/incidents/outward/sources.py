"""What an edition says of each source: how it was judged, with whom it counts, for whom it speaks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.incidents.facts import Fact
from annotator.incidents.outward.protection import Protection
from annotator.sources.models import Article, Source


@dataclass(frozen=True)
class PublishedSource:
    """A source as an edition keeps it; `data` holds its series, the scope of what it counts and its alignment."""

    source_id: int
    name: str
    kind: str
    kind_label: str
    origin: str
    reliability: str
    reliability_reason: str
    masked: bool
    data: Mapping[str, Any]


def sources_of(
    articles: Iterable[Article], facts: Iterable[Fact], protection: Protection
) -> tuple[PublishedSource, ...]:
    """Return the sources of an edition's articles, by their ids."""
    wrote: dict[int, list[Article]] = defaultdict(list)
    for article in articles:
        wrote[article.source_id].append(article)
    claims: dict[int, int] = defaultdict(int)
    for fact in facts:
        claims[fact.source_id] += 1
    return tuple(_source(wrote[pk][0].source, wrote[pk], claims[pk], protection) for pk in sorted(wrote))


def _source(source: Source, articles: Sequence[Article], claims: int, protection: Protection) -> PublishedSource:
    hidden = source.pk in protection.hidden
    series = sorted({one.series.name for one in articles if one.series})
    return PublishedSource(
        source_id=source.pk,
        name=protection.hidden[source.pk].label if hidden else protection.words(source.name),
        kind=source.kind,
        kind_label=source.get_kind_display(),
        origin=protection.name(source.origin),
        reliability=source.reliability,
        reliability_reason=protection.words(source.reliability_reason),
        masked=hidden,
        data={
            "series": [] if hidden else series,
            "scope": protection.words(source.counts),
            "alignment": protection.words(source.party),
            "url": "" if hidden else source.url,
            "articles": len(articles),
            "claims": claims,
        },
    )
