"""Every write of this package."""

from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from annotator.claims.names.models import Actor

FIELDS = frozenset({"name", "aliases", "side", "kind", "country", "status"})


@transaction.atomic
def enter_actor(*, user: User, key: str, **values: Any) -> Actor:
    """Enter a party under a key of one's choice, by which it may replace the extractor's own of that key."""
    _check_may(user, "annotator.add_actor")
    actor = Actor(key=key, **_only(values))
    actor.full_clean()
    with pghistory.context(reason="actor entered", by=user.get_username()):
        actor.save()
    return actor


@transaction.atomic
def change_actor(*, actor: Actor, user: User, **values: Any) -> bool:
    """Change a party of the table; return whether that is anything new. Its key stays."""
    _check_may(user, "annotator.change_actor")
    now = Actor.objects.select_for_update().get(pk=actor.pk)
    changed = {name: value for name, value in _only(values).items() if getattr(now, name) != value}
    if not changed:
        return False
    for name, value in changed.items():
        setattr(now, name, value)
    now.full_clean()
    with pghistory.context(reason="actor changed", by=user.get_username()):
        now.save(update_fields=sorted(changed))
    actor.refresh_from_db()
    return True


def _only(values: dict[str, Any]) -> dict[str, Any]:
    if unknown := set(values) - FIELDS:
        raise ValueError(f"An actor has no {', '.join(sorted(unknown))} to change.")
    return values


def _check_may(user: User, right: str) -> None:
    if not user.has_perm(right):
        raise PermissionDenied(f"{user.get_username()} may read about actors but not change them.")
