"""Which claims are compared at all: a bounded number, found by their kind and day in an index."""

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.names.models import ClaimPlace
from annotator.incidents.facts import Number
from annotator.incidents.suggesting.kin import kin
from annotator.incidents.suggesting.told import Told

# Of each kind at most so many, the latest days first: the work stays the same however many claims there are.
MOST_OF_A_KIND = 200
# A claim dated to its month begins on the month's first day.
A_MONTH, A_DAY = timedelta(days=31), timedelta(days=1)
WORTH_A_LOOK = [*ACCEPTED, Status.CANDIDATE, Status.HELD]
READ = (
    "pk kind date_start date_end date_precision places actor target victim_status min best max hedge quote article_id "
    "status link__incident_id"
).split()


def days_of(claim: Claim) -> tuple[date, date, int | None] | None:
    """Return a claim's days, or those that its article reports on where it names none."""
    if claim.date_start:
        return claim.date_start, claim.date_end or claim.date_start, claim.date_precision
    article = claim.article
    if article.window_start and article.window_end:
        return article.window_start, article.window_end - A_DAY, 4
    return None


def told_by(claim: Claim) -> Told | None:
    """Return what a claim tells, or None where nothing says when."""
    days = days_of(claim)
    if days is None:
        return None
    (row,) = _rows(Claim.objects.filter(pk=claim.pk))
    return _told(row, *days)


def told_elsewhere(told: Told, article_id: int) -> list[Told]:
    """Return what claims of other articles tell of these days, of the same kind or its kin."""
    first, days = told.start - A_DAY, (told.start - A_MONTH, told.end + A_DAY)
    near = Claim.objects.filter(withdrawn_at__isnull=True, status__in=WORTH_A_LOOK, date_start__range=days)
    near = near.filter(Q(date_end__gte=first) | Q(date_end__isnull=True, date_start__gte=first))
    near = near.exclude(article=article_id).order_by("-date_start", "-pk")
    one, *others = (near.filter(kind=kind).values("pk")[:MOST_OF_A_KIND] for kind in kin(told.kind))
    found = one.union(*others, all=True) if others else one
    rows = _rows(Claim.objects.filter(pk__in=[row["pk"] for row in found]))
    return [_told(row, row["date_start"], row["date_end"] or row["date_start"], row["date_precision"]) for row in rows]


def _rows(claims: ClaimQuerySet) -> list[dict[str, Any]]:
    located = ClaimPlace.objects.filter(claim=OuterRef("pk"), place__isnull=False).values("place_id")
    return list(claims.annotate(place_ids=ArraySubquery(located)).values(*READ, "place_ids"))


def _told(row: dict[str, Any], start: date, end: date, precision: int | None) -> Told:
    counted = row["min"] is not None and row["hedge"] not in ("several", "none_reported")
    return Told(
        claim_id=row["pk"],
        kind=row["kind"],
        start=start,
        end=end,
        precision=precision,
        places=tuple(row["places"]),
        place_ids=frozenset(row["place_ids"]),
        actor=row["actor"],
        target=row["target"],
        victim_status=row["victim_status"],
        number=Number(row["min"], row["best"], row["max"]) if counted else None,
        quote=row["quote"],
        incident_id=row["link__incident_id"],
    )
