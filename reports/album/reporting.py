"""Which source gave what for which month, over an edition and those before it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Count
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Substr

from reports.charts.coverage import Cell, Covered
from reports.charts.days import months_between
from reports.manifest import Parts
from reports.models import Edition, EditionArticle, EditionClaim

MOST_MONTHS = 12


def months_of(edition: Edition, earlier: Sequence[Edition]) -> tuple[date, ...]:
    """Return the months that the editions touch, the last ones where there are many."""
    first = min([edition.window_start, *(one.window_start for one in earlier)])
    return tuple(months_between(first, edition.window_end - timedelta(days=1))[-MOST_MONTHS:])


def coverage_rows(
    edition: Edition,
    parts: Parts,
    earlier: Sequence[Edition],
    months: Sequence[date],
    name_now: Callable[[str], str] = str,
) -> tuple[Covered, ...]:
    """Return the sources over the months, those that tell most first."""
    articles: Counter[tuple[str, date]] = Counter()
    claims: Counter[tuple[str, date]] = Counter()
    # An article that several editions cover is one article.
    before = {(pk, name_now(source), start, last) for pk, source, start, last in _earlier_articles(earlier)}
    for _, source, start, last in {*_own_articles(parts), *before}:
        articles.update((source, month) for month in _touched(start, last, months))
    counted = [((name_now(source), begun, ended), count) for (source, begun, ended), count in _earlier_claims(earlier)]
    for (source, begun, ended), count in [*_own_claims(parts).items(), *counted]:
        for month in _touched(date.fromisoformat(f"{begun}-01"), date.fromisoformat(f"{ended}-01"), months):
            claims[source, month] += count
    sources = {source for source, _ in articles}
    rows = [Covered(one, tuple(Cell(articles[one, month], claims[one, month]) for month in months)) for one in sources]
    return tuple(sorted(rows, key=lambda row: (-sum(cell.claims for cell in row.cells), row.source)))


Spell = tuple[str, str, str]  # a source, and the first and the last month as "2022-01"


def _own_articles(parts: Parts) -> Iterable[tuple[int, str, date, date]]:
    return _days_of(
        (one.article_id, one.source, one.window_start, one.window_end, one.published) for one in parts.articles
    )


def _earlier_articles(earlier: Sequence[Edition]) -> Iterable[tuple[int, str, date, date]]:
    rows = EditionArticle.objects.filter(edition__in=earlier)
    return _days_of(rows.values_list("article_id", "source", "window_start", "window_end", "published").iterator())


def _days_of(
    rows: Iterable[tuple[int, str, date | None, date | None, date | None]],
) -> Iterable[tuple[int, str, date, date]]:
    """Yield the days that each article is about: its window, else the day it was published."""
    for article, source, start, end, published in rows:
        if start and end:
            yield article, source, start, end - timedelta(days=1)
        elif published:
            yield article, source, published, published


def _own_claims(parts: Parts) -> Counter[Spell]:
    """Count the claims that count by source and by the months in which what they tell of begins and ends."""
    return Counter(
        (one.article.source, one.fact["date_start"][:7], (one.fact["date_end"] or one.fact["date_start"])[:7])
        for one in parts.claims
        if not one.excluded_by and one.fact["date_start"]
    )


def _earlier_claims(earlier: Sequence[Edition]) -> Iterator[tuple[Spell, int]]:
    rows = EditionClaim.objects.filter(edition__in=earlier, excluded_by="", fact__date_start__isnull=False).order_by()
    first, last = KT("fact__date_start"), Coalesce(KT("fact__date_end"), KT("fact__date_start"))
    spells = rows.annotate(first=Substr(first, 1, 7), last=Substr(last, 1, 7))
    for source, begun, ended, count in spells.values_list("article__source", "first", "last", Count("pk")):
        yield (source, begun, ended), count


def _touched(start: date, last: date, months: Sequence[date]) -> list[date]:
    wanted = set(months)
    return [month for month in months_between(max(start, months[0]), min(last, _end(months[-1]))) if month in wanted]


def _end(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
