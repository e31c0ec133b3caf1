"""A claim's values as a reading keeps them: plain, and no more than what two readings are compared in."""

from collections.abc import Callable
from functools import partial
from typing import Any

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.claims.names.models import Actor
from annotator.claims.spelling import normal
from annotator.review.second import comparing

# What a blind reader is asked; in this order a claim's values are kept too.
READ = (
    "kind unit min best max hedge modality scope actor victim_status places date_start date_end date_basis role".split()
)
JUDGEMENTS = {Status.REJECTED: "rejected", Status.UNVERIFIABLE: "unverifiable"}


def values_of(claim: Claim) -> dict[str, Any]:
    """Return what a claim says now and whether it was accepted."""
    values = {name: getattr(claim, name) for name in READ}
    for name in ("date_start", "date_end"):
        values[name] = values[name].isoformat() if values[name] else None
    return values | {comparing.JUDGEMENT: judgement_of(claim.status), "window": window_of(claim)}


def judgement_of(status: str) -> str:
    """Return what a status says about the passage: accepted, rejected, unverifiable, or the status itself."""
    return comparing.ACCEPTED if status in ACCEPTED else JUDGEMENTS.get(Status(status), str(status))


def window_of(claim: Claim) -> list[str] | None:
    """Return the days that the claim's article reports on."""
    article = claim.article
    if article.window_start is None or article.window_end is None:
        return None
    return [article.window_start.isoformat(), article.window_end.isoformat()]


def actors_by_name() -> Callable[[str], str]:
    """Return a function that names an actor by its key in the table of actors, or else in its normal form."""
    keys: dict[str, str] = {}
    for key, name, aliases in Actor.objects.order_by("-key").values_list("key", "name", "aliases"):
        keys |= dict.fromkeys(map(normal, [name, *aliases]), key.replace("-", " ").replace("_", " "))
    return partial(_named, keys)


def _named(keys: dict[str, str], name: str) -> str:
    plain = normal(name)
    return keys.get(plain, plain)
