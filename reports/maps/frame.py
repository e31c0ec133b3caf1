"""The piece of the earth that a map shows, as Mercator draws it: what lies where, in pixels. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import asinh, atan, cos, degrees, pi, radians, sinh, tan

from reports.maps.boundaries import Point, Region

EARTH = 40_075.0  # kilometres round the equator
MARGIN = 0.05
GRID = 14
SCALES = (10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is in the middle, how many pixels a radian takes, and the size in pixels."""

    longitude: float
    latitude: float
    scale: float
    width: int
    height: int

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point is drawn."""
        x = self.width / 2 + self.scale * radians(longitude - self.longitude)
        y = self.height / 2 - self.scale * (_north(latitude) - _north(self.latitude))
        return round(x, 1), round(y, 1)

    def back(self, x: float, y: float) -> Point:
        """Return the point that is drawn at a pixel."""
        north = _north(self.latitude) - (y - self.height / 2) / self.scale
        return self.longitude + degrees((x - self.width / 2) / self.scale), degrees(atan(sinh(north)))

    def shows(self, longitude: float, latitude: float, inset: int = 0) -> bool:
        """Tell whether a point is within the frame, so many pixels from its edge."""
        x, y = self.at(longitude, latitude)
        return inset <= x <= self.width - inset and inset <= y <= self.height - inset

    def bar(self) -> tuple[int, float]:
        """Return a round number of kilometres and how long it is drawn, about a fifth of the width."""
        per_kilometre = self.scale * 2 * pi / (EARTH * cos(radians(self.latitude)))
        fitting = [one for one in SCALES if one * per_kilometre <= self.width / 5] or [SCALES[0]]
        return fitting[-1], round(fitting[-1] * per_kilometre, 1)


def frame_of(regions: Iterable[Region], width: int, highest: int) -> Frame:
    """Return the frame that just holds some regions."""
    points = [point for region in regions for polygon in region.polygons for point in polygon[0]]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = _north(min(y for _, y in points)), _north(max(y for _, y in points))
    across, up = radians(east - west) * (1 + 2 * MARGIN), (north - south) * (1 + 2 * MARGIN)
    scale = min(width / across, highest / up)
    middle = degrees(atan(sinh((south + north) / 2)))
    return Frame((west + east) / 2, middle, scale, width, min(highest, round(scale * up)))


def middle_of(region: Region) -> Point:
    """Return a point well inside a region, to write its name at."""
    outline = max((polygon[0] for polygon in region.polygons), key=lambda ring: abs(_area(ring)))
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    grid = [
        (min(xs) + (max(xs) - min(xs)) * across / GRID, min(ys) + (max(ys) - min(ys)) * up / GRID)
        for across in range(1, GRID)
        for up in range(1, GRID)
    ]
    inside = [point for point in grid if region.holds(*point)] or [outline[0]]
    return max(inside, key=lambda point: min((point[0] - x) ** 2 + ((point[1] - y) * 1.2) ** 2 for x, y in outline))


def _area(ring: Iterable[Point]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def _north(latitude: float) -> float:
    return asinh(tan(radians(latitude)))
