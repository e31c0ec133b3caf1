"""Which source covers which month: what was counted, what was read in vain, and where there is nothing to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.charts.letters import wrapped
from reports.charts.palette import LIGHT, STEPS
from reports.charts.picture import NARROW, Picture, Table, made, remembered
from reports.charts.sheet import LABEL, LINE, SLIM, SMALL, WIDE, Sheet, page, written_at
from reports.charts.vega import Spec, as_is, layered, marks, pixels, until

CELL = 34
MOST_ROWS, MOST_MONTHS = 24, {False: 12, True: 6}
COLUMNS = ("source", "month", "articles", "claims that count", "in words")
# From which number of claims on a cell is darker.
FROM = (1, 3, 10, 30, 100)
DARK = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source gave for one month: its articles about it, and the claims that count."""

    articles: int
    claims: int

    @property
    def step(self) -> int:
        """Return how dark the cell is, from 0."""
        return sum(self.claims >= least for least in FROM) - 1

    @property
    def words(self) -> str:
        """Return what the cell says."""
        if self.claims:
            return f"{self.claims:,} claim{'s' if self.claims > 1 else ''}"
        return "read, nothing counts" if self.articles else "no report"


@dataclass(frozen=True, slots=True)
class Covered:
    """One source over the months."""

    source: str
    cells: tuple[Cell, ...]


@remembered
def coverage_picture(sources: Sequence[Covered], months: Sequence[str], *, note: str) -> tuple[Picture, ...]:
    """Return the coverage in both widths; none without sources."""
    if not sources or not months:
        return ()
    title = "Who reported on which month"
    says = (
        "Numbers are claims that count, darker for more. A ring is an article in which nothing counts. "
        "Hatched: no report at all; that is silence, not a zero."
    )
    description = f"{says} " + " ".join(_said(one, months) for one in sources)
    rows = tuple(
        (one.source, month, cell.articles, cell.claims, cell.words)
        for one in sources
        for month, cell in zip(months, one.cells, strict=True)
    )
    return tuple(
        made(
            name=f"coverage{ending}",
            title=title,
            description=description,
            spec=_spec(sources[:MOST_ROWS], months, sheet, title=title, says=says, note=note),
            table=Table(COLUMNS, rows),
        )
        for ending, sheet in (("", WIDE), (NARROW, SLIM))
    )


def _said(one: Covered, months: Sequence[str]) -> str:
    return f"{one.source}: " + "; ".join(f"{m} {cell.words}" for m, cell in zip(months, one.cells, strict=True)) + "."


def _spec(
    sources: Sequence[Covered], months: Sequence[str], sheet: Sheet, *, title: str, says: str, note: str
) -> dict[str, Any]:
    room = Sheet(sheet.width, 130 if sheet.is_narrow else 210, 0)
    shown = min(MOST_MONTHS[sheet.is_narrow], len(months))
    view = _grid(sources, months[-shown:], shown, room)
    return page([view], room, title=title, says=says, note=note)


def _grid(sources: Sequence[Covered], months: Sequence[str], shown: int, sheet: Sheet) -> Spec:
    wide = min(sheet.plot / shown, 96)
    cells: list[dict[str, Any]] = [
        {
            "x": at * wide + 1, "x2": (at + 1) * wide - 1, "y": row * CELL + 1, "y2": (row + 1) * CELL - 1,
            "mx": (at + 0.5) * wide, "my": (row + 0.5) * CELL, "cell": cell,
        }
        for row, one in enumerate(sources)
        for at, cell in enumerate(one.cells[-shown:])
    ]  # fmt: skip
    counted = [_place(cell, fill=STEPS[cell["cell"].step]) for cell in cells if cell["cell"].claims]
    quiet = [_place(cell, fill=LIGHT["silence"]) for cell in cells if not cell["cell"].articles]
    empty = [_place(cell) for cell in cells if cell["cell"].articles and not cell["cell"].claims]
    numbers = [
        {"x": cell["mx"], "y": cell["my"], "text": f"{cell['cell'].claims:,}", "dark": cell["cell"].step >= DARK}
        for cell in cells
        if cell["cell"].claims
    ]
    layers = [
        _boxes([*counted, *quiet]),
        _rings(empty),
        *(
            written_at([one for one in numbers if one["dark"] is dark], align="center", part="paper" if dark else "ink")
            for dark in (False, True)
        ),
        _names(sources, sheet),
        _heads(months, wide),
    ]
    return layered(layers, width=sheet.plot, height=CELL * len(sources))


def _place(cell: dict[str, Any], fill: str = "") -> dict[str, Any]:
    return {name: cell[name] for name in ("x", "x2", "y", "y2", "mx", "my")} | {"fill": fill}


def _boxes(rows: Sequence[dict[str, Any]]) -> Spec:
    where = {"x": pixels("x"), "x2": until("x2"), "y": pixels("y"), "y2": until("y2"), "fill": as_is("fill")}
    return marks(rows, "rect", where, opacity=1)


def _rings(rows: Sequence[dict[str, Any]]) -> Spec:
    where = {"x": pixels("mx"), "y": pixels("my")}
    look = {"fill": LIGHT["paper"], "stroke": LIGHT["ink"], "strokeWidth": 1.5, "size": 80, "opacity": 1}
    return marks(rows, "point", where, shape="circle", filled=True, **look)


def _names(sources: Sequence[Covered], sheet: Sheet) -> Spec:
    rows = []
    for row, one in enumerate(sources):
        lines = wrapped(one.source, sheet.names - 14, LABEL)
        lines = [*lines[:1], f"{' '.join(lines[1:2])}…"] if len(lines) > 2 else lines
        first = (row + 0.5) * CELL - LINE * (len(lines) - 1) / 2
        rows += [{"x": -sheet.names, "y": first + at * LINE, "text": line} for at, line in enumerate(lines)]
    return written_at(rows)


def _heads(months: Sequence[str], wide: float) -> Spec:
    rows = [
        {"x": (at + 0.5) * wide, "y": -22 + 14 * line, "text": text}
        for at, month in enumerate(months)
        for line, text in enumerate(month.split(" "))
    ]
    return written_at(rows, align="center", size=SMALL, part="faint")
