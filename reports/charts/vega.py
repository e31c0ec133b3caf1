"""The few words of Vega-Lite that the pictures are written in, as plain dictionaries. Pure.

Altair builds the same, but copies every part each time parts are put together; tests hold our specifications to its
schema instead.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Spec = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def marks(rows: Rows, kind: str, encoding: Spec, **look: Any) -> Spec:
    """Return one mark for each row."""
    return {"data": {"values": list(rows)}, "mark": {"type": kind, **look}, "encoding": encoding}


def pixels(field: str) -> Spec:
    """Return a place that rows give in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def until(field: str) -> Spec:
    """Return the far end of a mark that stretches."""
    return {"field": field}


def as_is(field: str) -> Spec:
    """Return a look that rows give themselves: a colour as it is written, a size in square pixels."""
    return {"field": field, "type": "nominal" if field in ("fill", "bar", "edge") else "quantitative", "scale": None,
            "legend": None}  # fmt: skip


def fixed(value: float | str) -> Spec:
    """Return a place or a look that is the same for every row."""
    return {"value": value}


def layered(layers: Sequence[Spec | None], **rest: Any) -> Spec:
    """Return layers on one another, the first at the bottom, without those that have nothing to draw."""
    return {"layer": [layer for layer in layers if layer is not None], **rest}


def beside(views: Sequence[Spec], spacing: int) -> Spec:
    """Return views side by side, as far apart as said whatever stands out of them."""
    return {"hconcat": list(views), "spacing": spacing, "bounds": "flush"}
