"""What a worker does with a batch, whatever it stands at."""

from collections.abc import Callable

from annotator.exchange.batches.actions.checking import run_check
from annotator.exchange.batches.actions.importing import run_import
from annotator.exchange.batches.actions.undoing import run_undo
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch

DOES: dict[str, Callable[[ImportBatch], ImportBatch]] = {
    State.CHECKING: run_check,
    State.IMPORTING: run_import,
    State.UNDOING: run_undo,
}


def run_batch(batch: ImportBatch) -> ImportBatch:
    """Do what the batch's state says; where another worker did it already, nothing."""
    work = DOES.get(batch.state)
    return work(batch) if work else batch
