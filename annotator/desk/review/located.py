"""What the places that a claim names were found to be, in words."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from annotator.claims.models import Claim
from annotator.claims.names.models import ClaimPlace, Place


@dataclass(frozen=True, slots=True)
class Located:
    """A place in the text's words, and the gazetteer's place or why there is none."""

    text: str
    found: str
    note: str


def located(claim: Claim) -> list[Located]:
    """Return the places of a claim that were found, or that no gazetteer has."""
    named = Place.objects.filter(kind=Place.Kind.COUNTRY, country=OuterRef("place__country")).order_by("source")
    rows = ClaimPlace.objects.filter(claim=claim).select_related("place")
    told = rows.annotate(country_name=Subquery(named.values("name")[:1]))
    return [
        Located(row.text, _words(row.place, row.country_name) if row.place else "", row.note)
        for row in told
        if row.place or row.note
    ]


def _words(place: Place, country: str | None) -> str:
    """Return a place as "Al-Hasakah, Syria (governorate)", with what lies round it."""
    round_it = [place.admin2, place.admin1, country or place.country if place.kind != Place.Kind.COUNTRY else ""]
    names = dict.fromkeys(name for name in (place.name, *round_it) if name)
    code = f", {place.kind}" if place.kind.startswith("ADM") else ""
    return f"{', '.join(names)} ({place.get_kind_display()}{code})"
