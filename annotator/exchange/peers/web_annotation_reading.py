"""Reads W3C Web Annotations: our own files, those of editions, and other people's tags on passages."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from annotator.exchange.contract import Problem
from annotator.exchange.peers import shape
from annotator.exchange.peers.json_files import items
from annotator.exchange.peers.shape import Annotation, Document, Text, joined
from annotator.exchange.peers.web_annotation import HASH
from annotator.exchange.tables.bounds import BadTable, Bounds

DECIDED = "It is told as {status}; here it is a candidate."


def read(path: Path, bounds: Bounds) -> Iterator[Document]:
    """Yield the texts that are referred to, one after the other, with their annotations."""
    found = (one for item in items(path, bounds) for one in _annotations(item))
    told = ((_text(one), _annotation(one, number)) for number, one in enumerate(found, start=1))
    for text, group in groupby(told, key=lambda pair: pair[0]):
        yield Document(text, tuple(annotation for _, annotation in group))


def _annotations(item: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the annotations of a collection, a page or a list, or the one that it is."""
    if not isinstance(item, dict):
        raise BadTable("This is no Web Annotation: it is no object.")
    listed = item.get("items", item.get("first"))
    if isinstance(listed, dict):
        yield from _annotations(listed)
    elif isinstance(listed, list):
        yield from (one for one in listed if isinstance(one, dict))
    elif item.get("target") or "Annotation" in _list(item.get("type")):
        yield item
    else:
        raise BadTable("This is no Web Annotation: it has neither a target nor a list of annotations.")


def _text(annotation: Mapping[str, Any]) -> Text:
    """Return the text that an annotation is on: by the hash of the text itself, or else by its address."""
    source = _source(annotation)
    id = source.get("id", "")
    text = _id(source.get("claimdesk:text")) or (id if id.startswith(HASH) else "")
    url = _id(source.get("prov:hadPrimarySource")) or ("" if id.startswith(HASH) else id)
    return Text(
        article=str(source.get("claimdesk:article") or ""),
        url=url if url.startswith(("http://", "https://")) else "",
        language=str(source.get("language") or ""),
        sha256=text.removeprefix(HASH),
    )


def _source(annotation: Mapping[str, Any]) -> dict[str, Any]:
    target = _target(annotation)
    source = target.get("source", target.get("id")) if isinstance(target, dict) else target
    found = source if isinstance(source, dict) else {"id": str(source or "")}
    return found | {"id": str(found.get("id") or "")}


def _target(annotation: Mapping[str, Any]) -> Any:
    return next(iter(_list(annotation.get("target"))), {})


def _annotation(found: Mapping[str, Any], number: int) -> Annotation:
    selectors = _selectors(_target(found))
    position, words = selectors.get("TextPositionSelector", {}), selectors.get("TextQuoteSelector", {})
    start, end = (_whole(position.get(name)) for name in ("start", "end"))
    bodies = _list(found.get("body"))
    claim = next((one for one in bodies if isinstance(one, dict) and "claimdesk:kind" in one), {})
    problems: tuple[Problem, ...] = ()
    if not words.get("exact") and (start is None or end is None):
        reason = "It points at no passage: there is neither a quote nor a position in its target."
        problems = (Problem.of("position", "quote", "", reason),)
    return Annotation(
        id=_short(_id(found) or str(number)),
        start=start, end=end, quote=str(words.get("exact") or ""),
        values=_values(claim) if claim else _tagged(bodies),
        of=_short(_id(claim.get("claimdesk:of"))),
        annotator=_creator(found),
        note=_texts(bodies, "commenting", "describing", "replying"),
        problems=problems,
        notes=(DECIDED.format(status=claim["claimdesk:status"]),) if claim.get("claimdesk:status") else (),
    )  # fmt: skip


def _selectors(target: Any) -> dict[str, Mapping[str, Any]]:
    """Return the selectors by type, those that refine another one too."""
    found: dict[str, Mapping[str, Any]] = {}
    waiting = _list(target.get("selector")) if isinstance(target, dict) else []
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            found.setdefault(str(one.get("type")), one)
            waiting += _list(one.get("refinedBy"))
    return found


def _values(claim: Mapping[str, Any]) -> dict[str, str]:
    told = {name: _cell(claim.get(f"claimdesk:{name}")) for name in shape.VALUES}
    return {name: value for name, value in told.items() if value}


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return joined([str(one) for one in value])
    return "" if value is None else str(value)


def _tagged(bodies: list[Any]) -> dict[str, str]:
    """Return the kind that a plain tag names."""
    tags = _texts(bodies, "tagging", "classifying").split("\n")
    return {"kind": tags[0]} if tags[0] else {}


def _texts(bodies: list[Any], *purposes: str) -> str:
    found = (one for one in bodies if isinstance(one, dict) and one.get("purpose", "commenting") in purposes)
    return "\n".join(str(one["value"]) for one in found if one.get("value"))


def _creator(found: Mapping[str, Any]) -> str:
    creator = next(iter(_list(found.get("creator"))), "")
    return str(creator.get("name") or creator.get("id") or "") if isinstance(creator, dict) else str(creator)


def _short(id: str) -> str:
    """Return our own ids as they were before they became addresses."""
    return id.rpartition(":claim-")[2] if id.startswith("urn:claimdesk:") else id


def _id(found: Any) -> str:
    return str(found.get("id") or "") if isinstance(found, dict) else found if isinstance(found, str) else ""


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [] if found is None else [found]
