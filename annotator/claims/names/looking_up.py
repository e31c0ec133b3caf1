"""Finds parties and places by what a person has typed of them so far."""

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.db.models.functions import Lower

from annotator.claims.gazetteer import Known, ask
from annotator.claims.names.models import Actor, Place
from annotator.claims.spelling import normal, skeleton

MOST = 8


def actor_named(text: str) -> Actor | None:
    """Return the party whose name, or one of whose other names, the text is."""
    wanted = text.strip().casefold()
    return next((actor for actor in Actor.objects.all() if wanted in _names(actor)), None) if wanted else None


def actors_like(text: str) -> list[Actor]:
    """Return the parties that a person may mean: names that begin so first, then those that have it inside."""
    typed = text.strip().casefold()
    ranked = [(_rank(actor, typed), actor.name, actor) for actor in Actor.objects.all()]
    return [actor for rank, _, actor in sorted(ranked, key=lambda one: one[:2]) if rank < NOT_MEANT][:MOST]


def places_like(text: str) -> Sequence[Place]:
    """Return the places that a person may mean: the very name in any transliteration, then names that begin so."""
    typed = text.strip()
    if not typed:
        return []
    spelled = [field for field in (_spelled("normals", normal(typed)), _spelled("skeletons", skeleton(typed))) if field]
    begins = Q(small__startswith=typed.lower())
    found = Place.objects.annotate(small=Lower("name")).filter(begins | _any(spelled))
    wanted = normal(typed)
    return sorted(found[:200], key=lambda place: (wanted not in place.normals, -place.population, place.name))[:MOST]


def candidates(texts: Iterable[str]) -> list[Known]:
    """Return the places that names in a text may stand for, as matching sees them; one query."""
    asked = [one for text in texts for one in ask(text)]
    normals = [one.normal for one in asked if one.normal]
    skeletons = [one.skeleton for one in asked if one.skeleton]
    found = Place.objects.filter(Q(normals__overlap=normals) | Q(skeletons__overlap=skeletons)) if asked else []
    return [_known(place) for place in found]


NOT_MEANT = 3


def _rank(actor: Actor, typed: str) -> int:
    names = _names(actor)
    if names[0].startswith(typed):
        return 0
    if any(name.startswith(typed) for name in names):
        return 1
    return 2 if any(typed in name for name in names) else NOT_MEANT


def _names(actor: Actor) -> list[str]:
    return [name.casefold() for name in (actor.name, *actor.aliases)]


def _spelled(field: str, form: str) -> Q | None:
    return Q(**{f"{field}__contains": [form]}) if form else None


def _any(conditions: list[Q]) -> Q:
    found = Q(pk__in=[])
    for condition in conditions:
        found |= condition
    return found


def _known(place: Place) -> Known:
    return Known(
        id=place.pk,
        names=(place.name, *place.other_names),
        normals=tuple(place.normals),
        skeletons=tuple(place.skeletons),
        kind=place.kind,
        admin1=place.admin1,
        country=place.country,
        population=place.population,
        admin2=place.admin2,
    )
