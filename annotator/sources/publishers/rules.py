"""Who keeps publishers and series in bulk; where somebody may not, the sentence that they read."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied


def check_may_keep(user: User | None, right: str, what: str) -> None:
    """Only whoever has the right; a command of the operator's has them all."""
    if user is not None and not user.has_perm(right):
        raise PermissionDenied(f"{user.get_username()} may read about {what} but not change them.")
