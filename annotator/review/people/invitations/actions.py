"""The one write of this package: an invitation is taken back before anybody used it."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.review.people.rules import NotYours, check_may_keep


@transaction.atomic
def withdraw_invitation(*, person: User, actor: User) -> None:
    """Delete an account with which nobody ever signed in; one that somebody used is deactivated instead."""
    check_may_keep(actor, person)
    now = User.objects.select_for_update().get(pk=person.pk)
    if now.last_login is not None:
        raise NotYours(
            f"{now.get_username()} has signed in; deactivate the account, so that what they did stays theirs."
        )
    with pghistory.context(reason="invitation withdrawn", by=actor.get_username()):
        now.delete()
