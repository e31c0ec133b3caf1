"""Every write of the hedge table's local phrases. They hold for what is read from then on; claims keep their values."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from annotator.claims.hedges import rules
from annotator.claims.hedges.models import HedgePhrase
from annotator.sources.models import Source


@transaction.atomic
def add_phrase(
    *, user: User, phrase: str, hedge: str, stands: str, reason: str, source: Source | None = None
) -> HedgePhrase:
    """Let words hedge numbers in the texts of one source or of all."""
    rules.check_may_keep(user, "add")
    phrase = rules.plain(phrase)
    _check(phrase, hedge, stands, reason)
    rules.check_new(phrase, source)
    with pghistory.context(reason="hedge phrase added", by=user.get_username(), note=reason.strip()):
        return HedgePhrase.objects.create(
            phrase=phrase, hedge=hedge, stands=stands, reason=reason.strip(), source=source, added_by=user
        )


@transaction.atomic
def change_phrase(*, kept: HedgePhrase, user: User, hedge: str, stands: str, reason: str) -> bool:
    """Let a phrase read as another row; return whether that is anything new. Its words and its source stay."""
    rules.check_may_keep(user)
    _check(kept.phrase, hedge, stands, reason)
    now = HedgePhrase.objects.select_for_update().get(pk=kept.pk)
    if now.retired_at:
        raise rules.NotAHedge("This phrase is retired; restore it first.")
    wanted = {"hedge": hedge, "stands": stands, "reason": reason.strip()}
    if all(getattr(now, name) == value for name, value in wanted.items()):
        return False
    with pghistory.context(reason="hedge phrase changed", by=user.get_username(), note=reason.strip()):
        HedgePhrase.objects.filter(pk=now.pk).update(**wanted)
    kept.refresh_from_db()
    return True


@transaction.atomic
def retire_phrase(*, kept: HedgePhrase, user: User) -> bool:
    """Let a phrase hedge nothing from now on; return whether it stood."""
    rules.check_may_keep(user)
    with pghistory.context(reason="hedge phrase retired", by=user.get_username()):
        standing = HedgePhrase.objects.standing().filter(pk=kept.pk)
        return bool(standing.update(retired_at=timezone.now(), retired_by=user))


@transaction.atomic
def restore_phrase(*, kept: HedgePhrase, user: User) -> bool:
    """Let a retired phrase hedge again; return whether it was retired."""
    rules.check_may_keep(user)
    now = HedgePhrase.objects.select_for_update().get(pk=kept.pk)
    if now.retired_at is None:
        return False
    rules.check_new(now.phrase, now.source, but=now.pk)
    with pghistory.context(reason="hedge phrase restored", by=user.get_username()):
        HedgePhrase.objects.filter(pk=now.pk).update(retired_at=None, retired_by=None)
    return True


def _check(phrase: str, hedge: str, stands: str, reason: str) -> None:
    rules.check_phrase(phrase)
    rules.check_stands(hedge, stands)
    if not reason.strip():
        raise rules.NotAHedge("Say why it reads so, with an example.")
