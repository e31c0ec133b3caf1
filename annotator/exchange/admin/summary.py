"""What an import did, who did it and when, and how it came about: the page of a batch that has come to its end."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format

from annotator.exchange.admin.wording import counted, listed
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch


@dataclass(frozen=True, slots=True)
class Summary:
    """What happened, in sentences, and where one sees it."""

    title: str
    sentences: list[str]
    facts: list[tuple[str, str]]
    may_undo: bool
    is_standing: bool


def summary(batch: ImportBatch, label: str, *, may_undo: bool) -> Summary:
    """Return what became of a batch."""
    title, sentences = _told(batch, label.lower())
    is_standing = batch.state == State.IMPORTED
    return Summary(title, sentences, _facts(batch), may_undo and is_standing, is_standing)


def _told(batch: ImportBatch, things: str) -> tuple[str, list[str]]:
    if batch.state == State.CANCELLED:
        return "The import was cancelled", ["Nothing was imported. The same file can be sent again."]
    if batch.state == State.UNDONE:
        return "The import was taken back", [
            f"{counted(batch.stored, 'row')} of {things} had been imported; all of them were taken back."
            " The same file can be sent again."
        ]
    return "The import is done", _done(batch, things)


def _done(batch: ImportBatch, things: str) -> list[str]:
    said = [f"{counted(batch.stored, 'row')} of {things} imported."]
    left = [(batch.unchanged, "unchanged"), (batch.refused, "refused")]
    if parts := [f"{counted(count, 'row')} {word}" for count, word in left if count]:
        said.append(f"Left as it was: {listed(parts)}.")
    if batch.meanwhile:
        one = batch.meanwhile == 1
        said.append(
            f"{counted(batch.meanwhile, 'row')} {'was' if one else 'were'} left alone, because what "
            f"{'it is' if one else 'they are'} about was changed between preview and import."
        )
    return said


def _facts(batch: ImportBatch) -> list[tuple[str, str]]:
    facts = [("Sent by", _who(batch.user, batch.created_at))]
    if batch.confirmed_by and batch.confirmed_at:
        facts.append(("Confirmed by", _who(batch.confirmed_by, batch.confirmed_at)))
    if batch.undone_by and batch.undone_at:
        facts.append(("Taken back by", _who(batch.undone_by, batch.undone_at)))
    facts += [("File", batch.filename), ("SHA-256 of the file", batch.sha256)]
    if batch.confirmed_by:
        facts.append(("Rows that cannot be imported", batch.get_on_bad_display()))
    return facts


def _who(person: object, at: datetime) -> str:
    return f"{person}, {date_format(at, 'j M Y, H:i')}"
