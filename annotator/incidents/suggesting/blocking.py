"""Which claims are compared at all: a bounded number, found by their kind and day in an index."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.names.models import ClaimPlace
from annotator.claims.spelling import skeleton
from annotator.incidents.facts import Number
from annotator.incidents.suggesting.days import A_DAY, LATE
from annotator.incidents.suggesting.kin import kin
from annotator.incidents.suggesting.places import AREAS
from annotator.incidents.suggesting.told import Spot, Told

# Of each kind at most so many, the latest days first: the work stays the same however many claims there are.
MOST_OF_A_KIND = 200
# A claim dated to its month begins on the month's first day.
A_MONTH, LATELY = timedelta(days=31), timedelta(days=LATE)
# A report with no date in its sentences tells of the last few days.
A_WEEK = timedelta(days=6)
WORTH_A_LOOK = [*ACCEPTED, Status.CANDIDATE, Status.HELD]
READ = (
    "pk kind date_start date_end date_precision date_basis places actor target victim_status min best max hedge quote "
    "article_id article__published article__window_start article__window_end link__incident_id"
).split()
WEEK, MONTH = 3, 4
AREA = 4
# Where a shell was fired from, or a fighter came from, is not where it happened.
PLACED = ("event", "destination")

Days = tuple[date, date, int | None]


def told_by(claim: Claim) -> Told | None:
    """Return what a claim tells, or None where nothing says when."""
    return next(iter(tell(Claim.objects.filter(pk=claim.pk))), None)


def tell(claims: ClaimQuerySet) -> list[Told]:
    """Return what claims tell, those left out of which nothing says when."""
    return [told for row in _rows(claims) if (told := _told(row))]


def told_elsewhere(told: Told) -> list[Told]:
    """Return what claims of other articles tell of these days, of the same kind or its kin."""
    near = Claim.objects.filter(withdrawn_at__isnull=True, status__in=WORTH_A_LOOK).exclude(article=told.article_id)
    arms = [arm for kind in kin(told.kind) for arm in (_dated(near, told, kind), _undated(near, told, kind))]
    found = arms[0].union(*arms[1:], all=True)
    return tell(Claim.objects.filter(pk__in=[row["pk"] for row in found]))


def with_nearness(found: Iterable[Told]) -> list[Told]:
    """Return what was told together with the places that each article names anywhere, countries and such aside."""
    tolds = list(found)
    named: dict[int | None, set[str]] = {}
    places = ClaimPlace.objects.filter(claim__article__in={told.article_id for told in tolds})
    places = places.exclude(place__kind__in=AREAS).exclude(place__isnull=True, precision__gte=AREA)
    for article, place, text in places.values_list("claim__article_id", "place_id", "text").distinct():
        named.setdefault(article, set()).add(str(place) if place else skeleton(text))
    return [replace(told, near=frozenset(named.get(told.article_id, ()))) for told in tolds]


def _dated(near: ClaimQuerySet, told: Told, kind: str) -> Any:
    first, days = told.start - LATELY, (told.start - A_MONTH, told.end + LATELY)
    found = near.filter(kind=kind, date_start__range=days)
    found = found.filter(Q(date_end__gte=first) | Q(date_end__isnull=True, date_start__gte=first))
    return found.order_by("-date_start", "-pk").values("pk")[:MOST_OF_A_KIND]


def _undated(near: ClaimQuerySet, told: Told, kind: str) -> Any:
    """Return claims whose day nobody says, of reports that came out in these days."""
    found = near.filter(kind=kind, date_start__isnull=True)
    found = found.filter(article__published__range=(told.start, told.end + A_WEEK))
    return found.order_by("-article__published", "-pk").values("pk")[:MOST_OF_A_KIND]


def _rows(claims: ClaimQuerySet) -> list[dict[str, Any]]:
    spot = JSONObject(
        place_id=F("place_id"),
        name=F("text"),
        kind=F("place__kind"),
        admin1=F("place__admin1"),
        lat=F("place__lat"),
        lon=F("place__lon"),
    )
    located = ClaimPlace.objects.filter(claim=OuterRef("pk"), place__isnull=False, role__in=PLACED).values_list(spot)
    return list(claims.annotate(spots=ArraySubquery(located)).values(*READ, "spots"))


def _days(row: dict[str, Any]) -> Days | None:
    """Return a claim's days, or those that its article reports on where it names none."""
    if row["date_start"]:
        return row["date_start"], row["date_end"] or row["date_start"], row["date_precision"]
    if row["article__window_start"] and row["article__window_end"]:
        return row["article__window_start"], row["article__window_end"] - A_DAY, MONTH
    if row["article__published"]:
        return row["article__published"] - A_WEEK, row["article__published"], WEEK
    return None


def _told(row: dict[str, Any]) -> Told | None:
    days = _days(row)
    if days is None:
        return None
    start, end, precision = days
    counted = row["min"] is not None and row["hedge"] not in ("several", "none_reported")
    return Told(
        claim_id=row["pk"],
        kind=row["kind"],
        start=start,
        end=end,
        precision=precision,
        stated=row["date_basis"] == "stated",
        places=tuple(row["places"]),
        spots=tuple(Spot(**spot) for spot in row["spots"]),
        actor=row["actor"],
        target=row["target"],
        victim_status=row["victim_status"],
        number=Number(row["min"], row["best"], row["max"]) if counted else None,
        quote=row["quote"],
        incident_id=row["link__incident_id"],
        article_id=row["article_id"],
    )
