"""Every write of this package."""

from collections.abc import Collection, Sequence

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from annotator.claims.names.actions import PlaceRow, store_places
from annotator.claims.names.models import Actor, Place

AT_ONCE = 500
ACTOR_FIELDS = ["name", "aliases", "side", "kind", "country", "status"]


@transaction.atomic
def add_actors(*, actors: Sequence[Actor], user: User | None) -> list[Actor]:
    """Add parties that the extractor is to look for."""
    _check_may(user, "annotator.add_actor", "actors")
    with pghistory.context(reason="actors imported"):
        return Actor.objects.bulk_create(actors, batch_size=AT_ONCE)


@transaction.atomic
def change_actors(*, actors: Sequence[Actor], user: User | None) -> None:
    """Store what parties are called, as given here."""
    _check_may(user, "annotator.change_actor", "actors")
    with pghistory.context(reason="actors changed by an import"):
        Actor.objects.bulk_update(actors, ACTOR_FIELDS, batch_size=AT_ONCE)


@transaction.atomic
def remove_actors(*, pks: Collection[int], user: User | None) -> int:
    """Delete parties that an import added; return how many."""
    _check_may(user, "annotator.add_actor", "actors")
    with pghistory.context(reason="import of actors undone"):
        return Actor.objects.filter(pk__in=pks).delete()[0]


@transaction.atomic
def keep_places(*, rows: Sequence[PlaceRow], user: User | None) -> list[Place]:
    """Add or bring in line the places of a gazetteer; return them in the order of the rows."""
    _check_may(user, "annotator.view_place", "places")
    store_places(rows)
    numbers = {row.external_id for row in rows}
    found = Place.objects.filter(source__in={row.source for row in rows}, external_id__in=numbers)
    by_key = {(place.source, place.external_id): place for place in found}
    return [by_key[row.source, row.external_id] for row in rows]


@transaction.atomic
def remove_places(*, pks: Collection[int], user: User | None) -> int:
    """Delete places that an import added and at which no claim is; return how many."""
    _check_may(user, "annotator.view_place", "places")
    return Place.objects.filter(pk__in=pks).delete()[0]


def _check_may(user: User | None, right: str, what: str) -> None:
    if user is not None and not user.has_perm(right):
        raise PermissionDenied(f"{user.get_username()} may read about {what} but not change them.")
