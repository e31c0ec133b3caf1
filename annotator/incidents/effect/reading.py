"""Reads the claims that an act can move, and no others: those of its incidents, and of its month where they are few."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db.models import Q

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.incidents.facts import Fact, Window
from annotator.incidents.gathering import fact_of, with_facts
from annotator.incidents.measures import COMBINED, Measure
from annotator.incidents.models import IncidentLink

Facts = dict[int, Fact]
# An incident that began in a month may be told of by claims that are dated a little later.
LATER = timedelta(days=7)
# Of a fuller month only the step is shown, not where it leads: the work stays the same however many claims there are.
MOST = 400


def facts_round(claims: Collection[int], incidents: Iterable[int]) -> Facts:
    """Return the claims, those of the incidents and of their own, and what refers to them or is referred to."""
    rows = Claim.objects.filter(Q(pk__in=claims) | Q(of__in=claims)).values_list("pk", "of")
    pks = {pk for row in rows for pk in row if pk}
    theirs = IncidentLink.objects.filter(claim__in=pks).values_list("incident", flat=True)
    members = IncidentLink.objects.filter(incident__in={*theirs, *incidents}).values_list("claim", flat=True)
    return facts_of(Claim.objects.filter(pk__in=pks.union(members)))


def facts_of_month(measures: Iterable[Measure], window: Window, known: Facts) -> Facts | None:
    """Return all claims that figures of these measures are counted from in a month, or None where they are too many."""
    told = Claim.objects.filter(
        kind__in=sorted(kinds_of(measures)), date_start__gte=window.start, date_start__lt=window.end + LATER
    ).proposed()
    rows = list(told.values_list("pk", "link__incident")[: MOST + 1])
    if len(rows) > MOST:
        return None
    incidents = {incident for _, incident in rows if incident}
    linked = IncidentLink.objects.filter(incident__in=incidents).values_list("claim", flat=True)[: 2 * MOST + 1]
    pks = {pk for pk, _ in rows}.union(linked)
    return facts_of(Claim.objects.filter(pk__in=pks - set(known))) if len(linked) <= 2 * MOST else None


def kinds_of(measures: Iterable[Measure]) -> set[str]:
    """Return the kinds of claims that measures are counted from; a combined number counts as killed (R14)."""
    kinds: set[str] = set()
    for measure in measures:
        kinds |= {"killed", "injured", "executed"} if measure.detail == COMBINED else {measure.kind}
    return kinds


def facts_of(claims: ClaimQuerySet) -> Facts:
    """Return claims as facts, by claim."""
    read = with_facts(claims).select_related("article__source", "link__incident").defer("article__text", "proposal")
    return {claim.pk: fact_of(claim, claim.article) for claim in read}
