"""What became of a source's claims, counted in one query."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Value
from django.db.models.functions import Coalesce, NullIf

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.claims.ranking.training import ended_by_assessment
from annotator.desk.learning.shares import Share, share
from annotator.sources.models import Source

BEHIND = "claim_origin__source"


@dataclass(frozen=True)
class Record:
    """A source's claims: how many, and what became of those that people decided."""

    claims: int
    decided: int
    accepted: int
    corrected: int
    superseded: int
    retracted: int
    rejected: int
    refuted: int
    second_hand: int

    @property
    def withdrawn_later(self) -> Share | None:
        """Return the share that the source itself replaced or took back, of those that had been right readings."""
        return share(self.superseded + self.retracted, self.accepted + self.superseded + self.retracted)

    @property
    def misread(self) -> Share | None:
        """Return the share of bad extractions among those decided; what an assessment refuted was read rightly."""
        return share(self.rejected, self.decided)

    @property
    def edited(self) -> Share | None:
        """Return the share of accepted claims that a person had to put right."""
        return share(self.corrected, self.accepted)

    @property
    def quoted(self) -> Share | None:
        """Return the share that goes back to somebody else."""
        return share(self.second_hand, self.claims)


def record_of(source: Source) -> Record:
    """Return what became of the claims of a source's articles."""
    refuted = Q(status=Status.REJECTED, pk__in=ended_by_assessment().filter(article__source=source).values("pk"))

    def having(condition: Q) -> Any:
        return Count("pk", filter=condition)

    counted = Claim.objects.proposed().filter(article__source=source).order_by()
    # Sources of one group speak for each other.
    counted = counted.annotate(behind=Coalesce(NullIf(f"{BEHIND}__independence_group", Value("")), f"{BEHIND}__name"))
    return Record(
        **counted.aggregate(
            claims=Count("pk"),
            decided=having(~Q(status__in=[Status.CANDIDATE, Status.HELD])),
            accepted=having(Q(status__in=ACCEPTED)),
            corrected=having(Q(status=Status.CORRECTED)),
            superseded=having(Q(status=Status.SUPERSEDED)),
            retracted=having(Q(status=Status.RETRACTED)),
            rejected=having(Q(status=Status.REJECTED) & ~refuted),
            refuted=having(refuted),
            second_hand=having(Q(behind__isnull=False) & ~Q(behind=source.origin)),
        )
    )
