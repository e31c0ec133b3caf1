"""Who keeps accounts and roles; where somebody may not, the sentence that they read."""

from django.contrib.auth.models import User

RIGHT = "auth.change_user"


class NotYours(Exception):
    """The change is refused; the message is the sentence that the person reads."""


def check_may_add(actor: User) -> None:
    """Only whoever keeps accounts makes new ones."""
    if not actor.has_perm("auth.add_user"):
        raise NotYours(f"{actor.get_username()} may not add accounts.")


def check_may_keep(actor: User, person: User) -> None:
    """Nobody keeps their own account, and only an unrestricted person keeps that of another."""
    if not actor.has_perm(RIGHT):
        raise NotYours(f"{actor.get_username()} may not change accounts.")
    if actor.pk == person.pk:
        raise NotYours("Nobody changes their own rights: ask somebody else who keeps accounts.")
    if person.is_superuser and not actor.is_superuser:
        raise NotYours("This account is without restriction; only another such account changes it.")


def check_may_lift(actor: User, *, unrestricted: bool) -> None:
    """Only an account without restriction gives or takes that freedom."""
    if unrestricted and not actor.is_superuser:
        raise NotYours("Only an account without restriction makes another one so.")


def can_keep(actor: User, person: User) -> bool:
    """Tell whether somebody may change an account."""
    try:
        check_may_keep(actor, person)
    except NotYours:
        return False
    return True
