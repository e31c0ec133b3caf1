"""What parties answer to a claim (R5), as the register keeps it: read beside the claim, without a query of its own."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from annotator.claims.models import Claim
from annotator.incidents.allegations.models import BOUNDS, Position
from annotator.incidents.facts import Number, PartyAnswer


def answers() -> ArraySubquery:
    """Return the standing positions of parties on a claim, in the order in which they took them."""
    standing = Position.objects.standing().filter(claim=OuterRef("pk")).order_by("said_on", "pk")
    return ArraySubquery(standing.values(read=JSONObject(**{name: F(name) for name in ("party", "says", *BOUNDS)})))


def answers_of(claim: Claim) -> tuple[PartyAnswer, ...]:
    """Return what parties answer to a claim of `with_facts`."""
    read: list[dict[str, Any]] = vars(claim).get("answers") or []
    return tuple(
        PartyAnswer(one["party"], one["says"], _number(one, "declared"), _number(one, "conceded")) for one in read
    )


def _number(read: dict[str, Any], prefix: str) -> Number | None:
    least, best, most = (read[f"{prefix}_{bound}"] for bound in ("min", "best", "max"))
    if least is None and best is None and most is None:
        return None
    return Number(least if least is not None else best or 0, best, most)
