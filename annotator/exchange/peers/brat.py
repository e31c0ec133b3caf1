"""brat's standoff: a ZIP with a .txt and an .ann for each text. Positions count code points.

A claim is a text-bound annotation; terms are its attributes, and what an attribute cannot be (numbers, names, days) is
a note on it in JSON. As in brat itself, a passage over several lines is written as one piece for each.
"""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from annotator.claims.vocabulary import choices
from annotator.exchange.peers import shape
from annotator.exchange.peers.shape import Annotation, Document, listed
from annotator.exchange.peers.vocabularies import VOCABULARIES

HELD = frozenset(shape.FIELDS)
NOTE = "AnnotatorNotes"
ATTRIBUTES = (*(name for name in shape.TERMS if name != "kind"), *shape.PRECISIONS)
SCOPE = "scope_"
DAY = (1980, 1, 1, 0, 0, 0)  # the same texts make the same bytes
_LINE = re.compile(r"[^\n]+")


def write(documents: Iterable[Document], out: BinaryIO) -> None:
    """Write texts and their annotations as a ZIP, with the configuration by which brat shows them."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "annotation.conf", configuration())
        for number, document in enumerate(documents, start=1):
            name = f"article-{document.text.article}" if document.text.article else f"text-{number}"
            _add(archive, f"{name}.txt", document.text.text or "")
            _add(archive, f"{name}.ann", "".join(f"{line}\n" for line in lines(document)))


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(zipfile.ZipInfo(name, DAY), text.encode(), zipfile.ZIP_DEFLATED)


def lines(document: Document) -> Iterator[str]:
    """Yield the lines of a text's .ann."""
    ids = {one.id: f"T{number}" for number, one in enumerate(document.annotations, start=1)}
    text, attributes = document.text.text or "", 0
    for number, one in enumerate(document.annotations, start=1):
        yield _bound(one, ids[one.id], text)
        for said in _attributes(one):
            attributes += 1
            yield f"A{attributes}\t{said[0]} {ids[one.id]} {said[1]}".rstrip()
        if one.of in ids:
            yield f"R{number}\t{one.values.get('role') or 'of'} Arg1:{ids[one.id]} Arg2:{ids[one.of]}"
        if told := _told(one):
            yield f"#{number}\t{NOTE} {ids[one.id]}\t{json.dumps(told, ensure_ascii=False)}"


def _bound(one: Annotation, id: str, text: str) -> str:
    start, end = one.start or 0, one.end or 0
    pieces = [(found.start(), found.end()) for found in _LINE.finditer(text, start, end)]
    places = ";".join(f"{first} {last}" for first, last in pieces)
    words = " ".join(text[first:last] for first, last in pieces).replace("\t", " ")
    return f"{id}\t{one.values.get('kind', 'other')} {places}\t{words}"


def _attributes(one: Annotation) -> Iterator[tuple[str, str]]:
    yield from ((name, one.values[name]) for name in ATTRIBUTES if one.values.get(name))
    yield from ((f"{SCOPE}{flag}", "") for flag in listed(one.values.get("scope", "")))
    yield from ((name, "") for name in shape.FLAGS if one.values.get(name))


def _told(one: Annotation) -> dict[str, str]:
    beyond = (*shape.NUMBERS, *shape.DAYS, *shape.WORDS, "places")
    told = {name: one.values[name] for name in beyond if one.values.get(name)}
    told |= {"annotator": one.annotator, "note": one.note}
    return {name: value for name, value in told.items() if value}


def configuration() -> str:
    """Return brat's annotation.conf for the vocabularies here."""
    kinds = _ids("kinds")
    values = [f"{name}\tArg:<ENTITY>, Value:{'|'.join(_ids(VOCABULARIES[name]))}" for name in ATTRIBUTES]
    flags = [f"{name}\tArg:<ENTITY>" for name in (*(f"{SCOPE}{one}" for one in _ids("scopes")), *shape.FLAGS)]
    relations = [f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in (*_ids("roles"), "of")]
    parts = {"entities": kinds, "relations": relations, "events": [], "attributes": [*values, *flags]}
    return "\n".join(_part(name, entries) for name, entries in parts.items())


def _part(name: str, entries: Sequence[str]) -> str:
    return f"[{name}]\n" + "".join(f"{entry}\n" for entry in entries)


def _ids(vocabulary: str) -> list[str]:
    return [str(id) for id, _ in choices(vocabulary) if id != ""]
