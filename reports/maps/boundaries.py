"""The countries and governorates that maps are drawn of, and which of them a place lies in. Pure.

Each file under `reports/data/boundaries/` holds one country: its regions as rings of arcs, and the arcs, shared by
neighbours, as steps in thousandths of a degree.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "data" / "boundaries"
CREDIT = "Boundaries: Natural Earth, public domain; as drawn there, without a stand on any border."
_MARKS = re.compile(r"['’‘ʿʾ`.]")
_BREAKS = re.compile(r"[\s\-–(),/]+")
_EXTRA = frozenset("al el as ash at ad ar an az ez governorate province state oblast region muhafazah of".split())
_VOWELS = re.compile(r"[aeiouywh]")
_REPEATED = re.compile(r"(.)\1+")
SHORTEST = 3

Point = tuple[float, float]  # longitude, latitude
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]


# Compared by identity: each is made once, and comparing outlines point by point would take long.
@dataclass(frozen=True, eq=False)
class Region:
    """A governorate: its name, what else it is called, its country, and its area."""

    country: str
    name: str
    other_names: tuple[str, ...]
    polygons: tuple[Polygon, ...]

    def holds(self, longitude: float, latitude: float) -> bool:
        """Tell whether a point lies in it."""
        west, south, east, north = self.bounds
        if not (west <= longitude <= east and south <= latitude <= north):
            return False
        return any(_inside(polygon, longitude, latitude) for polygon in self.polygons)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return its westernmost, southernmost, easternmost and northernmost degrees."""
        xs, ys = zip(*(point for polygon in self.polygons for point in polygon[0]), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, eq=False)
class Country:
    """A country with its regions."""

    code: str
    name: str
    regions: tuple[Region, ...]
    outline: tuple[Ring, ...]  # the lines that no two of its regions share


@cache
def countries() -> dict[str, Country]:
    """Return the countries that there are boundaries of, by their two letters."""
    read = [_country(json.loads(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("??.json"))]
    return {country.code: country for country in read}


@lru_cache(maxsize=20_000)
def region_of(name: str, latitude: float | None, longitude: float | None) -> Region | None:
    """Return the governorate that a name, or else a point, belongs to; None for a name that several share."""
    named = _named(name) if name else []
    if len(named) > 1 and latitude is not None and longitude is not None:
        named = [region for region in named if region.holds(longitude, latitude)]
    if named:
        return named[0] if len({(region.country, region.name) for region in named}) == 1 else None
    if latitude is None or longitude is None:
        return None
    holding = (region for country in countries().values() for region in country.regions)
    return next((region for region in holding if region.holds(longitude, latitude)), None)


def country_named(name: str) -> Country | None:
    """Return the country of a name."""
    wanted = plain(name)
    return next((one for one in countries().values() if wanted and plain(one.name) == wanted), None)


def plain(name: str) -> str:
    """Return a name in lower case without marks, hyphens, articles and words such as "governorate"."""
    text = unicodedata.normalize("NFKD", _MARKS.sub("", name).casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    words = [word for word in _BREAKS.split(text) if word]
    return " ".join([word for word in words if word not in _EXTRA] or words)


def bones(name: str) -> str:
    """Return the consonants by which spellings of one name are recognised: Idlib and Idleb are both "dlb"."""
    return _REPEATED.sub(r"\1", _VOWELS.sub("", plain(name).replace(" ", ""))).replace("c", "k")


def _named(name: str) -> list[Region]:
    by_name, by_bones = _index()
    found = by_name.get(plain(name))
    if found is None and len(bones(name)) >= SHORTEST:
        found = by_bones.get(bones(name))
    return found or []


@cache
def _index() -> tuple[dict[str, list[Region]], dict[str, list[Region]]]:
    by_name: dict[str, list[Region]] = {}
    by_bones: dict[str, list[Region]] = {}
    for region in (region for country in countries().values() for region in country.regions if region.name):
        names = (region.name, *region.other_names)
        _note(by_name, region, map(plain, names))
        _note(by_bones, region, (one for one in map(bones, names) if len(one) >= SHORTEST))
    return by_name, by_bones


def _note(index: dict[str, list[Region]], region: Region, keys: Iterable[str]) -> None:
    for key in dict.fromkeys(keys):
        index.setdefault(key, []).append(region)


def _country(data: dict[str, Any]) -> Country:
    arcs = [_arc(steps) for steps in data["arcs"]]
    regions = [
        Region(
            data["country"],
            one["name"],
            tuple(one.get("other_names", ())),
            tuple(tuple(_ring(ring, arcs) for ring in polygon) for polygon in one["polygons"]),
        )
        for one in data["regions"]
    ]
    used = Counter(
        index if index >= 0 else ~index
        for one in data["regions"] for polygon in one["polygons"] for ring in polygon for index in ring
    )  # fmt: skip
    outline = tuple(arcs[index] for index, times in sorted(used.items()) if times == 1)
    return Country(data["country"], data["name"], tuple(regions), outline)


def _arc(steps: list[int]) -> Ring:
    across, up = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple((x / 1000, y / 1000) for x, y in zip(across, up, strict=True))


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs at their ends; a negative number is the arc of ~number, backwards."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1 if points else 0 :]
    return tuple(points)


def _inside(polygon: Polygon, x: float, y: float) -> bool:
    """Tell whether a point lies within the outline and in none of the holes: rays cross each edge once."""
    inside = False
    for ring in polygon:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
    return inside
