"""Writes names on a map where there is room: governorates with incidents first, then the others, then neighbours."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from reports.charts.letters import width_of
from reports.charts.sheet import Weight, written_at
from reports.charts.vega import Spec
from reports.maps.boundaries import Region, countries
from reports.maps.frame import Frame, middle_of
from reports.maps.marked import Area, Spot

NAME, MINOR = 12, 11
LEADING = 15
# Where else a name may stand when its own place is taken, in pixels across and down.
ASIDE = [
    (0, 0),
    *((across, down) for down in (0, -14, 14, -26, 26, -40, 40, -54, 54) for across in (0, -20, 20, -40, 40)),
]
NOWHERE_ELSE = [(0, 0)]
GRID = 26
Box = tuple[float, float, float, float]


def name_layers(frame: Frame, codes: Sequence[str], areas: Sequence[Area], spots: Sequence[Spot]) -> list[Spec]:
    """Return the texts of a map; none lies on a circle or on another text, and none is cut by the edge."""
    taken = [_round(frame, spot) for spot in spots]
    named = {(area.country, area.region): area for area in areas}
    regions = {(one.country, one.name): one for code in codes for one in countries()[code].regions if one.name}
    strong, soft, minor, abroad = [], [], [], []
    for place, area in named.items():
        lines = [area.region, *([f"{area.vague:,} no closer"] if area.vague else [])]
        if at := _room(frame, _middle(regions[place], frame), lines, NAME, taken, _aside(regions[place], frame, lines)):
            strong.append({"x": at[0], "y": at[1], "text": lines[0]})
            soft += [{"x": at[0], "y": at[1] + LEADING, "text": line} for line in lines[1:]]
    for place, region in regions.items():
        if place in named or not _fits(region, frame):
            continue
        if at := _room(frame, _middle(region, frame), [region.name], MINOR, taken, NOWHERE_ELSE):
            minor.append({"x": at[0], "y": at[1], "text": region.name})
    for name, point in _neighbours(frame, tuple(codes)):
        if at := _room(frame, point, [name.upper()], MINOR, taken, NOWHERE_ELSE):
            abroad.append({"x": at[0], "y": at[1], "text": name.upper()})
    written: list[tuple[list[dict[str, Any]], int, str, Weight]] = [
        (strong, NAME, "ink", 600),
        (soft, MINOR, "ink", 400),
        (minor, MINOR, "faint", 400),
        (abroad, MINOR, "axis", 400),
    ]
    return [
        written_at(rows, align="center", size=size, part=part, weight=weight)
        for rows, size, part, weight in written
        if rows
    ]


def _aside(region: Region, frame: Frame, lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return where a name may stand, those places first at which it lies within its region."""
    x, y = _middle(region, frame)
    half = max(width_of(line, NAME, 600) for line in lines) / 2

    def is_outside(shift: tuple[int, int]) -> bool:
        ends = (frame.back(x + shift[0] + end, y + shift[1]) for end in (-half, half))
        return not all(region.holds(*end) for end in ends)

    return sorted(ASIDE, key=is_outside)


def _middle(region: Region, frame: Frame) -> tuple[float, float]:
    return frame.at(*_inside(region))


def _fits(region: Region, frame: Frame) -> bool:
    """Tell whether a region is wide enough for its name."""
    (x, y), half = _middle(region, frame), width_of(region.name, MINOR) / 2
    return all(region.holds(*frame.back(x + end, y)) for end in (-half, half))


@lru_cache(maxsize=512)
def _inside(region: Region) -> tuple[float, float]:
    return middle_of(region)


def _round(frame: Frame, spot: Spot) -> Box:
    x, y = frame.at(spot.longitude, spot.latitude)
    reach = spot.radius + 2
    return x - reach, y - reach, x + reach, y + reach


def _room(
    frame: Frame,
    point: tuple[float, float],
    lines: Sequence[str],
    size: float,
    taken: list[Box],
    aside: Iterable[tuple[int, int]],
) -> tuple[float, float] | None:
    """Return where lines can be written near a point, and take the room; None where there is none."""
    half = max(width_of(line, size, 600) for line in lines) / 2 + 2
    for across, down in aside:
        x, y = min(max(point[0] + across, half), frame.width - half), point[1] + down
        box = (x - half, y - size * 0.7, x + half, y + size * 0.7 + LEADING * (len(lines) - 1))
        inside = box[1] >= 0 and box[3] <= frame.height
        if inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            return x, y
    return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@lru_cache(maxsize=64)
def _neighbours(frame: Frame, codes: tuple[str, ...]) -> list[tuple[str, tuple[float, float]]]:
    """Return for each other country with room in the frame its name, and the point farthest from its edges."""
    steps = range(1, GRID)
    grid = {(a, b): (frame.width * a / GRID, frame.height * b / GRID) for a in steps for b in steps}
    points = {at: frame.back(*pixel) for at, pixel in grid.items()}
    found = []
    for code, country in countries().items():
        if code in codes:
            continue
        mine = {at for at, point in points.items() if any(region.holds(*point) for region in country.regions)}
        best = max(sorted(mine), key=lambda at: _depth(at, mine), default=None)
        needed = width_of(country.name.upper(), MINOR) * GRID / frame.width / 4
        if best and _depth(best, mine) >= needed:
            found.append((country.name, grid[best]))
    return found


def _depth(at: tuple[int, int], mine: set[tuple[int, int]]) -> int:
    """Return how many steps of the grid a point is inside; a name is wide, so that steps across count half."""
    depth = 0
    while all((at[0] + 2 * a * (depth + 1), at[1] + b * (depth + 1)) in mine for a in (-1, 0, 1) for b in (-1, 0, 1)):
        depth += 1
    return depth
