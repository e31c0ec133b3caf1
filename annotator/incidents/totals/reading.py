"""Reads from the claims what kept rows are made of: incident by incident, and day by day for claims in none."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.incidents.facts import Fact
from annotator.incidents.gathering import facts_of, with_facts
from annotator.incidents.totals.rows import Row, rows_of


def rows_for(incidents: Collection[int], days: Iterable[date] = ()) -> list[Row]:
    """Return the rows that these incidents should have now, and the claims in none that are dated to these days.

    Claims in no incident are counted together by their day: one allegation told twice is not two.
    """
    rows: list[Row] = []
    if incidents:
        for facts in by_incident(_accepted().filter(link__incident__in=incidents)).values():
            rows += rows_of(facts)
    for day in days:
        rows += rows_of(facts_of(_alone().filter(date_start=day)))
    return rows


def by_incident(claims: ClaimQuerySet) -> dict[int | None, list[Fact]]:
    """Return the facts of claims, those of each incident together."""
    found: dict[int | None, list[Fact]] = defaultdict(list)
    for fact in facts_of(claims):
        found[fact.incident_id].append(fact)
    return found


def days_alone_among(claims: Collection[int]) -> set[date]:
    """Return the days to which claims that may count without an incident are dated, whether they are in one or not."""
    found = Claim.objects.filter(pk__in=claims, date_start__isnull=False).filter(_MAY_BE_ALONE)
    return {day for day in found.values_list("date_start", flat=True) if day}


def all_days_alone() -> set[date]:
    """Return every day to which claims in no incident are dated that count without one."""
    return {day for day in _alone().order_by().values_list("date_start", flat=True).distinct() if day}


_MAY_BE_ALONE = Q(modality__in=("alleged", "negated")) | Q(hedge="none_reported") | Q(max=0)


def _accepted() -> ClaimQuerySet:
    return with_facts(Claim.objects.filter(status__in=ACCEPTED))


def _alone() -> ClaimQuerySet:
    return _accepted().filter(link__isnull=True).filter(_MAY_BE_ALONE)
