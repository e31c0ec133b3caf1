"""What an imported claim may say, and which claims an import leaves as they are."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from annotator.claims.life import DECIDED, Status
from annotator.claims.models import Claim
from annotator.claims.vocabulary import label, terms, unit_of

RIGHT = "annotator.import_article"
# A movement is counted by vehicles, by batches or by people; arms and property by pieces or by vehicles.
MOVEMENTS = frozenset({"convoy_entry", "reinforcement", "withdrawal", "return"})
OF_MOVEMENTS = frozenset({"movement", "vehicle", "batch", "person"})
THINGS = frozenset({"weapons_seized", "property_damage"})
OF_THINGS = frozenset({"item", "vehicle", "projectile"})


class Fault(NamedTuple):
    """A value that does not fit the others."""

    field: str
    kind: str
    reason: str


def check_may_import(user: User | None) -> None:
    """Only whoever may add articles; a command of the operator's may."""
    if user is not None and not user.has_perm(RIGHT):
        raise PermissionDenied(f"{user.get_username()} may read claims but not import them.")


def units_of(kind: str) -> Collection[str]:
    """Return the units in which a kind may be counted."""
    if kind in MOVEMENTS:
        return OF_MOVEMENTS
    if kind in THINGS:
        return OF_THINGS
    return frozenset(terms("units")) if kind == "other" else frozenset({unit_of(kind)})


def faults(claim: Claim) -> Iterator[Fault]:
    """Yield what does not fit together in a claim that is to be stored."""
    if claim.kind and claim.unit not in units_of(claim.kind):
        may_be = ", ".join(sorted(units_of(claim.kind)))
        yield Fault("unit", "unit", f"{label('kinds', claim.kind)} is counted in {may_be}, not in {claim.unit}.")
    numbers = [number for number in (claim.min, claim.best, claim.max) if number is not None]
    if numbers != sorted(numbers):
        yield Fault("max", "order", "min, best and max must not decrease.")
    if claim.date_end and not claim.date_start:
        yield Fault("date_start", "empty", "A last day is given without a first.")
    if claim.date_start and claim.date_end and claim.date_end < claim.date_start:
        yield Fault("date_end", "order", "The last day comes before the first.")


def why_it_stays(claim: Claim, user: User | None) -> str:
    """Return why an import may not change a claim, or nothing where it may: people's words outlive every import."""
    if claim.status in DECIDED:
        return f"It was decided already ({Status(claim.status).label.lower()}); an import changes no decision."
    if user is None and claim.origin == Claim.Origin.EXTRACTOR:
        return "The extractor proposes it already; only an import in somebody's name gives it other values."
    mine = user is not None and claim.created_by_id == user.pk
    if claim.created_by_id and claim.origin != Claim.Origin.IMPORT and not mine:
        return "A person made it or vouches for it; an import leaves it as it is."
    return ""
