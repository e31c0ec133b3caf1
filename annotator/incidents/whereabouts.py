"""Where a claim's event took place, as the gazetteer knows it: read beside the claim, without a query of its own."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from annotator.claims.models import Claim
from annotator.claims.names.actions import IN_PLACE
from annotator.claims.names.models import ClaimPlace, Place

READ = ("name", "kind", "admin1", "admin2", "lat", "lon")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """One place of the gazetteer, or nothing where the text names none that it knows."""

    name: str = ""
    admin1: str = ""
    admin2: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None


def found_place() -> Subquery:
    """Return the place of a claim's event, else where it led to; of several the most precise, then the first named."""
    located = ClaimPlace.objects.filter(claim=OuterRef("pk"), role__in=IN_PLACE, place__isnull=False)
    read = JSONObject(precision=F("precision"), **{name: F(f"place__{name}") for name in READ})
    return Subquery(located.order_by("-role", "precision", "pk").values(read=read)[:1])


def where(claim: Claim) -> Whereabouts:
    """Return where a claim of `with_facts` took place; one that was read without it took place nowhere known."""
    found: dict[str, Any] | None = vars(claim).get("found_place")
    if not found:
        return Whereabouts()
    name, kind = found["name"], found["kind"]
    return Whereabouts(
        name=name,
        admin1=found["admin1"] or (name if kind == Place.Kind.ADM1 else ""),
        admin2=found["admin2"] or (name if kind == Place.Kind.ADM2 else ""),
        latitude=found["lat"],
        longitude=found["lon"],
        precision=found["precision"],
    )


def vaguer(said: int | None, place: Whereabouts) -> int | None:
    """Return how precise a place is: no more than its words say, and no more than the gazetteer could find it."""
    return max((one for one in (said, place.precision) if one is not None), default=None)
