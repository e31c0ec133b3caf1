"""Every write by which people extend the table of actors: at once where they keep it, or by a proposal."""

from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from annotator.claims.models import Claim
from annotator.claims.names.looking_up import actor_named
from annotator.claims.names.models import Actor
from annotator.claims.names.proposed.models import NameProposal


def may_keep(user: User) -> bool:
    """Tell whether a person keeps the table of actors."""
    return user.has_perm("annotator.change_actor") and user.has_perm("annotator.add_actor")


@transaction.atomic
def learn_name(*, name: str, actor: Actor | None, claim: Claim, user: User) -> Actor | NameProposal | None:
    """Take words of a text for a party's: at once from those who keep the table, or else as a proposal to them.

    Without an actor the words name a party that the table lacks, which is always proposed: whoever keeps the table
    has more to say about it than its name. Words that name the actor already change nothing.
    """
    name = name.strip()[:200]
    if not name or ((known := actor_named(name)) and known == actor):
        return None
    if actor and may_keep(user):
        return add_alias(actor=actor, name=name, user=user)
    proposal, _ = NameProposal.objects.get_or_create(
        name=name, actor=actor, state=NameProposal.State.OPEN, defaults={"claim": claim, "proposed_by": user}
    )
    return proposal


@transaction.atomic
def add_alias(*, actor: Actor, name: str, user: User) -> Actor:
    """Let a party be known by a further name."""
    _check_keeps(user)
    actor = Actor.objects.select_for_update().get(pk=actor.pk)
    if name.casefold() not in [known.casefold() for known in actor.aliases]:
        actor.aliases.append(name)
        with pghistory.context(reason="another name learned", by=user.get_username()):
            actor.save(update_fields=["aliases"])
    return actor


@transaction.atomic
def add_actor(*, user: User, name: str, **values: Any) -> Actor:
    """Add a party that the table lacks; raises ValidationError where a value makes no sense."""
    _check_keeps(user)
    actor = Actor(name=name, key=_key(name), **values)
    actor.aliases = list(dict.fromkeys([name, *actor.aliases]))
    actor.full_clean()
    with pghistory.context(reason="actor added", by=user.get_username()):
        actor.save()
        waiting = NameProposal.objects.open().filter(name__iexact=name, actor=None)
        _answer(waiting, NameProposal.State.ACCEPTED, user)
    return actor


@transaction.atomic
def accept(*, proposal: NameProposal, user: User) -> bool:
    """Take a proposed name in; return whether it was still open. A party that the table lacks is added instead."""
    _check_keeps(user)
    assert proposal.actor is not None
    with pghistory.context(reason="proposed name accepted", by=user.get_username()):
        taken = _answer(NameProposal.objects.open().filter(pk=proposal.pk), NameProposal.State.ACCEPTED, user)
        if taken:
            add_alias(actor=proposal.actor, name=proposal.name, user=user)
    return taken


@transaction.atomic
def decline(*, proposal: NameProposal, user: User) -> bool:
    """Leave a proposed name out; return whether it was still open."""
    _check_keeps(user)
    with pghistory.context(reason="proposed name declined", by=user.get_username()):
        return _answer(NameProposal.objects.open().filter(pk=proposal.pk), NameProposal.State.DECLINED, user)


def _answer(proposals: Any, state: str, user: User) -> bool:
    return bool(proposals.update(state=state, answered_by=user, answered_at=timezone.now()))


def _check_keeps(user: User) -> None:
    if not may_keep(user):
        raise PermissionDenied(f"{user.get_username()} may propose names but not add them.")


def _key(name: str) -> str:
    base = slugify(name)[:50] or "actor"
    taken = set(Actor.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(key for key in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if key not in taken)
