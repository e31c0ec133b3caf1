"""The two verbs: `detect` says how a file is laid out, `read` goes by it."""

from collections.abc import Iterator
from pathlib import Path

from annotator.exchange.contract import Row
from annotator.exchange.tables import bundles, grids, records
from annotator.exchange.tables.bounds import BOUNDS, Bounds
from annotator.exchange.tables.layout import Layout
from annotator.exchange.tables.signatures import kind_of


def detect(path: Path, filename: str = "", bounds: Bounds = BOUNDS, chosen: Layout | None = None) -> Layout:
    """Say how a file is laid out, by its content more than by its name.

    `chosen` is an earlier layout in which a person corrected encoding, delimiter or sheet. Raise `BadTable` for a file
    that is no table or goes past a bound.
    """
    bounds.check("file", path.stat().st_size)
    kind = kind_of(path, filename, bounds)
    if kind == "zip":
        return bundles.detect(path, bounds, detect, read)
    if kind in grids.SPREADSHEETS:
        return grids.detect_sheets(path, kind, bounds, chosen)
    if kind in ("json", "jsonl"):
        return records.detect_json(path, kind, bounds, chosen)
    return grids.detect_text(path, filename, bounds, chosen)


def read(path: Path, layout: Layout, bounds: Bounds = BOUNDS) -> Iterator[Row]:
    """Return the rows of a file one by one, holding no more than one of them; empty rows are passed over.

    Raise `BadTable` in the middle where the file turns out to be cut off, damaged or past a bound.
    """
    bounds.check("file", path.stat().st_size)
    if layout.format == "zip":
        return bundles.read(path, layout, bounds, detect, read)
    if layout.format in ("json", "jsonl"):
        return records.read(path, layout, bounds)
    return grids.read(path, layout, bounds)
