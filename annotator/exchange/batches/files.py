"""The kept file of a batch as rows: under our names, a chunk at a time, so that memory stays flat."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.exchange import files
from annotator.exchange.batches.models import ImportBatch, ImportPiece
from annotator.exchange.contract import Problem, Row
from annotator.exchange.tables import BadTable, Layout

PIECE = 1024 * 1024
ROWS = 500  # a chunk has at most so many rows …
WEIGHT = 16 * 1024 * 1024  # … and is complete once it weighs so much: rows of a ZIP bring whole files along


@contextmanager
def kept_file(batch: ImportBatch) -> Iterator[Path]:
    """Put the batch's file together in a folder of its own, exactly as it came, for as long as it is needed."""
    with TemporaryDirectory(prefix="claimdesk-import-") as folder:
        path = Path(folder) / f"file{Path(batch.filename).suffix[:12]}"
        digest = hashlib.sha256()
        with path.open("wb") as file:
            for piece in pieces_of(batch):
                digest.update(piece)
                file.write(piece)
        if digest.hexdigest() != batch.sha256:
            raise BadTable("The kept file is no longer the one that was sent; send it again.")
        yield path


def pieces_of(batch: ImportBatch) -> Iterator[bytes]:
    """Yield the file's bytes, one piece in memory at a time."""
    pieces = ImportPiece.objects.filter(batch=batch).order_by("order")
    for pk in list(pieces.values_list("pk", flat=True)):
        yield bytes(pieces.values_list("content", flat=True).get(pk=pk))


def count_rows(batch: ImportBatch, path: Path) -> int:
    """Return how many rows the file has; a file that cannot be read to its end says so here, before any work."""
    return sum(1 for _ in files.read(path, Layout.from_json(batch.layout)))


def chunks_of(batch: ImportBatch, path: Path, rows: int = ROWS) -> Iterator[list[Row]]:
    """Yield the file's rows in chunks, their cells under the names of the resource's columns."""
    chunk: list[Row] = []
    weight = 0
    for row in files.read(path, Layout.from_json(batch.layout)):
        chunk.append(_named(batch, row))
        weight += len(row.content or b"") + sum(map(len, row.cells.values()))
        if len(chunk) >= rows or weight >= WEIGHT:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


def _named(batch: ImportBatch, row: Row) -> Row:
    return replace(row, cells=batch.cells_of(row.cells), problems=tuple(_of_use(batch.mapping, row.problems)))


def _of_use(mapping: dict[str, str], problems: Sequence[Problem]) -> Iterator[Problem]:
    """Keep what is wrong with the row as a whole or with a cell that is imported; name the cell by our column."""
    names = {heading: name for name, heading in mapping.items()}
    for problem in problems:
        if not problem.field or problem.field in names:
            yield replace(problem, field=names.get(problem.field, ""))
