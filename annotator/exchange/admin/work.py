"""How far the work on a batch is: what its page shows while a worker has it."""

from dataclasses import dataclass

from annotator.exchange.admin.addresses import addresses
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch, ImportProgress
from annotator.exchange.batches.recovery import has_worker, is_abandoned
from annotator.exchange.worker import worker_is_alive

TITLES = {
    State.CHECKING: ("All rows are being checked", "Nothing is written; afterwards you see what each row would do."),
    State.IMPORTING: ("The rows are being imported", "All of them arrive together at the end, or none."),
    State.UNDOING: ("The import is being taken back", "All of its rows go together at the end, or none."),
}


@dataclass(frozen=True, slots=True)
class Work:
    """What is being done, how far it is, and whether anybody is there to do it."""

    title: str
    about: str
    done: int
    total: int
    has_worker: bool
    is_abandoned: bool
    address: str
    take_up: str
    page: str

    @property
    def sentence(self) -> str:
        """Return how far it is, in words."""
        if self.total:
            return f"{self.done:,} of {self.total:,} rows ({100 * self.done // self.total} %)"
        return f"{self.done:,} rows so far" if self.done else "Waiting to begin …"


def work_on(batch: ImportBatch) -> Work:
    """Return how far the work on a batch is."""
    ways, progress = addresses(batch.pk, batch.resource), ImportProgress.objects.filter(batch=batch).first()
    title, about = TITLES[State(batch.state)]
    begun = progress if progress and progress.phase == batch.state else None
    return Work(
        title=title,
        about=about,
        done=begun.done if begun else 0,
        total=(begun.total or 0) if begun else 0,
        has_worker=has_worker(batch) or worker_is_alive(),
        is_abandoned=is_abandoned(batch),
        address=ways["progress"],
        take_up=ways["take_up"],
        page=ways["page"],
    )
