"""The one write of this package: an act is done with its receipt, in one transaction."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from annotator.review.receipts.models import Receipt

Told = dict[str, Any]


@transaction.atomic
def once(*, actor: User, key: UUID, sent: str, act: Callable[[], Told]) -> Told:
    """Do an act and return what it tells; where the same was sent under this key before, only what it told then.

    Of two that come at one moment the second waits for the first. An act that is refused leaves no receipt.
    """
    receipt, is_first = Receipt.objects.get_or_create(actor=actor, key=key, sent=sent)
    if is_first:
        receipt.told = act()
        receipt.save(update_fields=["told"])
    told: Told = receipt.told
    return told


def told_before(*, actor: User, key: UUID, sent: str) -> Told | None:
    """Return what was told when this very act was sent the first time, if it was."""
    return Receipt.objects.filter(actor=actor, key=key, sent=sent).values_list("told", flat=True).first()
