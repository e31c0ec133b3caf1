"""Which files are other tools' annotations, and their rows: what claims come from besides tables."""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from annotator.exchange.contract import Row
from annotator.exchange.peers import (
    brat,
    brat_reading,
    doccano,
    label_studio,
    label_studio_reading,
    web_annotation,
    web_annotation_reading,
)
from annotator.exchange.peers.rows import COLUMNS, article_rows, claim_rows
from annotator.exchange.peers.shape import FIELDS, OF_TEXTS, Document
from annotator.exchange.tables.bounds import BOUNDS, BadTable, Bounds
from annotator.exchange.tables.layout import Layout
from annotator.exchange.tables.packages import opened

SAMPLE = 5
TEXTS = "_texts"  # ends the name of a layout that reads the texts instead of the annotations
_HEAD = 4 << 20


@dataclass(frozen=True, slots=True)
class Format:
    """One tool's format both ways; `held` are the fields of an annotation that it can hold."""

    id: str
    label: str
    suffix: str
    held: frozenset[str]
    read: Callable[[Path, Bounds], Iterator[Document]]
    write: Callable[[Iterable[Document], BinaryIO], None]
    carries_texts: bool = True
    loses: str = ""

    @property
    def cannot_hold(self) -> tuple[str, ...]:
        """Return the fields that get lost in it."""
        return tuple(name for name in FIELDS if name not in self.held)


FORMATS = {
    one.id: one
    for one in (
        Format("label_studio", "Label Studio (JSON)", ".json", label_studio.HELD,
               label_studio_reading.read, label_studio.write,
               loses="who annotated is written as the model's version, since Label Studio knows people by accounts"),
        Format("doccano", "doccano (JSON Lines)", ".jsonl", doccano.HELD, doccano.read, doccano.write,
               loses="a role is held only where a claim is of another one, as the relation's type; positions in "
               "projects that count clusters of graphemes cannot be told from others"),
        Format("brat", "brat standoff (ZIP)", ".zip", brat.HELD, brat_reading.read, brat.write,
               loses="of a text only its number is held, in its file's name; numbers, names and days stand in notes"),
        Format("web_annotation", "W3C Web Annotation (JSON-LD)", ".jsonld", web_annotation.HELD,
               web_annotation_reading.read, web_annotation.write, carries_texts=False,
               loses="texts are referred to by hash and address, not carried"),
    )
}  # fmt: skip


class ClaimsOfPeers:
    """Annotations as rows of claims."""

    formats = frozenset(FORMATS)

    def detect(self, path: Path, filename: str = "", bounds: Bounds = BOUNDS) -> Layout | None:
        """Return the layout of a file of annotations, or None where it is none: then it is a table."""
        return _layout(path, bounds, "", COLUMNS, _claims)

    def read(self, path: Path, layout: Layout, bounds: Bounds = BOUNDS) -> Iterator[Row]:
        """Yield a row for each annotation of a file."""
        return _bounded(_claims(path, layout.format, bounds), bounds)


class ArticlesOfPeers:
    """The texts that annotations are on, as rows of articles."""

    formats = frozenset(f"{one.id}{TEXTS}" for one in FORMATS.values() if one.carries_texts)

    def detect(self, path: Path, filename: str = "", bounds: Bounds = BOUNDS) -> Layout | None:
        """Return the layout of a file of annotations that carries its texts, or None."""
        layout = _layout(path, bounds, TEXTS, OF_TEXTS, _articles)
        return layout if layout and layout.format in self.formats else None

    def read(self, path: Path, layout: Layout, bounds: Bounds = BOUNDS) -> Iterator[Row]:
        """Yield a row for each text of a file."""
        return _bounded(_articles(path, layout.format.removesuffix(TEXTS), bounds), bounds)


def documents(path: Path, bounds: Bounds = BOUNDS) -> Iterator[Document]:
    """Yield the texts of a file of annotations, each with what is said of it."""
    bounds.check("file", path.stat().st_size)
    id = _format_of(path, bounds)
    if not id:
        raise BadTable(f"It is none of {', '.join(one.label for one in FORMATS.values())}.")
    return FORMATS[id].read(path, bounds)


Rows = Callable[[Path, str, Bounds], Iterator[Row]]


def _layout(path: Path, bounds: Bounds, what: str, columns: tuple[str, ...], rows: Rows) -> Layout | None:
    bounds.check("file", path.stat().st_size)
    id = _format_of(path, bounds)
    if not id:
        return None
    sample = tuple(row.cells for row in islice(rows(path, id, bounds), SAMPLE))
    lost = () if what else FORMATS[id].cannot_hold
    notes = (f"{FORMATS[id].label} has no {', '.join(lost)}; claims get the usual values.",) if lost else ()
    return Layout(format=f"{id}{what}", encoding="utf-8", columns=columns, sample=sample, notes=notes)


def _claims(path: Path, id: str, bounds: Bounds) -> Iterator[Row]:
    return claim_rows(FORMATS[id].read(path, bounds), id)


def _articles(path: Path, id: str, bounds: Bounds) -> Iterator[Row]:
    return article_rows(FORMATS[id].read(path, bounds))


def _bounded(rows: Iterator[Row], bounds: Bounds) -> Iterator[Row]:
    for row in rows:
        bounds.check("rows", row.number)
        yield row


def _format_of(path: Path, bounds: Bounds) -> str:
    if zipfile.is_zipfile(path):
        with opened(path, bounds) as archive:
            names = archive.namelist()
        return "brat" if any(name.endswith(".ann") for name in names) else ""
    with path.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8-sig", "replace").lstrip()
    return _of_object(_first_object(head), head)


def _of_object(found: dict[str, Any], head: str) -> str:
    if "anno.jsonld" in json.dumps(found.get("@context", "")) or ("target" in found and "body" in found):
        return "web_annotation"
    if isinstance(found.get("data"), dict) and {"annotations", "predictions"} & found.keys():
        return "label_studio"
    spans = next((found[name] for name in ("entities", "label", "labels") if name in found), None)
    if isinstance(found.get("text", found.get("data")), str) and _is_spans(spans):
        return "doccano"
    # A first object that is longer than what was looked at.
    if head.startswith(("{", "[")) and '"http://www.w3.org/ns/anno.jsonld"' in head[:1000]:
        return "web_annotation"
    if not found and head.startswith("[") and '"data"' in head and '"result"' in head:
        return "label_studio"
    return ""


def _is_spans(found: Any) -> bool:
    return isinstance(found, list) and all(
        (isinstance(one, list) and len(one) == 3) or (isinstance(one, dict) and "start_offset" in one) for one in found
    )


def _first_object(head: str) -> dict[str, Any]:
    start = head.find("{")
    if start < 0 or head[:start].strip("[ \t\r\n"):
        return {}
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(head, start)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
