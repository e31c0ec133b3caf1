"""The open flags that claims carry, as those ask who publish what the claims come to."""

from collections.abc import Collection
from dataclasses import dataclass

from annotator.checks.models import Flag

# Past this many claims the database reads all that is open rather than a list of numbers.
MOST_BY_NUMBER = 5_000
ASKING = (Flag.Severity.WARN, Flag.Severity.HOLD)


@dataclass(frozen=True)
class OpenFlag:
    """A flag that nobody has answered, and the claim that it is on."""

    flag_id: int
    claim_id: int
    holds: bool
    message: str


def open_flags(claims: Collection[int]) -> tuple[OpenFlag, ...]:
    """Return the open flags on these claims that ask to look twice or to hold, the oldest first."""
    asking = Flag.objects.open().filter(severity__in=ASKING, claim__isnull=False).order_by("pk")
    if len(claims) <= MOST_BY_NUMBER:
        asking = asking.filter(claim__in=claims)
    wanted = frozenset(claims)
    rows = asking.values_list("pk", "claim_id", "severity", "message")
    return tuple(
        OpenFlag(pk, claim, severity == Flag.Severity.HOLD, message)
        for pk, claim, severity, message in rows
        if claim in wanted
    )
