"""Finds claims of other articles that may tell of the same incident."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.incidents.models import Incident

MOST = 25
NEAR = timedelta(days=3)


def likely_sources(incident: Incident) -> QuerySet[Claim]:
    """Return accepted claims of other articles, of the incident's kinds and about its days."""
    claims = _outside(incident).filter(kind__in=incident.links.values("claim__kind"))
    claims = claims.exclude(article__in=incident.links.values("claim__article"))
    if incident.date_start is None:
        return claims[:MOST]
    first, last = incident.date_start - NEAR, (incident.date_end or incident.date_start) + NEAR
    return claims.filter(_on(first, last))[:MOST]


def found_sources(incident: Incident, words: str, kind: str, first: date | None, last: date | None) -> QuerySet[Claim]:
    """Return accepted claims outside the incident that have all the words, the kind and a date between the days."""
    claims = _outside(incident)
    for word in words.split():
        claims = claims.filter(
            Q(quote__icontains=word)
            | Q(target__icontains=word)
            | Q(actor__icontains=word)
            | Q(places__icontains=word)
            | Q(article__title__icontains=word)
            | Q(article__source__name__icontains=word)
        )
    if kind:
        claims = claims.filter(kind=kind)
    if first or last:
        claims = claims.filter(_on(first or date.min, last or date.max))
    return claims[:MOST]


def _outside(incident: Incident) -> QuerySet[Claim]:
    claims = Claim.objects.filter(status__in=ACCEPTED).exclude(link__incident=incident)
    return (
        claims.select_related("article__source", "link__incident").defer("article__text").order_by("date_start", "pk")
    )


def _on(first: date, last: date) -> Q:
    ends = Q(date_end__gte=first) | Q(date_end__isnull=True, date_start__gte=first)
    return Q(date_start__lte=last) & ends
