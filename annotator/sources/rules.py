"""What may be done with articles, and the sentence the person reads where it may not."""

from datetime import date


class BadDates(Exception):
    """The dates given for an article contradict each other."""


def check_window(start: date | None, end: date | None) -> None:
    """Raise BadDates unless both days are given in order, or neither."""
    if (start is None) != (end is None):
        raise BadDates("Give both days of the reporting window, or neither.")
    if start and end and start >= end:
        raise BadDates(f"The window ends on {end:%d %b %Y}, which is not after its start on {start:%d %b %Y}.")
