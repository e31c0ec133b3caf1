"""How many claims there are: the kept counts for the whole, and a count up to a bound for what filters find."""

from dataclasses import dataclass

from django.db.models import Sum

from annotator.claims.counts.models import StatusCount
from annotator.claims.life import Status
from annotator.claims.models import ClaimQuerySet

BOUND = 1000


@dataclass(frozen=True)
class Found:
    """How many claims filters found, in words."""

    number: int
    is_more: bool = False

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.is_more else f"{self.number:,}"


def by_status() -> dict[str, int]:
    """Return how many claims there are in each status; few rows are summed, however many claims there are."""
    rows = StatusCount.objects.values_list("status").annotate(claims=Sum("claims"))
    return {status: int(claims) for status, claims in rows}


def counts(known: dict[str, int] | None = None) -> dict[str, int]:
    """Return how many claims wait, are held and are decided."""
    known = by_status() if known is None else known
    decided = sum(claims for status, claims in known.items() if status != Status.CANDIDATE)
    return {"waiting": known.get(Status.CANDIDATE, 0), "held": known.get(Status.HELD, 0), "all_decided": decided}


def count_up_to(claims: ClaimQuerySet, bound: int = BOUND) -> Found:
    """Count the claims, but not further than the bound."""
    number = claims.order_by().values("pk")[: bound + 1].count()
    return Found(min(number, bound), number > bound)
