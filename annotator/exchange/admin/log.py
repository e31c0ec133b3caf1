"""How a batch came to where it stands: each of its moves, from the history that the database keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch

SAID = {
    State.UPLOADED: "File received",
    State.MAPPED: "Columns chosen",
    State.CHECKING: "Check begun",
    State.CHECKED: "All rows checked",
    State.IMPORTING: "Import confirmed",
    State.IMPORTED: "All rows imported",
    State.UNDOING: "Taking back begun",
    State.UNDONE: "Everything taken back",
    State.CANCELLED: "Cancelled",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """One move from state to state: when, and in words."""

    at: datetime
    sentence: str


def log_of(batch: ImportBatch) -> list[Moved]:
    """Return the moves of a batch, the first one first."""
    events: Any = ImportBatch.pgh_event_model  # type: ignore[attr-defined]
    rows = events.objects.filter(pgh_obj=batch).order_by("pgh_id")
    return list(_moves(rows.values("pgh_created_at", "state", "problem", "pgh_context__metadata")))


def _moves(rows: Any) -> Iterator[Moved]:
    nothing = {"state": "", "problem": ""}
    for before, after in pairwise([nothing, *rows]):
        if after["problem"] and after["problem"] != before["problem"]:
            yield Moved(after["pgh_created_at"], after["problem"])
        elif after["state"] != before["state"]:
            by = (after["pgh_context__metadata"] or {}).get("by", "")
            yield Moved(after["pgh_created_at"], f"{SAID[State(after['state'])]}{f', by {by}' if by else ''}")
