"""Draws a map: land and borders, hatched areas, circles, names where there is room for them."""

from collections.abc import Sequence
from math import pi
from typing import Any

from reports.charts.letters import width_of
from reports.charts.palette import LIGHT
from reports.charts.sheet import SMALL, written_at
from reports.charts.vega import Spec, as_is, layered, marks, pixels, until
from reports.maps.boundaries import Region, Ring, countries
from reports.maps.frame import Frame
from reports.maps.marked import Area, Spot
from reports.maps.naming import name_layers

SPARE = 40
STRETCH = {"x": pixels("x"), "x2": until("x2"), "y": pixels("y"), "y2": until("y2")}


def map_view(frame: Frame, codes: Sequence[str], areas: Sequence[Area], spots: Sequence[Spot]) -> Spec:
    """Return the map of some countries with their neighbours as far as they are in the frame."""
    project = {
        "type": "mercator", "scale": frame.scale, "center": [frame.longitude, frame.latitude],
        "translate": [frame.width / 2, frame.height / 2], "clipExtent": [[0, 0], [frame.width, frame.height]],
    }  # fmt: skip
    vague = {(area.country, area.region) for area in areas if area.vague}
    inside = [region for code in codes for region in countries()[code].regions]
    around = [country for code, country in countries().items() if code not in codes]
    layers = [
        _lines([line for country in around for line in country.outline], frame, LIGHT["border"], 0.8),
        _shapes(inside, fill=LIGHT["land"], stroke=LIGHT["border"], strokeWidth=0.7),
        _shapes([one for one in inside if (one.country, one.name) in vague], fill=LIGHT["vague"]),
        _shapes([one for one in inside if (one.country, one.name) in vague], stroke=LIGHT["alleged"], strokeWidth=1.2),
        _lines([line for code in codes for line in countries()[code].outline], frame, LIGHT["shore"], 1.2),
        _circles(spots, frame),
        *name_layers(frame, codes, areas, spots),
        *_key(frame, areas, spots),
    ]
    return layered(layers, projection=project, width=frame.width, height=frame.height)


def _shapes(regions: Sequence[Region], **look: Any) -> Spec | None:
    features = [_feature({"type": "MultiPolygon", "coordinates": one.polygons}, name=one.name) for one in regions]
    return marks(features, "geoshape", {}, filled="fill" in look, **look) if features else None


def _lines(lines: Sequence[Ring], frame: Frame, stroke: str, width: float) -> Spec | None:
    seen = [line for line in lines if any(frame.shows(*point, inset=-SPARE) for point in line)]
    if not seen:
        return None
    feature = _feature({"type": "MultiLineString", "coordinates": seen})
    return marks([feature], "geoshape", {}, filled=False, stroke=stroke, strokeWidth=width)


def _feature(geometry: dict[str, Any], **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _circles(spots: Sequence[Spot], frame: Frame) -> Spec | None:
    rows = [_circle(*frame.at(spot.longitude, spot.latitude), spot) for spot in spots]
    return _round(rows) if rows else None


def _circle(x: float, y: float, spot: Spot) -> dict[str, float]:
    return {"x": x, "y": y, "size": round(pi * spot.radius**2, 1)}


def _round(rows: Sequence[dict[str, Any]]) -> Spec:
    where = {"x": pixels("x"), "y": pixels("y"), "size": as_is("size")}
    look = {"fillOpacity": 0.55, "stroke": LIGHT["edge"], "strokeOpacity": 1, "strokeWidth": 1.2, "opacity": 1}
    return marks(rows, "circle", where, color=LIGHT["edge"], **look)


def _key(frame: Frame, areas: Sequence[Area], spots: Sequence[Spot]) -> list[Spec]:
    """Draw below the map how long a distance is, how large a circle is and what hatching means."""
    kilometres, length = frame.bar()
    y = frame.height + 22
    ends = [{"x": 0, "x2": length, "y": y, "y2": y}, *({"x": x, "x2": x, "y": y - 3, "y2": y + 3} for x in (0, length))]
    words: list[dict[str, Any]] = [{"x": length + 8, "y": y, "text": f"{kilometres:,} km"}]
    x = length + 8 + width_of(words[0]["text"], SMALL) + 28
    rounds = []
    for count in sorted({1, max((spot.count for spot in spots), default=0)} - {0}) if spots else []:
        spot = Spot(0, 0, count)
        rounds.append(_circle(x + spot.radius, y, spot))
        text = "1 incident" if count == 1 else f"{count:,} incidents"
        words.append({"x": x + 2 * spot.radius + 6, "y": y, "text": text})
        x += 2 * spot.radius + 6 + width_of(text, SMALL) + 20
    swatches = [{"x": x, "x2": x + 20, "y": y - 6, "y2": y + 6}] if any(area.vague for area in areas) else []
    words += [{"x": one["x2"] + 6, "y": y, "text": "governorate only"} for one in swatches]
    return [
        marks(ends, "rule", STRETCH, color=LIGHT["axis"], strokeWidth=1.2),
        *([_round(rounds)] if rounds else []),
        *([_swatch(swatches)] if swatches else []),
        written_at(words, size=SMALL, part="faint"),
    ]


def _swatch(rows: Sequence[dict[str, Any]]) -> Spec:
    hatched = marks(rows, "rect", STRETCH, fill=LIGHT["vague"], opacity=1)
    edge = marks(rows, "rect", STRETCH, filled=False, stroke=LIGHT["alleged"], strokeWidth=1.2)
    return layered([hatched, edge])
