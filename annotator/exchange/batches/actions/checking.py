"""The dry run: every row is read and judged, and nothing but what was found is written."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from django.db import connection, transaction

from annotator.exchange.batches.actions.phases import Work, run_phase
from annotator.exchange.batches.actions.rows import copy_checked, counts_of, forget_checked, refuse_repeated
from annotator.exchange.batches.files import chunks_of, count_rows, kept_file
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.contract import Checked, Outcome, Row


def run_check(batch: ImportBatch) -> ImportBatch:
    """Say of every row of the file what it would do."""
    return run_phase(batch, State.CHECKING, _check)


def _check(work: Work) -> None:
    forget_checked(work.batch)
    with kept_file(work.batch) as path:
        work.progress.expect(count_rows(work.batch, path))
        for rows in chunks_of(work.batch, path):
            with nothing_written():
                checked = work.resource.check(rows, work.context)
            copy_checked(work.batch, judged(rows, checked))
            work.step(len(rows))
    refuse_repeated(work.batch)
    work.finish(State.CHECKED, stored=0, meanwhile=0, **counts_of(work.batch))


@contextmanager
def nothing_written() -> Iterator[None]:
    """Let a resource look: the database refuses every write, and what was asked for afterwards never happens."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield
        transaction.set_rollback(True)


def judged(rows: Sequence[Row], checked: Sequence[Checked]) -> Iterator[Checked]:
    """Yield what the resource says of each row, refused where the row itself could not be read."""
    for row, one in zip(rows, checked, strict=True):
        if row.number != one.number:
            raise ValueError(f"The check of row {row.number} came back as that of row {one.number}.")
        unsaid = tuple(problem for problem in row.problems if problem not in one.problems)
        problems = (*unsaid, *one.problems)
        outcome = Outcome.REFUSED if problems else one.outcome
        yield replace(one, outcome=outcome, problems=problems, notes=tuple(dict.fromkeys((*row.notes, *one.notes))))
