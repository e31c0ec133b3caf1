"""Which keys a person may choose."""

import re
from collections.abc import Mapping

from annotator.review.keyboard.registry import BY_ID
from annotator.review.rules import NotAllowed, twin

# A key by the name that browsers give it, with the keys held along with it before it: "y", "?", "Alt+y", "F2".
CHORD = re.compile(r"(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\s+]|\+|F(?:[1-9]|1[0-2]))")
# Inside a panel or a field these mean what they mean everywhere.
TAKEN = frozenset("123456789")


def check_keys(keys: Mapping[str, str]) -> None:
    """One key does one thing, and digits stay with the reasons."""
    if unknown := set(keys) - set(BY_ID):
        raise NotAllowed(f"The desk does nothing called {', '.join(sorted(unknown))}.")
    seen: dict[str, str] = {}
    for id, key in keys.items():
        check_key(key)
        if key and seen.setdefault(key, id) != id:
            raise NotAllowed(f"{key} cannot do two things: “{_words(seen[key])}” and “{_words(id)}”.")


def check_key(key: str) -> None:
    """A key is one character or F1 to F12, after Ctrl+, Alt+ or Shift+ where these are held."""
    if key and not CHORD.fullmatch(key):
        raise NotAllowed(f"“{key}” is no key; write one character, or one with Ctrl+, Alt+ or Shift+ before it.")
    if key in TAKEN:
        raise NotAllowed(f"{key} picks a reason in the panels; choose another key.")


def _words(id: str) -> str:
    return BY_ID[id].words.split(":")[0].split(";")[0]


can_choose = twin(check_keys)
