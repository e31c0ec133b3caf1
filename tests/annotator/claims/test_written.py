"""Queries whose SQL is written once: they find what the queryset finds, and nothing is fixed that should not be."""

from datetime import UTC, date, datetime, timedelta

import pgtrigger
import pytest
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from annotator.claims.models import Claim
from annotator.claims.written import WrittenQuery
from annotator.review.models import Lease
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db


@WrittenQuery
def since(article: int, first: date | None) -> QuerySet[Claim]:
    found = Claim.objects.filter(article=article).select_related("article__source").annotate(twice=F("min") * 2)
    return (found if first is None else found.filter(date_start__gte=first)).order_by("start").defer("proposal")


def test_it_finds_what_the_queryset_finds_whatever_the_values(django_assert_num_queries):
    for number in range(2):
        article = make_article(text=f"In {number} days four fighters were killed. Three were injured.")
        early = make_claim(article, quote="four fighters were killed", date_start=date(2022, 1, 1))
        late = make_claim(article, quote="Three were injured", date_start=date(2022, 1, 9))
        with django_assert_num_queries(3):
            assert since(article.pk, None) == [early, late]
            assert since(article.pk, date(2022, 1, 5)) == [late]
            found = since(article.pk, date(2022, 1, 1))
            assert [claim.article.source.name for claim in found] == [article.source.name] * 2
    assert len(since.known) == 2


def test_a_row_is_a_claim_with_all_that_was_asked_for():
    claim = make_claim(min=4)
    (found,) = since(claim.article_id, None)
    assert (found.twice, found.get_deferred_fields()) == (8, {"proposal"})
    assert found.proposal == claim.proposal


@WrittenQuery
def running(holder: int) -> QuerySet[Lease]:
    return Lease.objects.filter(holder=holder, until__gt=timezone.now())


@WrittenQuery
def deaths(article: int, unused: int) -> QuerySet[Claim]:
    return Claim.objects.filter(Q(article=article), kind="killed")


@WrittenQuery
def versions(article: int, version: int) -> QuerySet[Claim]:
    return Claim.objects.filter(Q(article=article) | Q(article=article + 1), version__gt=version)


@WrittenQuery
def next_version(article: int, version: int) -> QuerySet[Claim]:
    return Claim.objects.filter(article=article + 1, version=version - 1)


@WrittenQuery
def next_day(first: date, last: date) -> QuerySet[Claim]:
    return Claim.objects.filter(date_start__gt=first + timedelta(days=1), date_end__lte=last)


@WrittenQuery
def with_sources(article: int) -> QuerySet[Claim]:
    return Claim.objects.filter(article=article).prefetch_related("citations")


@WrittenQuery
def created_on(first: date, article: int) -> QuerySet[Claim]:
    return Claim.objects.filter(created_at__date=first, article=article)


DAYS = (date(2022, 1, 1), date(2022, 1, 9))
FIXED = [(running, (1,)), (deaths, (1, 2)), (versions, (1, 2)), (next_version, (1, 2)), (next_day, DAYS)]


@pytest.mark.parametrize(("query", "values"), [*FIXED, (with_sources, (1,))])
def test_what_would_fix_the_time_of_day_or_a_value_is_refused(query, values):
    with pytest.raises(ValueError, match="can not be written once"):
        query(*values)


def test_a_day_is_that_of_the_time_zone_in_which_it_is_asked_for():
    claim = make_claim()
    with pgtrigger.ignore():
        Claim.objects.filter(pk=claim.pk).update(created_at=datetime(2022, 1, 1, 23, 0, tzinfo=UTC))
    for zone, day in (("UTC", 1), ("Asia/Damascus", 2), ("UTC", 1)):
        with timezone.override(zone):
            assert created_on(date(2022, 1, day), claim.article_id) == [claim]
            assert created_on(date(2022, 1, 3 - day), claim.article_id) == []
