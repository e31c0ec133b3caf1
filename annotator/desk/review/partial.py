"""Whether an answer is a whole page or the part of one that htmx replaces."""

from annotator.desk.requests import DeskRequest


def is_partial(request: DeskRequest) -> bool:
    """Tell whether only a part of the page is asked for, not the page round it."""
    return bool(request.htmx) and not request.htmx.history_restore_request
