"""What the places that a claim names were found to be, in words."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Q, Subquery, When
from django.db.models.functions import JSONObject

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.names.models import ClaimPlace, Place

FIELDS = ("name", "kind", "admin1", "admin2", "country")


@dataclass(frozen=True, slots=True)
class Located:
    """A place in the text's words, and the gazetteer's place or why there is none."""

    text: str
    found: str
    note: str


def with_places(claims: ClaimQuerySet, opened: int) -> ClaimQuerySet:
    """Return the claims, one of them with `located_rows`: its places that were found, or that no gazetteer has."""
    countries = Place.objects.filter(kind=Place.Kind.COUNTRY, country=OuterRef("place__country")).order_by("source")
    told = ClaimPlace.objects.filter(Q(place__isnull=False) | ~Q(note=""), claim=OuterRef("pk")).order_by("pk")
    told = told.annotate(country_name=Subquery(countries.values("name")[:1]))
    words = JSONObject(text="text", note="note", round="country_name", **{name: f"place__{name}" for name in FIELDS})
    return claims.annotate(located_rows=Case(When(pk=opened, then=ArraySubquery(told.values(data=words)))))


def located(claim: Claim) -> list[Located]:
    """Return the places of a claim that came from with_places, in words."""
    rows: list[dict[str, Any]] = getattr(claim, "located_rows", None) or []
    return [Located(row["text"], _words(row) if row["name"] else "", row["note"]) for row in rows]


def _words(row: dict[str, Any]) -> str:
    """Return a place as "Al-Hasakah, Syria (governorate, ADM1)", with what lies round it."""
    kind = Place.Kind(row["kind"])
    country = "" if kind == Place.Kind.COUNTRY else row["round"] or row["country"]
    names = dict.fromkeys(name for name in (row["name"], row["admin2"], row["admin1"], country) if name)
    code = f", {kind.value}" if kind.value.startswith("ADM") else ""
    return f"{', '.join(names)} ({kind.label}{code})"
