"""Which key does what for a person: the registry's, with their own choices over it."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from annotator.review.keyboard.models import KeyChoices
from annotator.review.keyboard.registry import ACTIONS, Action


@dataclass(frozen=True, slots=True)
class KeyMap:
    """A person's keys by action, an empty one where an action has none."""

    keys: dict[str, str]
    single_keys: bool = True

    def groups(self) -> dict[str, list[tuple[Action, str]]]:
        """Return the actions with their keys under the headings of the help."""
        found: dict[str, list[tuple[Action, str]]] = {}
        for action in ACTIONS:
            found.setdefault(action.group, []).append((action, self.keys[action.id]))
        return found


DEFAULTS = {action.id: action.key for action in ACTIONS}


def keymap_of(user: AbstractBaseUser | AnonymousUser) -> KeyMap:
    """Return the keys that a person works with."""
    chosen = KeyChoices.objects.filter(user_id=user.pk).first() if user.pk else None
    if chosen is None:
        return KeyMap(DEFAULTS)
    return KeyMap({id: chosen.keys.get(id, key) for id, key in DEFAULTS.items()}, chosen.single_keys)
