"""Every write of imports: a file is received, checked, confirmed, imported and undone. Nothing else writes batches.

People ask (`receive_file`, `map_columns`, `start_check`, `confirm`, `start_undo`, `cancel`, `take_up_again`) and get a
sentence where a rule forbids it (NotAllowed, SomeoneWasFaster); workers and commands do (`run_batch` and its parts).
"""

from annotator.exchange.batches.actions.asking import (
    cancel,
    confirm,
    leave_to_people,
    start_check,
    start_undo,
    take_up_abandoned,
    take_up_again,
)
from annotator.exchange.batches.actions.checking import run_check
from annotator.exchange.batches.actions.importing import run_import
from annotator.exchange.batches.actions.receiving import correct_layout, map_columns, receive_file
from annotator.exchange.batches.actions.undoing import run_undo
from annotator.exchange.batches.actions.working import run_batch

__all__ = [
    "cancel",
    "confirm",
    "correct_layout",
    "leave_to_people",
    "map_columns",
    "receive_file",
    "run_batch",
    "run_check",
    "run_import",
    "run_undo",
    "start_check",
    "start_undo",
    "take_up_abandoned",
    "take_up_again",
]
