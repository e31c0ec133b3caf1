"""XML as it streams by: elements as they end, and nothing kept of them. No entities, no network."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

Event = tuple[str, Any]


def events(source: Any, *tags: str) -> Iterator[Event]:
    """Return "start" and "end" of elements; what has ended is forgotten."""
    options = {"resolve_entities": False, "no_network": True, "huge_tree": True}
    for event, element in etree.iterparse(source, events=("start", "end"), tag=tags, **options):
        yield event, element
        if event == "end":
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def elements(source: Any, *tags: str) -> Iterator[Any]:
    """Return elements as they end."""
    return (element for event, element in events(source, *tags) if event == "end")
