"""Every write of a person's keys."""

from collections.abc import Mapping

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.review.keyboard import rules
from annotator.review.keyboard.keymap import DEFAULTS
from annotator.review.keyboard.models import KeyChoices


@transaction.atomic
def choose_keys(*, user: User, keys: Mapping[str, str], single_keys: bool) -> KeyChoices:
    """Give a person the keys that they want; those that are the registry's are not kept apart."""
    rules.check_keys(DEFAULTS | dict(keys))
    own = {id: key for id, key in keys.items() if key != DEFAULTS[id]}
    with pghistory.context(reason="keys chosen", by=user.get_username()):
        chosen, _ = KeyChoices.objects.update_or_create(user=user, defaults={"keys": own, "single_keys": single_keys})
    return chosen


@transaction.atomic
def forget_keys(*, user: User) -> None:
    """Give a person the registry's keys back."""
    with pghistory.context(reason="keys forgotten", by=user.get_username()):
        KeyChoices.objects.filter(user=user).delete()
