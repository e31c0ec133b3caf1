"""What the check, the import and the undo have in common: alone, in one transaction, whole or not at all."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pghistory
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from psycopg.errors import DeadlockDetected

from annotator.exchange.batches.actions.progress import Progress
from annotator.exchange.batches.life import BACK, State
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.batches.recovery import LOCK
from annotator.exchange.contract import BulkResource, Context, Obstacle
from annotator.exchange.resources.registry import resource_of
from annotator.exchange.tables import BadTable
from annotator.review.rules import NotAllowed

log = logging.getLogger(__name__)

TRIES = 5
SHOWN = 200
WORDS = {State.CHECKING: "check", State.IMPORTING: "import", State.UNDOING: "undo"}

AT_ONCE = (
    "Somebody else wrote at the same moment what the {} was about to write, so nothing of it was kept. Begin it again: "
    "it then goes by what stands here now."
)


class Stopped(Exception):
    """Somebody cancelled the batch, or it moved on otherwise, while a worker was at it."""


class InTheWay(NotAllowed):
    """Something stands in the way of an undo; `first` are the first of the obstacles."""

    def __init__(self, first: list[Obstacle], count: int) -> None:
        self.first, self.count = first, count
        things = "1 thing stands" if count == 1 else f"{count:,} things stand"
        super().__init__(f"{things} in the way, so nothing was taken back: an import goes as a whole or not at all.")


@dataclass(frozen=True, slots=True)
class Work:
    """A batch in the hands of a worker."""

    batch: ImportBatch
    resource: BulkResource
    context: Context
    progress: Progress

    def step(self, rows: int) -> None:
        """Say that so many rows more are done; stops where the batch was cancelled meanwhile."""
        self.progress.add(rows)
        if not self._standing().exists():
            raise Stopped

    def finish(self, to: str, **values: Any) -> None:
        """Give the batch its next state, unless somebody else did."""
        if not self._standing().update(state=to, finished_at=timezone.now(), **values):
            raise Stopped

    def _standing(self) -> Any:
        return ImportBatch.objects.filter(pk=self.batch.pk, state=self.batch.state)


def run_phase(batch: ImportBatch, phase: State, work: Callable[[Work], None]) -> ImportBatch:
    """Do the work of a phase if the batch is in it and no other worker has it, and return the batch as it is then.

    All of it is one transaction: a worker that is killed leaves nothing. What fails goes back with a sentence.
    """
    try:
        with Progress(batch) as progress, transaction.atomic():
            if _take(batch):
                _do(ImportBatch.objects.get(pk=batch.pk), phase, work, progress)
    except Stopped:
        log.info("Import batch %s was stopped", batch.pk)
    except (BadTable, NotAllowed) as error:
        _go_back(batch, phase, str(error), error)
    except Exception as error:
        if _met_another(error):
            log.warning("Import batch %s met somebody else's write", batch.pk, exc_info=True)
            _go_back(batch, phase, AT_ONCE.format(WORDS[phase]))
            return ImportBatch.objects.get(pk=batch.pk)
        said = str(error).partition("\n")[0]
        _go_back(batch, phase, f"The {WORDS[phase]} failed and left nothing behind: {type(error).__name__}: {said}")
        raise
    return ImportBatch.objects.get(pk=batch.pk)


def _met_another(error: Exception) -> bool:
    """Tell whether somebody wrote the same at the same moment: a name is taken, or two waited for each other."""
    return isinstance(error, IntegrityError) or isinstance(error.__cause__, DeadlockDetected)


def _take(batch: ImportBatch) -> bool:
    """Be the only worker at the batch until the transaction ends, or its process does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s::int, %s::int)", [LOCK, batch.pk])
        return bool(cursor.fetchone()[0])


def _do(batch: ImportBatch, phase: State, work: Callable[[Work], None], progress: Progress) -> None:
    if batch.state != phase:
        return
    tries = progress.begin(phase)
    if tries > TRIES:
        raise NotAllowed(
            f"The {WORDS[phase]} was begun {TRIES} times and the worker died each time, most likely for want of "
            "memory. Nothing of it was kept; split the file, or ask whoever runs the machine."
        )
    resource = resource_of(batch.resource)
    with _history(batch, phase):
        _tell_database()
        work(Work(batch, resource, context_of(batch, phase), progress))


def context_of(batch: ImportBatch, phase: str) -> Context:
    """Return on whose behalf a phase runs."""
    return Context(user=_who(batch, phase), batch_id=batch.pk, options=batch.options)


def _who(batch: ImportBatch, phase: str) -> Any:
    return {State.IMPORTING: batch.confirmed_by, State.UNDOING: batch.undone_by}.get(State(phase)) or batch.user


def _history(batch: ImportBatch, phase: State) -> pghistory.context:
    who = _who(batch, phase)
    reason = f"{WORDS[phase]} of batch {batch.pk}"
    return pghistory.context(user=who.pk, by=who.get_username(), reason=reason, batch=batch.pk)


def _tell_database() -> None:
    """Let the history know of person and batch before a resource writes by COPY, which says nothing of its own."""
    with connection.cursor() as cursor:
        cursor.execute("WITH nothing AS (SELECT) SELECT FROM nothing")


@transaction.atomic
def _go_back(batch: ImportBatch, phase: State, sentence: str, error: Exception | None = None) -> None:
    found: dict[str, Any] = {"undone_by": None} if phase == State.UNDOING else {}
    if isinstance(error, InTheWay):
        told = [{"number": one.number, "reason": one.reason, "url": one.url} for one in error.first]
        found |= {"obstacles": told, "obstacle_count": error.count}
    with _history(batch, phase):
        ImportBatch.objects.filter(pk=batch.pk, state=phase).update(
            state=BACK[phase], problem=sentence, finished_at=timezone.now(), **found
        )
