"""Every write of this package: publishers and series that come, change and go in bulk."""

from collections.abc import Collection, Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.sources.models import Series, Source
from annotator.sources.publishers.rules import check_may_keep

DESCRIBED = frozenset({"aliases", "kind", "url", "independence_group", "party", "counts", "masked"})
AT_ONCE = 500


@transaction.atomic
def add_sources(*, sources: Sequence[Source], user: User | None) -> list[Source]:
    """Add publishers, each with the letter that it comes with; claims are traced to them when they are next read."""
    check_may_keep(user, "annotator.add_source", "sources")
    with pghistory.context(reason="publishers imported"):
        return Source.objects.bulk_create(sources, batch_size=AT_ONCE)


@transaction.atomic
def describe_sources(*, sources: Sequence[Source], fields: Collection[str], user: User | None) -> None:
    """Store some of what publishers are and count, as given here; letters are given by `assessments`."""
    check_may_keep(user, "annotator.change_source", "sources")
    if unknown := set(fields) - DESCRIBED:
        raise ValueError(f"A description has no {', '.join(sorted(unknown))}.")
    with pghistory.context(reason="publishers described by an import"):
        if sources and fields:
            Source.objects.bulk_update(sources, sorted(fields), batch_size=AT_ONCE)


@transaction.atomic
def remove_sources(*, pks: Collection[int], user: User | None) -> int:
    """Delete publishers that an import added and that nothing refers to; return how many."""
    check_may_keep(user, "annotator.add_source", "sources")
    with pghistory.context(reason="import of publishers undone"):
        return Source.objects.filter(pk__in=pks).delete()[0]


@transaction.atomic
def add_series(*, series: Sequence[Series], user: User | None) -> list[Series]:
    """Add recurring reports."""
    check_may_keep(user, "annotator.add_series", "series")
    return Series.objects.bulk_create(series, batch_size=AT_ONCE)


@transaction.atomic
def change_series(*, series: Sequence[Series], user: User | None) -> None:
    """Store names and first days of recurring reports, as given here."""
    check_may_keep(user, "annotator.change_series", "series")
    Series.objects.bulk_update(series, ["name", "begun"], batch_size=AT_ONCE)


@transaction.atomic
def remove_series(*, pks: Collection[int], user: User | None) -> int:
    """Delete recurring reports that an import added and that no article belongs to; return how many."""
    check_may_keep(user, "annotator.add_series", "series")
    return Series.objects.filter(pk__in=pks).delete()[0]
