"""Every write of this package: protected names that come, change and go in bulk."""

from collections.abc import Collection, Sequence

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from annotator.sources.protected.models import ProtectedName

AT_ONCE = 500


@transaction.atomic
def protect_names(*, names: Sequence[ProtectedName], user: User | None) -> list[ProtectedName]:
    """Add names that public editions black out from now on."""
    _check_may(user, "annotator.add_protectedname")
    with pghistory.context(reason="protected names imported"):
        return ProtectedName.objects.bulk_create(names, batch_size=AT_ONCE)


@transaction.atomic
def change_protected_names(*, names: Sequence[ProtectedName], user: User | None) -> None:
    """Store whose names these are and why they are protected, as given here."""
    _check_may(user, "annotator.change_protectedname")
    with pghistory.context(reason="protected names changed by an import"):
        ProtectedName.objects.bulk_update(names, ["who", "reason"], batch_size=AT_ONCE)


@transaction.atomic
def forget_protected_names(*, pks: Collection[int], user: User | None) -> int:
    """Delete protected names that an import added; editions that blacked them out stay as they are."""
    _check_may(user, "annotator.delete_protectedname")
    with pghistory.context(reason="import of protected names undone"):
        return ProtectedName.objects.filter(pk__in=pks).delete()[0]


def _check_may(user: User | None, right: str) -> None:
    if user is not None and not user.has_perm(right):
        raise PermissionDenied(f"{user.get_username()} may not keep protected names.")
