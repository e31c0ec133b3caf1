"""The life of an export: its states and the moves between them. No database."""

from django.db import models


class State(models.TextChoices):
    """Where an export stands; one at a time."""

    QUEUED = "queued", "Waiting to be written"
    WRITING = "writing", "Being written"
    DONE = "done", "Ready"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"
    DISCARDED = "discarded", "File deleted"


WAITING = frozenset({State.QUEUED, State.WRITING})

MOVES: dict[str, frozenset[str]] = {
    State.QUEUED: frozenset({State.WRITING, State.CANCELLED}),
    # A worker that dies leaves nothing but the state; the next one begins anew.
    State.WRITING: frozenset({State.QUEUED, State.DONE, State.FAILED, State.CANCELLED}),
    State.FAILED: frozenset({State.QUEUED}),
    State.DONE: frozenset({State.DISCARDED}),
    State.CANCELLED: frozenset(),
    State.DISCARDED: frozenset(),
}


def before(there: str) -> list[str]:
    """Return the states from which an export may come to one."""
    return [here for here, ends in MOVES.items() if there in ends]
