"""Compares where two claims tell of: a country or governorate contradicts no place that lies in it."""

from collections.abc import Iterator
from itertools import product
from math import asin, cos, radians, sin, sqrt

from rapidfuzz import fuzz

from annotator.incidents.suggesting.told import Remark, Spot, Told

ALIKE, ALMOST = 88, 93
NEAR_KM, FAR_KM = 6, 40
EARTH_KM = 6371
AREAS = frozenset({"country", "ADM1"})
PLACE_WORDS = str.maketrans("-–'’", "    ")


def compare_places(one: Told, other: Told) -> Iterator[Remark]:
    """Yield what the places of two claims say; nothing where one of them names none and its article neither."""
    if remark := _by_gazetteer(one, other) or _by_name(one, other):
        yield remark
    if (remark is None or remark.weight < 0) and one.near & other.near:
        yield Remark(1.5, "both articles name the same place")


def _by_gazetteer(one: Told, other: Told) -> Remark | None:
    """Compare what the gazetteer knows of both, the closest two places first."""
    here, there = _points(one), _points(other)
    shared = {spot.place_id for spot in here} & {spot.place_id for spot in there}
    if shared:
        return Remark(2.5, "same place")
    if here and there:
        return _by_distance(one, other, here, there)
    inside = _governorates(one) & _governorates(other)
    return Remark(0.7, f"both in {min(inside)}") if inside else None


def _points(told: Told) -> list[Spot]:
    return [spot for spot in told.spots if spot.kind not in AREAS]


def _governorates(told: Told) -> set[str]:
    return {spot.admin1 for spot in told.spots if spot.admin1}


def _by_distance(one: Told, other: Told, here: list[Spot], there: list[Spot]) -> Remark | None:
    apart = [(km, a.name, b.name) for a, b in product(here, there) if (km := kilometres(a, b)) is not None]
    if not apart or _name_likeness(one, other) >= ALIKE:
        return None
    km, near, far = min(apart)
    weight = 1.5 if km <= NEAR_KM else -1.0 if km <= FAR_KM else -3.5
    return Remark(weight, f"{near} here, {far} there, {km:.0f} km apart")


def kilometres(one: Spot, other: Spot) -> float | None:
    """Return the distance between two places along the earth's surface (haversine), or None where one has no spot."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    phi, psi = radians(one.lat), radians(other.lat)
    half = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def _by_name(one: Told, other: Told) -> Remark | None:
    best = _name_likeness(one, other)
    if best >= ALIKE:
        weight = 2.3 if best == 100 else 2.0 if best >= ALMOST else 1.5
        words = "same place" if best == 100 else f"places alike: {one.places[0]}, {other.places[0]}"
        return Remark(weight, words)
    if not one.places or not other.places or _is_area(one) or _is_area(other):
        return None
    return Remark(-2.5, f"{one.places[0]} here, {other.places[0]} there")


def _is_area(told: Told) -> bool:
    """Tell whether all that a claim names is a country or a governorate."""
    return bool(told.spots) and not _points(told)


def _name_likeness(one: Told, other: Told) -> float:
    """Return how alike the names are of 100; a country or governorate that both name is no likeness."""
    if _is_area(one) or _is_area(other):
        return 0
    return max((_alike(here, there) for here, there in product(one.places, other.places)), default=0)


def _alike(here: str, there: str) -> float:
    return fuzz.token_set_ratio(here.lower().translate(PLACE_WORDS), there.lower().translate(PLACE_WORDS))
