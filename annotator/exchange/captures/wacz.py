"""WACZ files: the pages that a web archive has, as rows; what is archived in it is not read, its own page list is."""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from annotator.exchange.contract import Row
from annotator.exchange.tables import BadTable, Bounds, Layout
from annotator.exchange.tables.packages import content, opened

PACKAGE = "datapackage.json"
SAMPLE = 5
COPIES = ("url", "location", "archived_at", "sha256", "title", "tool", "kind")
TEXTS = ("text", "title", "url", "id")


class Wacz:
    """Pages of a web archive as rows of archived copies, told by the archive's name and hash."""

    formats = frozenset({"wacz"})

    def detect(self, path: Path, filename: str, bounds: Bounds) -> Layout | None:
        """Return the layout of a WACZ, or None where it is none; its hash and name are what a copy is told by."""
        if not _is_wacz(path, bounds):
            return None
        name = f"{filename.rpartition('/')[2] or path.name}"
        sample = tuple(row.cells for row in islice(_copies(path, name, bounds), SAMPLE))
        return Layout(format="wacz", sheet=name, columns=COPIES, sample=sample)

    def read(self, path: Path, layout: Layout, bounds: Bounds) -> Iterator[Row]:
        """Yield a row for each page."""
        return _copies(path, layout.sheet, bounds)


class WaczTexts:
    """Pages of a web archive that bring their text along, as rows of articles."""

    formats = frozenset({"wacz_texts"})

    def detect(self, path: Path, filename: str, bounds: Bounds) -> Layout | None:
        """Return the layout of a WACZ, or None where it is none."""
        if not _is_wacz(path, bounds):
            return None
        sample = tuple(row.cells for row in islice(_texts(path, bounds), SAMPLE))
        return Layout(format="wacz_texts", columns=TEXTS, sample=sample)

    def read(self, path: Path, layout: Layout, bounds: Bounds) -> Iterator[Row]:
        """Yield a row for each page with a text."""
        return _texts(path, bounds)


def _is_wacz(path: Path, bounds: Bounds) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    with opened(path, bounds) as archive:
        names = archive.namelist()
    return PACKAGE in names and any(_lists_pages(name) for name in names)


def _lists_pages(name: str) -> bool:
    return name.startswith("pages/") and name.endswith(".jsonl")


def _copies(path: Path, name: str, bounds: Bounds) -> Iterator[Row]:
    sha256 = _sum_of(path)
    for number, page, tool in _pages(path, bounds):
        said = {"url": _word(page, "url"), "title": _word(page, "title"), "archived_at": _word(page, "ts")}
        yield Row(number, said | {"location": name, "sha256": sha256, "tool": tool, "kind": "wacz"})


def _texts(path: Path, bounds: Bounds) -> Iterator[Row]:
    for number, page, _ in _pages(path, bounds):
        if text := _word(page, "text"):
            named = {name: _word(page, name) for name in ("title", "url", "id")}
            yield Row(number, {"text": text, **named})


def _pages(path: Path, bounds: Bounds) -> Iterator[tuple[int, Mapping[str, Any], str]]:
    """Yield the pages that the archive lists, numbered, each with the software that made the archive."""
    number = 0
    with opened(path, bounds) as archive:
        bounds.check("member", archive.getinfo(PACKAGE).file_size, PACKAGE)
        package = _object(content(archive, PACKAGE), PACKAGE)
        for name in sorted(filter(_lists_pages, archive.namelist())):
            bounds.check("member", archive.getinfo(name).file_size, name)
            for line in content(archive, name).split(b"\n"):
                page = _object(line, name) if line.strip() else {}
                if "url" in page:
                    number += 1
                    bounds.check("rows", number)
                    yield number, page, _word(package, "software")[:100]


def _object(data: bytes, name: str) -> Mapping[str, Any]:
    try:
        found = json.loads(data.decode())
    except (ValueError, RecursionError):
        raise BadTable(f"“{name}” in the web archive is no JSON.") from None
    if not isinstance(found, dict):
        raise BadTable(f"“{name}” in the web archive has something else than an object.")
    return found


def _word(found: Mapping[str, Any], name: str) -> str:
    return found[name] if isinstance(found.get(name), str) else ""


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
