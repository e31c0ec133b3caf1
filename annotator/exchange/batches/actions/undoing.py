"""The undo: everything that a batch stored goes, or nothing does and each obstacle is named."""

from collections.abc import Iterator

from django.db import IntegrityError
from django.utils import timezone

from annotator.exchange.batches.actions.phases import SHOWN, InTheWay, Work, run_phase
from annotator.exchange.batches.files import ROWS
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch, StoredRow
from annotator.exchange.contract import Obstacle, Stored
from annotator.review.rules import NotAllowed


def run_undo(batch: ImportBatch) -> ImportBatch:
    """Take back all that a batch stored, in one transaction."""
    return run_phase(batch, State.UNDOING, _undo)


def _undo(work: Work) -> None:
    # Each row is looked at once for all obstacles, and once more right before it goes.
    work.progress.expect(2 * work.batch.stored)
    _look_for_obstacles(work)
    for chunk in chunks_of_stored(work.batch):
        if found := work.resource.in_the_way(chunk, work.context):
            raise InTheWay(list(found[:SHOWN]), len(found))
        _take_back(work, chunk)
        work.step(len(chunk))
    work.finish(State.UNDONE, undone_at=timezone.now())


def _look_for_obstacles(work: Work) -> None:
    first: list[Obstacle] = []
    count = 0
    for chunk in chunks_of_stored(work.batch):
        found = work.resource.in_the_way(chunk, work.context)
        count += len(found)
        first = sorted([*first, *found], key=lambda one: one.number)[:SHOWN]
        work.step(len(chunk))
    if count:
        raise InTheWay(first, count)


def _take_back(work: Work, chunk: list[Stored]) -> None:
    try:
        work.resource.take_back(chunk, work.context)
    except IntegrityError as error:
        raise NotAllowed(
            f"Something came to hang on rows {chunk[-1].number} to {chunk[0].number} while they were being taken "
            "back, so nothing was. Try again to see what it is."
        ) from error


def chunks_of_stored(batch: ImportBatch, rows: int = ROWS) -> Iterator[list[Stored]]:
    """Yield what was stored, the last row first: a row that leans on an earlier one goes before it."""
    kept = StoredRow.objects.filter(batch=batch).order_by("-number")
    chunk = list(kept[:rows])
    while chunk:
        yield [Stored(one.number, one.target, one.created, one.before, one.after) for one in chunk]
        chunk = list(kept.filter(number__lt=chunk[-1].number)[:rows])
