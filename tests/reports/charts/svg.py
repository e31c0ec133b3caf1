"""Reads an SVG as its reader sees it: where each text stands and how far it reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from reports.charts.letters import width_of

SVG = "{http://www.w3.org/2000/svg}"
_MOVE = re.compile(r"translate\(([-\d.]+),\s*([-\d.]+)\)")
_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True)
class Text:
    """A line of text and the box that it fills."""

    words: str
    left: float
    right: float
    top: float
    bottom: float


def size(svg: str) -> tuple[float, float]:
    """Return the width and height of a drawing."""
    root = ElementTree.fromstring(svg)
    return float(root.attrib["width"]), float(root.attrib["height"])


def texts(svg: str) -> list[Text]:
    """Return every line that is drawn."""
    return list(_texts(ElementTree.fromstring(svg), 0, 0))


def _texts(element: ElementTree.Element, x: float, y: float) -> Iterator[Text]:
    for moved in _MOVE.finditer(element.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{SVG}text":
        yield from _lines(element, x, y)
    for child in element:
        yield from _texts(child, x, y)


def _lines(element: ElementTree.Element, x: float, y: float) -> Iterator[Text]:
    size = float(element.attrib["font-size"].removesuffix("px"))
    weight = 600 if element.get("font-weight") == "600" else 400
    spans = element.findall(f"{SVG}tspan") or [element]
    for span in spans:
        y += float(span.get("dy", 0)) if span is not element else 0
        words = span.text or ""
        width = width_of(words, size, weight)
        left = x - width * _SHARE[element.get("text-anchor", "start")]
        yield Text(words, left, left + width, y - size * 0.75, y + size * 0.25)
