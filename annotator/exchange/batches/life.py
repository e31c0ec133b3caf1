"""The life of a batch: its states and the moves between them. No database."""

from django.db import models


class State(models.TextChoices):
    """Where a batch stands; one at a time."""

    UPLOADED = "uploaded", "Uploaded"
    MAPPED = "mapped", "Columns chosen"
    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "Checked"
    IMPORTING = "importing", "Being imported"
    IMPORTED = "imported", "Imported"
    UNDOING = "undoing", "Being undone"
    UNDONE = "undone", "Undone"
    CANCELLED = "cancelled", "Cancelled"


# What a worker does in these states; where it dies, the work is taken up again.
RUNNING = frozenset({State.CHECKING, State.IMPORTING, State.UNDOING})
# Of these nothing is left in the database but the record, so the same file may come again.
GONE = frozenset({State.UNDONE, State.CANCELLED})

MOVES: dict[str, frozenset[str]] = {
    State.UPLOADED: frozenset({State.UPLOADED, State.MAPPED, State.CANCELLED}),
    State.MAPPED: frozenset({State.UPLOADED, State.MAPPED, State.CHECKING, State.CANCELLED}),
    # A check that fails goes back, with a sentence; so do an import and an undo.
    State.CHECKING: frozenset({State.CHECKED, State.MAPPED, State.CANCELLED}),
    State.CHECKED: frozenset({State.UPLOADED, State.MAPPED, State.CHECKING, State.IMPORTING, State.CANCELLED}),
    State.IMPORTING: frozenset({State.IMPORTED, State.CHECKED, State.CANCELLED}),
    State.IMPORTED: frozenset({State.UNDOING}),
    State.UNDOING: frozenset({State.UNDONE, State.IMPORTED}),
    State.UNDONE: frozenset(),
    State.CANCELLED: frozenset(),
}
BACK: dict[str, str] = {
    State.CHECKING: State.MAPPED,
    State.IMPORTING: State.CHECKED,
    State.UNDOING: State.IMPORTED,
}


def may_move(here: str, there: str) -> bool:
    """Tell whether a batch may go from one state to the other."""
    return there in MOVES[here]


def diagram() -> str:
    """Return the life of a batch as a Mermaid state diagram, for the docs."""
    moves = [f"    {here} --> {there}" for here, ends in MOVES.items() for there in State.values if there in ends]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {State.UPLOADED}", *moves])
