"""Incidents as GeoJSON (RFC 7946): points, areas where no closer place is known (R17), or nothing and why. Pure."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, BinaryIO

from reports.files.about import about
from reports.files.columns.column import Cell, Column
from reports.files.columns.incidents import INCIDENTS
from reports.files.contents import Contents
from reports.files.told import told_by
from reports.files.whole import write_lines
from reports.maps.boundaries import CREDIT, Country, Point, Region, country_named, region_of
from reports.models import EditionIncident

AREA_FROM, GOVERNORATE, VAGUE, COUNTRY, SEA_OR_AIR = 4, 4, 5, 6, 7
Geometry = dict[str, Any]


def write_geojson(contents: Contents, out: BinaryIO) -> None:
    """Write an edition's incidents as features."""
    stated = {name: _plain(value) for name, value in about(contents).items()} | {"credit": CREDIT}
    out.write(f'{{"type": "FeatureCollection", "claimdesk": {json.dumps(stated, ensure_ascii=False)},'.encode())
    out.write(b'\n "features": [')
    write_lines(_features(contents), out)
    out.write(b"\n ]}\n")


def geometry_of(incident: EditionIncident) -> tuple[Geometry | None, str]:
    """Return where an incident is drawn, and as what or why nowhere."""
    precision = incident.place_precision
    if precision is not None and precision < AREA_FROM and None not in (incident.latitude, incident.longitude):
        return {"type": "Point", "coordinates": [incident.longitude, incident.latitude]}, "point"
    if precision in (VAGUE, SEA_OR_AIR):
        return None, "the place is larger or vague" if precision == VAGUE else "at sea or in the air"
    if precision == COUNTRY:
        country = country_named(incident.place_name)
        return (_of_country(country), "country") if country else (None, "no boundary of this country is at hand")
    named = incident.admin1 or (incident.place_name if precision == GOVERNORATE else "")
    region = region_of(named, incident.latitude, incident.longitude)
    return (_of_region(region), "governorate") if region else (None, "place not known")


def _features(contents: Contents) -> Iterator[dict[str, Any]]:
    for one in told_by(contents):
        geometry, drawn_as = geometry_of(one.incident)
        values = {column.name: _plain(column.read(one)) for column in INCIDENTS if not _is_coordinate(column)}
        yield {
            "type": "Feature",
            "id": one.incident.incident_id,
            "geometry": geometry,
            "properties": values | {"geometry_is": drawn_as},
        }


def _is_coordinate(column: Column) -> bool:
    return column.name in ("latitude", "longitude")


def _plain(value: Cell) -> Any:
    return value if value is None or isinstance(value, str | int | float) else value.isoformat()


@cache
def _of_region(region: Region) -> Geometry:
    return _areas([region])


@cache
def _of_country(country: Country) -> Geometry:
    return _areas(country.regions)


def _areas(regions: Any) -> Geometry:
    polygons = [
        [_ring(ring, outer=at == 0) for at, ring in enumerate(polygon)]
        for region in regions
        for polygon in region.polygons
    ]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _ring(ring: tuple[Point, ...], *, outer: bool) -> list[list[float]]:
    """Return a ring that is closed, counter-clockwise outside and clockwise for a hole."""
    closed = [list(point) for point in (ring if ring[0] == ring[-1] else (*ring, ring[0]))]
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(closed))
    return closed if (doubled > 0) == outer else closed[::-1]
