"""Finds the people that a note calls by name: "@amal, is this the same convoy?"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What a username may be made of; it begins where no word goes on, so that no address of a mailbox is a mention.
_MENTION = re.compile(r"(?<![\w.@+-])@(?!@)([\w.@+-]+)")
_MAY_BE_PUNCTUATION = ".@+-"


@dataclass(frozen=True)
class Piece:
    """A stretch of a note; `name` is what follows the @ where somebody may be meant."""

    text: str
    name: str = ""


def names_in(text: str) -> set[str]:
    """Return every name that a text may mean, in lower case: "@amal." means "amal." or "amal"."""
    return {name.lower() for match in _MENTION.finditer(text) for name in _readings(match[1])}


def pieces(text: str, names: set[str]) -> list[Piece]:
    """Return a text in pieces, those apart that call one of the names; together they are the text."""
    found, at = [], 0
    for match in _MENTION.finditer(text):
        name = next((name for name in _readings(match[1]) if name.lower() in names), "")
        if not name:
            continue
        found += [Piece(text[at : match.start()]), Piece(f"@{name}", name)]
        at = match.start() + 1 + len(name)
    return [piece for piece in [*found, Piece(text[at:])] if piece.text]


def _readings(name: str) -> Iterator[str]:
    """Yield the name as written, then without each mark at its end that may belong to the sentence."""
    while name:
        yield name
        if name[-1] not in _MAY_BE_PUNCTUATION:
            return
        name = name[:-1]
