"""doccano's JSON Lines of sequence labelling: spans with a label, and relations between them; nothing else fits.

Positions count units of UTF-16, as doccano's pages do unless a project counts clusters of graphemes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from annotator.exchange.contract import Problem
from annotator.exchange.peers import shape
from annotator.exchange.peers.json_files import items
from annotator.exchange.peers.offsets import Span, Units, span_of
from annotator.exchange.peers.relations import is_of, role_of
from annotator.exchange.peers.shape import Annotation, Document, Text
from annotator.exchange.tables.bounds import BadTable, Bounds

HELD = frozenset({"start", "end", "quote", "kind", "of"})
COUNTED = "Its positions count units of UTF-16, as doccano does; they were counted anew."


def write(documents: Iterable[Document], out: BinaryIO) -> None:
    """Write texts and their annotations, one text a line."""
    for document in documents:
        out.write(json.dumps(example(document), ensure_ascii=False).encode() + b"\n")


def example(document: Document) -> dict[str, Any]:
    """Return one text as an example; what is known of the text goes along as its meta data."""
    text, units = document.text, Units(document.text.text or "")
    ids = {one.id: number for number, one in enumerate(document.annotations, start=1)}
    about = {name: getattr(text, name) for name in shape.OF_TEXTS if name != "text" and getattr(text, name)}
    return {
        "text": text.text or "",
        "entities": [_entity(one, ids[one.id], units) for one in document.annotations],
        "relations": [_relation(one, ids) for one in document.annotations if one.of in ids],
        **about,
    }


def _entity(one: Annotation, id: int, units: Units) -> dict[str, Any]:
    return {
        "id": id,
        "label": one.values.get("kind", "other"),
        "start_offset": units.units(one.start or 0),
        "end_offset": units.units(one.end or 0),
    }


def _relation(one: Annotation, ids: Mapping[str, int]) -> dict[str, Any]:
    return {"from_id": ids[one.id], "to_id": ids[one.of], "type": one.values.get("role") or "of"}


def read(path: Path, bounds: Bounds) -> Iterator[Document]:
    """Yield each line's text with its annotations."""
    for number, found in enumerate(items(path, bounds), start=1):
        if not isinstance(found, dict) or not isinstance(found.get("text", found.get("data")), str):
            raise BadTable(f"Line {number} is no example of doccano: it has no text.")
        yield document(found)


def document(example: Mapping[str, Any]) -> Document:
    """Return one example."""
    text = example.get("text", example.get("data"))
    units = Units(text)
    about = {name: str(example.get(name) or "") for name in shape.OF_TEXTS if name != "text"}
    related = {str(one.get("from_id")): one for one in _dicts(example.get("relations")) if is_of([_type(one)])}
    found = [_annotation(one, text, units, related) for one in _spans(example)]
    return Document(Text(text=text, **about), tuple(found))


def _spans(example: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the spans, which stand as objects where relations are in use and as lists of three elsewhere."""
    names = (name for name in ("entities", "label", "labels") if isinstance(example.get(name), list))
    found: list[Any] = example[name] if (name := next(names, "")) else []
    return [_span(number, one) for number, one in enumerate(found)]


def _span(number: int, one: Any) -> Mapping[str, Any]:
    if isinstance(one, list) and len(one) == 3:
        return {"id": f"s{number}", "start_offset": one[0], "end_offset": one[1], "label": one[2]}
    return one if isinstance(one, dict) else {"id": f"s{number}", "label": str(one)}


def _annotation(one: Mapping[str, Any], text: str, units: Units, related: Mapping[str, Any]) -> Annotation:
    start, end, id = one.get("start_offset"), one.get("end_offset"), str(one.get("id", ""))
    placed = span_of(start, end, len(text) + len(units.wide))
    span = units.span(start, end) if isinstance(placed, Span) else placed
    if span is None:
        span = Problem.of(
            "position", "start", f"{start}–{end}", "The passage begins or ends in the midst of a character."
        )
    values = {"kind": str(one.get("label", ""))}
    whole = related.get(id)
    if whole and role_of(_type(whole)):
        values["role"] = role_of(_type(whole))
    of = str(whole.get("to_id")) if whole else ""
    if isinstance(span, Problem):
        return Annotation(id, None, None, "", values, of, problems=(span,))
    notes = (COUNTED,) if (span.start, span.end) != (start, end) else ()
    return Annotation(id, span.start, span.end, text[span.start : span.end], values, of, notes=notes)


def _type(relation: Mapping[str, Any]) -> str:
    return str(relation.get("type") or "")


def _dicts(found: Any) -> list[Mapping[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
