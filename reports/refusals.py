"""What the public side's rules raise: the sentence that the person reads."""

from collections.abc import Callable
from functools import wraps
from typing import Any


class Refused(Exception):
    """A rule forbids the act; the message says why and, where that helps, what to do."""


class SomeoneWasFaster(Refused):
    """What the person acted on is not, or no longer, as they saw it."""


def twin(check: Callable[..., None]) -> Callable[..., bool]:
    """Return the check as a question that is answered yes or no."""

    @wraps(check)
    def can(*args: Any, **kwargs: Any) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    return can
