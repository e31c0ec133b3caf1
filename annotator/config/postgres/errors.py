"""What goes wrong with the embedded server."""

from django.core.management.base import CommandError
from django.db.utils import OperationalError


class ServerUnusable(CommandError, OperationalError):
    """Raised when the embedded server cannot be used; its text is the sentence that the user reads.

    A CommandError, so that every command prints the sentence instead of a traceback; an OperationalError, so
    that whoever copes with an unreachable database copes with this one too.
    """
