"""Claims as W3C Web Annotations (JSON-LD), as editions publish them; the texts are referred to and not carried.

A target is named by the hash of its text or of the bytes received; positions count code points.
"""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from annotator.exchange.peers import shape
from annotator.exchange.peers.shape import Annotation, Document, Text, listed

STANDARD = "http://www.w3.org/ns/anno.jsonld"
OURS = {"prov": "http://www.w3.org/ns/prov#", "claimdesk": "urn:claimdesk:term:"}
HASH = "hash://sha256/"
AROUND = 32  # characters of prefix and suffix
HELD = frozenset(shape.FIELDS)


def write(documents: Iterable[Document], out: BinaryIO) -> None:
    """Write the annotations of texts as one collection."""
    head = {"@context": [STANDARD, OURS], "type": "AnnotationCollection", "label": "Claims"}
    out.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2].encode())
    out.write(b',\n "first": {"type": "AnnotationPage", "items": [')
    first = True
    for number, document in enumerate(documents, start=1):
        for one in document.annotations:
            out.write(b"\n" if first else b",\n")
            out.write(json.dumps(annotation(one, document.text, number), ensure_ascii=False).encode())
            first = False
    out.write(b"\n ]}\n}\n")


def annotation(one: Annotation, text: Text, number: int) -> dict[str, Any]:
    """Return one claim: what was read, in which words, by whom."""
    found: dict[str, Any] = {
        "id": _id(number, one.id),
        "type": "Annotation",
        "motivation": "classifying",
        "body": [_body(one, number), *_comment(one)],
        "target": {"type": "SpecificResource", "source": _source(text), "selector": _selectors(one, text.text or "")},
    }
    return found | ({"creator": {"type": "Person", "name": one.annotator}} if one.annotator else {})


def _id(number: int, id: str) -> str:
    return f"urn:claimdesk:text-{number}:claim-{id}"


def _body(one: Annotation, number: int) -> dict[str, Any]:
    values = {f"claimdesk:{name}": _value(name, value) for name, value in one.values.items() if value}
    of = {"claimdesk:of": {"id": _id(number, one.of)}} if one.of else {}
    return {"type": ["Dataset", "claimdesk:Claim"], **values, **of}


def _value(name: str, value: str) -> Any:
    if name in (*shape.NUMBERS, *shape.PRECISIONS):
        return int(value)
    return listed(value) if name in shape.LISTS else True if name in shape.FLAGS else value


def _comment(one: Annotation) -> list[dict[str, Any]]:
    return [{"type": "TextualBody", "purpose": "commenting", "value": one.note}] if one.note else []


def _source(text: Text) -> dict[str, Any]:
    named = {"id": f"{HASH}{text.sha256}" if text.sha256 else text.url, "type": "Text", "language": text.language}
    told: dict[str, Any] = {name: value for name, value in named.items() if value}
    if text.sha256:
        told["claimdesk:text"] = {"id": f"{HASH}{text.sha256}"}
    if text.article:
        told["claimdesk:article"] = text.article
    if text.url:
        told["prov:hadPrimarySource"] = {"id": text.url}
    return told


def _selectors(one: Annotation, text: str) -> list[dict[str, Any]]:
    start, end = one.start or 0, one.end or 0
    around = {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]} if text else {}
    return [
        {"type": "TextQuoteSelector", "exact": one.quote, **around},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
