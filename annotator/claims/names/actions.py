"""Every write about names: seeding the parties, taking in places, resolving the places that claims name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pghistory
from django.db import transaction

from annotator.claims.gazetteer import Found, resolve
from annotator.claims.models import Claim
from annotator.claims.names.looking_up import candidates
from annotator.claims.names.models import Actor, ClaimPlace, Place
from annotator.claims.spelling import normal, skeleton
from annotator.extraction.data import items
from annotator.sources.models import Article

IN_PLACE = {"event", "destination"}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row of a gazetteer, read and found in order."""

    name: str
    kind: str
    country: str
    source: str
    external_id: str
    other_names: tuple[str, ...] = ()
    admin1: str = ""
    admin2: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0


@transaction.atomic
def load_actors() -> tuple[int, int]:
    """Add the extractor's own parties that the table lacks; return how many were added and how many were there.

    A party that is there stays as people made it.
    """
    known = set(Actor.objects.values_list("key", flat=True))
    new = [row for row in items("actors") if row["id"] not in known]
    with pghistory.context(reason="the extractor's own parties"):
        for row in new:
            values = {name: row[name] for name in ("name", "aliases", "side", "kind", "status")}
            Actor.objects.create(key=row["id"], country=row.get("country", ""), **values)
    return len(new), len(known)


@transaction.atomic
def store_places(rows: Sequence[PlaceRow]) -> None:
    """Add places, and bring those of the same source and number in line; the last of two alike wins."""
    places = {(row.source, row.external_id): _place(row) for row in rows}
    fields = [field.name for field in Place._meta.concrete_fields if field.name not in {"id", "source", "external_id"}]
    Place.objects.bulk_create(
        places.values(), update_conflicts=True, unique_fields=["source", "external_id"], update_fields=fields
    )


def _place(row: PlaceRow) -> Place:
    names = list(dict.fromkeys([row.name, *row.other_names]))
    values: dict[str, Any] = {name: getattr(row, name) for name in PlaceRow.__slots__ if name != "other_names"}
    return Place(
        **values,
        other_names=names[1:],
        normals=_distinct(normal(name) for name in names),
        skeletons=_distinct(skeleton(name) for name in names),
    )


def _distinct(forms: Iterable[str]) -> list[str]:
    return [form for form in dict.fromkeys(forms) if form]


@transaction.atomic
def locate(claims: Sequence[Claim]) -> None:
    """Resolve the places that claims of one article name, each in the context of all the article's."""
    named = {claim.pk: _named(claim) for claim in claims}
    beside = ClaimPlace.objects.filter(claim__article__in={claim.article_id for claim in claims})
    texts = {text for places in named.values() for text, _ in places} | set(beside.values_list("text", flat=True))
    found = resolve(sorted(texts), candidates(texts))
    has_gazetteer = Place.objects.exists()
    rows = [
        ClaimPlace(claim=claim, text=text, role=role, **_result(found[text], _said(claim, text), has_gazetteer))
        for claim in claims
        for text, role in named[claim.pk]
    ]
    ClaimPlace.objects.filter(claim__in=named).delete()
    ClaimPlace.objects.bulk_create(rows)


def _said(claim: Claim, text: str) -> int:
    """Return how precise the extractor took a place to be, by the words round it."""
    proposed = claim.proposal.get("places_by_role", [])
    return max((place[4] for place in proposed if place[1] == text and len(place) > 4), default=0)


def _result(found: Found, said: int, has_gazetteer: bool) -> dict[str, Any]:
    """Return what was found; of what the text says and what the gazetteer has, the vaguer is how precise it is."""
    note = found.note if has_gazetteer else ""
    if found.place is None or found.precision is None:
        return {"place_id": None, "precision": None, "note": note}
    return {"place_id": found.place.id, "precision": max(found.precision, said), "note": note}


def locate_article(article: Article) -> tuple[int, int]:
    """Resolve the places of an article's claims anew; return how many are named and how many were found."""
    locate(list(Claim.objects.filter(article=article)))
    located = ClaimPlace.objects.filter(claim__article=article)
    return located.count(), located.filter(place__isnull=False).count()


def _named(claim: Claim) -> list[tuple[str, str]]:
    """Return a claim's places with their roles: those it has now, and those that fire or people came from."""
    by_role = [(role, name) for role, name, *_ in claim.proposal.get("places_by_role", [])]
    roles = {name: role for role, name in by_role if role in IN_PLACE}
    here = [(name[:200], roles.get(name, "event")) for name in claim.places]
    elsewhere = [(name[:200], role) for role, name in by_role if role not in IN_PLACE]
    return list(dict.fromkeys([*here, *elsewhere]))
