"""Named values as rows of one panel: the name, its range on a common axis, and the number in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.charts.letters import wrapped
from reports.charts.marks import Placed, Ruler, range_marks
from reports.charts.sheet import LABEL, LINE, Sheet, Weight, written_at
from reports.charts.values import Value, top
from reports.charts.vega import Spec, layered

GAP = 15
HEAD = 26


@dataclass(frozen=True, slots=True)
class Named:
    """A value and its name; `strong` sets one apart from its neighbours."""

    name: str
    value: Value
    bar: str = "bar"
    edge: str = "edge"
    strong: bool = False


def panel(heading: str, rows: Sequence[Named], sheet: Sheet, *, end: int = 0) -> Spec:
    """Return the rows on one axis under a heading; `end` is where the axis ends, if others share it."""
    ruler = Ruler(end or top(row.value for row in rows), sheet.plot, ticks=5, grid=not sheet.is_narrow)
    laid, height = (_above if sheet.is_narrow else _beside)(rows, sheet)
    texts = [text for row in laid for text in row.texts]
    layers = range_marks([row.placed for row in laid], ruler)
    names = [_written(texts, side, strong) for side in ("name", "words") for strong in (False, True)]
    head = (
        written_at([{"x": -sheet.names, "y": -HEAD / 2, "text": heading}], part="ink", weight=600) if heading else None
    )
    return layered([*layers, *names, head], width=sheet.plot, height=height)


def _written(texts: Sequence[dict[str, Any]], side: str, strong: bool) -> Spec | None:
    rows = [text for text in texts if text["side"] == side and text["strong"] is strong]
    weight: Weight = 600 if strong else 400
    if not rows:
        return None
    if side == "name":
        return written_at(rows, weight=weight)
    return written_at(rows, align="right", part="soft", weight=weight)


@dataclass(frozen=True, slots=True)
class _Laid:
    placed: Placed
    texts: list[dict[str, Any]]


def _beside(rows: Sequence[Named], sheet: Sheet) -> tuple[list[_Laid], int]:
    """Lay names to the left and words to the right of each range."""
    laid, y = [], 0
    for row in rows:
        name = wrapped(row.name, sheet.names - 16, LABEL, 600 if row.strong else 400)
        words = wrapped(row.value.words, sheet.words - 14, LABEL)
        height = max(len(name), len(words), 1) * LINE + GAP - 4
        middle = y + height / 2
        texts = [
            *_lines(name, -sheet.names, middle, "name", row.strong),
            *_lines(words, sheet.plot + sheet.words, middle, "words", row.strong),
        ]
        laid.append(_Laid(Placed(middle, row.value, row.bar, row.edge), texts))
        y += height
    return laid, y


def _above(rows: Sequence[Named], sheet: Sheet) -> tuple[list[_Laid], int]:
    """Lay names and words above each range, the words below the name where both do not fit on a line."""
    laid, y = [], 0
    for row in rows:
        name = wrapped(row.name, sheet.width * 0.62, LABEL, 600 if row.strong else 400)
        words = wrapped(row.value.words, sheet.width * 0.36, LABEL)
        lines = max(len(name), len(words), 1)
        texts = [
            *_lines(name, 0, y + LINE * len(name) / 2, "name", row.strong),
            *_lines(words, sheet.width, y + LINE * len(words) / 2, "words", row.strong),
        ]
        y += lines * LINE
        laid.append(_Laid(Placed(y + 11, row.value, row.bar, row.edge), texts))
        y += 22 + GAP - 4
    return laid, y


def _lines(lines: Sequence[str], x: float, middle: float, side: str, strong: bool) -> list[dict[str, Any]]:
    first = middle - LINE * (len(lines) - 1) / 2
    return [
        {"x": x, "y": first + at * LINE, "text": line, "side": side, "strong": strong} for at, line in enumerate(lines)
    ]
