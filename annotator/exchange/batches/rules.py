"""What a person may do with a batch; where they may not, the sentence they read.

Each `check_` raises NotAllowed with that sentence and has a `can_` twin that returns a bool.
"""

from django.contrib.auth.models import User
from django.utils import timezone

from annotator.exchange.batches.life import RUNNING, State, may_move
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.contract import BulkResource
from annotator.exchange.resources.registry import resource_of
from annotator.review.rules import NotAllowed, SomeoneWasFaster, twin


class SentBefore(NotAllowed):
    """The same file stands already; `first` is the batch that it came with."""

    def __init__(self, first: ImportBatch) -> None:
        self.first = first
        when, who = timezone.localtime(first.created_at), first.user.get_username()
        state = first.get_state_display().lower()
        super().__init__(
            f"{who} sent this very file on {when:%-d %B %Y at %H:%M}: import {first.pk}, “{first.filename}”, {state}. "
            "It can come again once that one is undone or cancelled."
        )


def check_may_import(user: User, resource: BulkResource) -> None:
    """Imports are for those who may run them and may add such rows."""
    if not user.is_active or not user.has_perms(["annotator.run_import", resource.permission]):
        raise NotAllowed(f"{user.get_username()} may not import {resource.label.lower()}.")


def check_may_undo(batch: ImportBatch, user: User) -> None:
    """Taking an import back is a right of its own."""
    if not user.is_active or not user.has_perms(["annotator.undo_import", resource_of(batch.resource).permission]):
        raise NotAllowed(f"{user.get_username()} may not take imports back.")


def check_move(batch: ImportBatch, to: str) -> None:
    """A batch moves only along the arrows of its life."""
    if may_move(batch.state, to):
        return
    if batch.state in RUNNING:
        raise SomeoneWasFaster(f"This import is {_word(batch.state)}{_by(batch)}; wait until that is done.")
    raise SomeoneWasFaster(f"This import is {_word(batch.state)}{_by(batch)} and cannot become {_word(to)}.")


def check_mapping(resource: BulkResource, headings: tuple[str, ...], mapping: dict[str, str]) -> None:
    """Each column of ours comes from a heading of the file, and required ones have to."""
    labels = {column.name: column.label for column in resource.columns}
    if unknown := sorted(set(mapping) - set(labels)):
        raise NotAllowed(f"{resource.label} have no column {', '.join(unknown)}.")
    if strange := sorted(set(mapping.values()) - set(headings)):
        raise NotAllowed(f"The file has no column “{strange[0]}”.")
    missing = [column.label for column in resource.columns if column.required and not mapping.get(column.name)]
    if missing:
        raise NotAllowed(f"Say which column of the file holds: {', '.join(missing)}.")


def check_confirm(batch: ImportBatch, on_bad: str) -> None:
    """An import has rows to import, and with “all or none” not one that is refused."""
    check_move(batch, State.IMPORTING)
    if on_bad not in ImportBatch.OnBad.values:
        raise NotAllowed("Choose what becomes of rows that cannot be imported: skip them, or import all or none.")
    if on_bad == ImportBatch.OnBad.REFUSE and batch.refused:
        are = "1 row cannot" if batch.refused == 1 else f"{batch.refused:,} rows cannot"
        raise NotAllowed(f"{are} be imported, so none is: mend the file and send it again, or skip the bad rows.")
    if not batch.new + batch.changed:
        raise NotAllowed("There is nothing to import: no row is new and none changes anything.")


can_import = twin(check_may_import)
can_undo = twin(check_may_undo)
can_move = twin(check_move)
can_confirm = twin(check_confirm)


def _by(batch: ImportBatch) -> str:
    """Return who moved it here, where that is another person's answer to a question."""
    who = {State.IMPORTING: batch.confirmed_by, State.IMPORTED: batch.confirmed_by, State.UNDOING: batch.undone_by}
    who[State.UNDONE] = batch.undone_by
    person = who.get(State(batch.state))
    return f" ({person.get_username()} said so)" if person else ""


def _word(state: str) -> str:
    return State(state).label.lower()
