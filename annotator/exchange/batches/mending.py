"""The rows that were not imported, as they were, each with why: mended, they can be sent as a file of their own."""

import csv
from collections.abc import Iterator

from django.db.models import Q

from annotator.exchange import files
from annotator.exchange.apostrophes import safe
from annotator.exchange.batches.files import kept_file
from annotator.exchange.batches.models import ImportBatch, ImportRow
from annotator.exchange.contract import Outcome
from annotator.exchange.tables import Layout

WHY = "why it was not imported"
MEANWHILE = "What it is about was changed between the preview and the import."
SHOWN_AT_ONCE = 2000


class _Line:
    def write(self, line: str) -> str:
        return line


def rows_to_mend(batch: ImportBatch) -> Iterator[str]:
    """Yield, as lines of CSV, the file's headings and the rows that were refused or left alone, under them.

    Cells that a spreadsheet would run begin with an apostrophe, which reading takes off again. Files that came in a
    ZIP beside their rows are not in it.
    """
    layout, writer = Layout.from_json(batch.layout), csv.writer(_Line())
    yield writer.writerow([*map(safe, layout.columns), WHY])
    reasons = _reasons(batch)
    number, reason = next(reasons, (0, ""))
    with kept_file(batch) as path:
        for row in files.read(path, layout):
            if row.number == number:
                cells = [row.cells.get(name, "") for name in layout.columns]
                yield writer.writerow([safe(cell) for cell in (*cells, reason)])
                number, reason = next(reasons, (0, ""))


def _reasons(batch: ImportBatch) -> Iterator[tuple[int, str]]:
    """Yield number and reason of each row that was not imported, in the order of the file."""
    left = ImportRow.objects.filter(batch=batch).filter(Q(outcome=Outcome.REFUSED) | Q(meanwhile=True))
    for row in left.order_by("number").iterator(chunk_size=SHOWN_AT_ONCE):
        said = [f"{one['field']}: {one['reason']}" if one["field"] else one["reason"] for one in row.problems]
        yield row.number, " ".join(said) or MEANWHILE
