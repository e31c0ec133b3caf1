"""Where an import is on its way, as the line of steps above each page shows it."""

from dataclasses import dataclass

from annotator.exchange.batches.life import State

LABELS = ("File", "Columns", "Check", "Preview", "Import", "Done")
FILE, COLUMNS, CHECK, PREVIEW, IMPORT, DONE = range(len(LABELS))


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is called, and whether it lies behind or is the one at hand."""

    label: str
    is_done: bool = False
    is_current: bool = False


def steps(current: int) -> list[Step]:
    """Return all steps, seen from one of them; at the last one everything is done."""
    return [
        Step(label, is_done=at < current or current == DONE, is_current=at == current)
        for at, label in enumerate(LABELS)
    ]


def at(state: str) -> int:
    """Return the step at which a batch stands."""
    return {
        State.UPLOADED: COLUMNS,
        State.MAPPED: COLUMNS,
        State.CHECKING: CHECK,
        State.CHECKED: PREVIEW,
        State.IMPORTING: IMPORT,
    }.get(State(state), DONE)
