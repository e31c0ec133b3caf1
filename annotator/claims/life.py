"""The life of a claim: its states and the moves between them (METHOD §4)."""

from django.db import models


class Status(models.TextChoices):
    """Where a claim stands; one at a time."""

    CANDIDATE = "candidate", "Candidate"
    VERIFIED = "verified", "Verified"
    CORRECTED = "corrected", "Corrected"
    REJECTED = "rejected", "Rejected"
    UNVERIFIABLE = "unverifiable", "Unverifiable"
    HELD = "held", "Held"
    SUPERSEDED = "superseded", "Superseded"
    RETRACTED = "retracted", "Retracted"


ACCEPTED = frozenset({Status.VERIFIED, Status.CORRECTED})
DECIDED = frozenset(Status) - {Status.CANDIDATE}

_OUTCOMES = {Status.VERIFIED, Status.CORRECTED, Status.REJECTED, Status.UNVERIFIABLE, Status.HELD}

# Undo is not a move: it is a new decision that restores what stood before, whatever that was.
MOVES: dict[str, frozenset[str]] = {
    Status.CANDIDATE: frozenset(_OUTCOMES),
    Status.HELD: frozenset(_OUTCOMES - {Status.HELD}),
    Status.VERIFIED: frozenset(_OUTCOMES - {Status.VERIFIED} | {Status.SUPERSEDED, Status.RETRACTED}),
    Status.CORRECTED: frozenset(_OUTCOMES | {Status.SUPERSEDED, Status.RETRACTED}),
    Status.UNVERIFIABLE: frozenset(_OUTCOMES - {Status.UNVERIFIABLE}),
    Status.REJECTED: frozenset(_OUTCOMES - {Status.REJECTED}),
    Status.SUPERSEDED: frozenset({Status.RETRACTED}),
    Status.RETRACTED: frozenset(),
}


def may_move(here: str, there: str) -> bool:
    """Tell whether a claim may go from one status to the other."""
    return there in MOVES[here]
