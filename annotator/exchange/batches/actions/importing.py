"""The import: the file is read and judged once more, and what still does what the preview said is stored."""

from collections.abc import Sequence

from django.db import connection

from annotator.exchange.batches.actions.checking import judged
from annotator.exchange.batches.actions.phases import Work, run_phase
from annotator.exchange.batches.actions.rows import copy_stored, mark_meanwhile
from annotator.exchange.batches.files import chunks_of, kept_file
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch, ImportRow
from annotator.exchange.contract import Checked, Outcome, Row
from annotator.review.rules import NotAllowed

DOES_SOMETHING = (Outcome.NEW, Outcome.CHANGED)
NAMED = 5


def run_import(batch: ImportBatch) -> ImportBatch:
    """Store the rows of a confirmed batch, all in one transaction."""
    return run_phase(batch, State.IMPORTING, _import)


def _import(work: Work) -> None:
    stored, meanwhile = 0, 0
    work.progress.expect(work.batch.rows)
    with kept_file(work.batch) as path:
        for rows in chunks_of(work.batch, path):
            added, left = _store(work, rows)
            stored, meanwhile = stored + added, meanwhile + left
            work.step(len(rows))
    work.finish(State.IMPORTED, stored=stored, meanwhile=meanwhile)


def _store(work: Work, rows: Sequence[Row]) -> tuple[int, int]:
    """Store a chunk, and return how many of its rows were stored and how many were left alone."""
    seen = _seen(work.batch, rows)
    wanted = [row for row in rows if row.number in seen]
    checked = list(judged(wanted, work.resource.check(wanted, work.context))) if wanted else []
    same = [one for one in checked if is_as_seen(one, seen[one.number])]
    doing = [one for one in same if one.outcome in DOES_SOMETHING]
    stored = work.resource.store(doing, work.context) if doing else []
    # Between its look and its lock somebody else may have been at a row; the resource then leaves it out.
    left = {one.number for one in checked} - {one.number for one in same}
    left |= {one.number for one in doing} - {one.number for one in stored}
    copy_stored(work.batch, stored)
    # Foreign keys that wait for the end of a long transaction slow every later trigger down.
    connection.check_constraints()
    _leave(work.batch, sorted(left))
    return len(stored), len(left)


def is_as_seen(now: Checked, seen: ImportRow) -> bool:
    """Tell whether a row still does what the preview said, to the same row of ours as that one was then."""
    if now.outcome != seen.outcome or now.pk != seen.target:
        return False
    return now.outcome != Outcome.CHANGED or now.fingerprint == seen.fingerprint


def _seen(batch: ImportBatch, rows: Sequence[Row]) -> dict[int, ImportRow]:
    """Return what the preview said of a chunk's rows, but for those that it refused."""
    kept = ImportRow.objects.filter(batch=batch, number__in=[row.number for row in rows])
    fields = kept.exclude(outcome=Outcome.REFUSED).only("number", "outcome", "target", "fingerprint")
    return {row.number: row for row in fields}


def _leave(batch: ImportBatch, numbers: Sequence[int]) -> None:
    if numbers and batch.on_bad == ImportBatch.OnBad.REFUSE:
        named = ", ".join(map(str, numbers[:NAMED])) + (" and others" if len(numbers) > NAMED else "")
        rows = "row" if len(numbers) == 1 else "rows"
        raise NotAllowed(
            f"What {rows} {named} would change was changed by somebody since the check, so nothing was imported: "
            "you chose all or none. Check the file again to see what it would do now."
        )
    mark_meanwhile(batch, numbers)
