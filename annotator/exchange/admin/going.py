"""What an undo takes away, and what stands in its way, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from django.contrib.auth.models import User

from annotator.exchange.admin.wording import counted
from annotator.exchange.batches.actions.undoing import chunks_of_stored
from annotator.exchange.batches.models import ImportBatch, StoredRow
from annotator.exchange.contract import BulkResource, Context, Obstacle

SHOWN = 200
# A page is not kept waiting for longer; the undo itself looks at every row before anything goes.
SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class InTheWay:
    """The first things that stand in the way of an undo, and how many there are."""

    sentence: str
    shown: Sequence[Obstacle]


def in_the_way(batch: ImportBatch, resource: BulkResource, user: User) -> InTheWay | None:
    """Return what stands in the way, or None where nothing was found."""
    found: list[Obstacle] = []
    context, until = Context(user=user, batch_id=batch.pk, options=batch.options), monotonic() + SECONDS
    for chunk in chunks_of_stored(batch):
        found.extend(resource.in_the_way(chunk, context))
        if len(found) > SHOWN or monotonic() > until:
            break
    return _told(sorted(found, key=lambda one: one.number)) if found else None


def _told(found: list[Obstacle]) -> InTheWay:
    many = (
        f"More than {SHOWN} things stand" if len(found) > SHOWN else counted(len(found), "thing stands", "things stand")
    )
    said = f"{many} in the way of taking this import back: it goes as a whole or not at all."
    return InTheWay(said, found[:SHOWN])


def goes(batch: ImportBatch, resource: BulkResource) -> list[str]:
    """Return what would go, exactly."""
    things, rows = resource.label.lower(), StoredRow.objects.filter(batch=batch)
    made, changed = rows.filter(created=True).count(), rows.filter(created=False).count()
    with_them = ", with the undecided claims that were read in them" if resource.id == "articles" else ""
    said = []
    if made:
        said.append(f"{counted(made, 'row')} of {things} that the import added{with_them}.")
    if changed:
        said.append(f"{counted(changed, 'row')} of {things} that it changed: they say again what they said before.")
    return said or ["Nothing: the import stored no row."]
