"""A party of the conflict, as a caller of the extractor names it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """A party as a caller names it; the built-in one with the same id is replaced by it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    side: str
    kind: str
    status: str
