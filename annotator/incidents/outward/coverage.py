"""Which places and months the sources cover, as the desk knows it now: read for the map of silence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Case, F, Q, When

from annotator.claims.names.actions import IN_PLACE
from annotator.claims.names.models import ClaimPlace, Place
from annotator.incidents.facts import Fact, Window
from annotator.incidents.gathering import claims_about, facts_of
from annotator.incidents.outward.protection import NOTHING, Protection
from annotator.incidents.silence import Cell, Report, coverage, months
from annotator.incidents.tally import tally
from annotator.sources.models import Article

GOVERNORATE = Case(When(place__kind=Place.Kind.ADM1, then=F("place__name")), default=F("place__admin1"))


def coverage_of(start: date, end: date, protect: Protection = NOTHING) -> tuple[Cell, ...]:
    """Return what is known of each governorate in each month of the days from start up to, not including, end."""
    window = Window(start, end)
    facts: list[Fact] = [protect.fact(fact) for fact in facts_of(claims_about(start, end))]
    articles = list(Article.objects.reporting_on(start, end).select_related("source").defer("text"))
    reports = [_report(article, protect) for article in articles]
    scopes = scopes_of(articles, protect)
    return coverage(reports, tally(facts, window), facts, months(window), scopes)


def scopes_of(articles: Iterable[Article], protect: Protection = NOTHING) -> Mapping[str, set[str]]:
    """Return the governorates that the publishers of some articles name in any of their articles."""
    origins = {article.source_id: protect.name(article.source.origin) for article in articles}
    named = ClaimPlace.objects.filter(claim__article__source__in=origins, role__in=IN_PLACE).exclude(place=None)
    rows = named.order_by().annotate(governorate=GOVERNORATE).filter(~Q(governorate=""))
    found: dict[str, set[str]] = defaultdict(set)
    for source, governorate in rows.values_list("claim__article__source", "governorate").distinct():
        found[origins[source]].add(governorate)
    return found


def _report(article: Article, protect: Protection) -> Report:
    assert article.window_start is not None
    assert article.window_end is not None
    # Its places are among those of its publisher's scope.
    origin = protect.name(article.source.origin)
    return Report(origin, article.window_start, article.window_end, (), article.pk)
