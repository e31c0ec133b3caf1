"""What people ask for: a check, the import itself, its undo, an end, and to take up again what a dead worker left."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from annotator.exchange.batches import rules
from annotator.exchange.batches.actions.moving import locked, moved, queue_job, set_to_work, told_by
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.batches.recovery import forget_jobs_of_the_dead, is_abandoned
from annotator.exchange.resources.registry import resource_of
from annotator.review.rules import NotAllowed


@transaction.atomic
def start_check(*, batch: ImportBatch, user: User, queue: bool = True) -> ImportBatch:
    """Have all rows checked by a worker; with `queue=False` the caller runs the check itself."""
    batch = locked(batch)
    rules.check_may_import(user, resource_of(batch.resource))
    rules.check_move(batch, State.CHECKING)
    with told_by(user, batch, "check asked for"):
        return set_to_work(batch, State.CHECKING, queue=queue)


@transaction.atomic
def confirm(*, batch: ImportBatch, user: User, on_bad: str, queue: bool = True) -> ImportBatch:
    """Have the checked rows imported; `on_bad` says what becomes of the others: "skip" them, or "refuse" all."""
    batch = locked(batch)
    rules.check_may_import(user, resource_of(batch.resource))
    rules.check_confirm(batch, on_bad)
    with told_by(user, batch, "import confirmed"):
        said = {"on_bad": on_bad, "confirmed_by": user, "confirmed_at": timezone.now()}
        return set_to_work(batch, State.IMPORTING, queue=queue, **said)


def leave_to_people(*, batch: ImportBatch, why: str) -> None:
    """Say on a checked batch why no program may confirm it."""
    ImportBatch.objects.filter(pk=batch.pk, state=State.CHECKED).update(problem=why)


@transaction.atomic
def start_undo(*, batch: ImportBatch, user: User, queue: bool = True) -> ImportBatch:
    """Have everything that the batch stored taken back, unless something stands in the way."""
    batch = locked(batch)
    rules.check_may_undo(batch, user)
    rules.check_move(batch, State.UNDOING)
    with told_by(user, batch, "undo asked for"):
        return set_to_work(batch, State.UNDOING, queue=queue, undone_by=user)


@transaction.atomic
def cancel(*, batch: ImportBatch, user: User) -> ImportBatch:
    """End a batch that has stored nothing; a worker that is at it stops and leaves nothing behind."""
    batch = locked(batch)
    rules.check_may_import(user, resource_of(batch.resource))
    rules.check_move(batch, State.CANCELLED)
    with told_by(user, batch, "cancelled"):
        return moved(batch, State.CANCELLED, problem="", finished_at=timezone.now())


@transaction.atomic
def take_up_again(*, batch: ImportBatch, user: User | None = None) -> ImportBatch:
    """Queue a batch again that its worker left in the middle; the work begins anew, since nothing of it was kept."""
    batch = locked(batch)
    if user:
        rules.check_may_import(user, resource_of(batch.resource))
    if not batch.is_running:
        raise NotAllowed("Nobody is at work on this import, and nobody has to be.")
    if not is_abandoned(batch):
        raise NotAllowed("A worker is at this import, or will be as soon as one is free.")
    with told_by(user or batch.user, batch, "taken up again"):
        return moved(batch, batch.state, job=queue_job(batch))


def take_up_abandoned() -> int:
    """Queue every batch again that its worker left in the middle, and return how many there were."""
    forget_jobs_of_the_dead()
    abandoned = [batch for batch in ImportBatch.objects.running().order_by("pk") if is_abandoned(batch)]
    return sum(map(_take_up_unless_somebody_did, abandoned))


def _take_up_unless_somebody_did(batch: ImportBatch) -> bool:
    try:
        take_up_again(batch=batch)
    except NotAllowed:
        return False
    return True
