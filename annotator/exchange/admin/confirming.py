"""What may be done with a checked batch: the choices, each naming its numbers."""

from dataclasses import dataclass

from annotator.exchange.admin.wording import counted, listed
from annotator.exchange.batches.models import ImportBatch


@dataclass(frozen=True, slots=True)
class Confirm:
    """A question, the button that says yes with its numbers, and what there is otherwise."""

    question: str
    about: str
    button: str
    otherwise: str
    asks_what_if: bool = False


def seen(batch: ImportBatch) -> str:
    """Return a word for the check that a page shows: whoever confirms has seen that one, not one that came later."""
    return batch.finished_at.isoformat() if batch.finished_at else ""


def confirm(batch: ImportBatch, label: str) -> Confirm:
    """Return what may be done with a batch as it was checked."""
    if not batch.new + batch.changed:
        return _nothing(batch)
    if batch.refused:
        return _some(batch, label)
    return Confirm(
        question="Every row is in order",
        about=f"{_doing(batch, label)}.",
        button=_doing(batch, label),
        otherwise="Or leave it: nothing has been imported yet.",
        asks_what_if=True,
    )


def _some(batch: ImportBatch, label: str) -> Confirm:
    refused = counted(batch.refused, "row")
    return Confirm(
        question=f"{refused} cannot be imported: skip bad rows, or refuse all?",
        about=f"Skip bad rows: the others are imported, and {refused} left out. What is left out can come later.",
        button=f"{_doing(batch, label)}; leave out {refused}",
        otherwise="Refuse all: nothing is imported. Mend the rows and send the corrected file; your columns are kept.",
    )


def _nothing(batch: ImportBatch) -> Confirm:
    parts = [(batch.unchanged, "unchanged"), (batch.refused, "refused")]
    said = listed([f"{counted(count, 'row')} {word}" for count, word in parts if count]) or "no rows at all"
    return Confirm(
        question="There is nothing to import",
        about="",
        button="",
        otherwise=f"The file has {said}. Send a corrected file, choose the columns differently, or cancel.",
    )


def _doing(batch: ImportBatch, label: str) -> str:
    """Return "Import 19,963 articles and change 12"."""
    things = label.lower()
    new = f"import {batch.new:,} {things}" if batch.new != 1 else f"import 1 row of {things}"
    changed = f"change {batch.changed:,}" if batch.new else f"change {counted(batch.changed, 'row')} of {things}"
    said = listed([words for words, count in ((new, batch.new), (changed, batch.changed)) if count])
    return said[:1].upper() + said[1:]
