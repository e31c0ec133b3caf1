"""The rows of a batch as a table for a spreadsheet: all of them, one after the other, with what is wrong in each."""

import csv
from collections.abc import Iterator
from pathlib import PurePath

from annotator.exchange.admin.preview import rows_of
from annotator.exchange.admin.problems import words_for
from annotator.exchange.apostrophes import safe
from annotator.exchange.batches.models import ImportBatch, ImportRow

HEADINGS = (
    "row",
    "outcome",
    "recognised by",
    "field",
    "value",
    "what is wrong",
    "why",
    "now",
    "after the import",
    "notes",
)
# Spreadsheets take a table for UTF-8 by this sign alone.
MARK = "\ufeff"


class Line:
    """What csv writes to: it hands each line back."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def name_of_file(batch: ImportBatch, name: str) -> str:
    """Return what the table is called: the file that it came from, and which rows it has."""
    stem = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in PurePath(batch.filename).stem)
    return f"import-{batch.pk}-{stem[:60].strip('-') or 'file'}-{name}.csv"


def table_of(batch: ImportBatch, name: str) -> Iterator[str]:
    """Yield the table line by line."""
    writer = csv.writer(Line())
    yield MARK + writer.writerow(HEADINGS)
    for row in rows_of(batch, name).iterator(chunk_size=2000):
        for line in _lines(row):
            yield writer.writerow([safe(cell) for cell in line])


def _lines(row: ImportRow) -> Iterator[list[str]]:
    begin, notes = [str(row.number), row.outcome, row.key], " ".join(row.notes)
    for problem in row.problems:
        what = [problem["field"], problem["value"], words_for(problem["kind"]), problem["reason"]]
        yield [*begin, *what, "", "", notes]
    for field, (now, then) in row.diffs.items() if not row.problems else ():
        yield [*begin, field, "", "", "", now, then, notes]
    if not row.problems and not row.diffs:
        yield [*begin, "", "", "", "", "", "", notes]
