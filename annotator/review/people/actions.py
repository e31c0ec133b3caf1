"""Every write about people: invited, described, given roles, and sent away without anything of theirs being lost."""

from collections.abc import Iterable
from typing import Any

import pghistory
from django.contrib.auth.models import Group, User
from django.db import transaction

from annotator.review.people import rules
from annotator.review.people.models import Account

FIELDS = frozenset({"username", "first_name", "last_name", "email", "is_staff", "is_superuser"})


@transaction.atomic
def invite(*, actor: User, username: str, password: str | None, roles: Iterable[Group] = (), **values: Any) -> User:
    """Make an account with its roles; without a password nobody can sign in with it until one is set."""
    rules.check_may_add(actor)
    rules.check_may_lift(actor, unrestricted=bool(values.get("is_superuser")))
    with pghistory.context(reason="account made", by=actor.get_username()):
        person = User(username=username, **_only(values))
        person.set_password(password)
        person.save()
        person.groups.set(roles)
    return person


@transaction.atomic
def change_account(*, person: User, actor: User, **values: Any) -> bool:
    """Change what an account says of its person, and whether it may enter the administration."""
    rules.check_may_keep(actor, person)
    now = User.objects.select_for_update().get(pk=person.pk)
    changed = {name: value for name, value in _only(values).items() if getattr(now, name) != value}
    rules.check_may_lift(actor, unrestricted="is_superuser" in changed)
    for name, value in changed.items():
        setattr(now, name, value)
    if changed:
        with pghistory.context(reason="account changed", by=actor.get_username()):
            now.save(update_fields=sorted(changed))
        person.refresh_from_db()
    return bool(changed)


@transaction.atomic
def give_roles(*, person: User, actor: User, roles: Iterable[Group]) -> bool:
    """Give a person exactly these roles; return whether that is anything new."""
    rules.check_may_keep(actor, person)
    wanted = {role.pk for role in roles}
    if wanted == set(person.groups.values_list("pk", flat=True)):
        return False
    with pghistory.context(reason="roles given", by=actor.get_username()):
        person.groups.set(wanted)
    return True


@transaction.atomic
def set_password(*, person: User, actor: User, password: str | None) -> None:
    """Set a new password for somebody else, or none, so that nobody can sign in by one."""
    rules.check_may_keep(actor, person)
    person.set_password(password)
    with pghistory.context(reason="password set", by=actor.get_username()):
        person.save(update_fields=["password"])
        pghistory.create_event(Account.objects.get(pk=person.pk), label="password_set")


@transaction.atomic
def deactivate(*, person: User, actor: User) -> bool:
    """Let nobody sign in with an account any more; what its person did stays theirs. Return whether it was active."""
    return _activate(person, actor, active=False, reason="account deactivated")


@transaction.atomic
def reactivate(*, person: User, actor: User) -> bool:
    """Open an account again; return whether it was closed."""
    return _activate(person, actor, active=True, reason="account reactivated")


def _activate(person: User, actor: User, *, active: bool, reason: str) -> bool:
    rules.check_may_keep(actor, person)
    with pghistory.context(reason=reason, by=actor.get_username()):
        return bool(User.objects.filter(pk=person.pk, is_active=not active).update(is_active=active))


def _only(values: dict[str, Any]) -> dict[str, Any]:
    if unknown := set(values) - FIELDS:
        raise ValueError(f"Nobody changes {', '.join(sorted(unknown))} of an account so.")
    return values
