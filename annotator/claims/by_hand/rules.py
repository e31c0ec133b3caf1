"""Which passages a person may make a claim of; where they may not, the sentence they read."""

from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.claims.vocabulary import label, terms


class NotAdded(Exception):
    """A passage cannot become a claim; the message is the sentence that the person reads."""


class AlreadyClaimed(NotAdded):
    """The very passage is a claim of this kind already; `claim` is that claim."""

    def __init__(self, claim: Claim) -> None:
        kind, state = label("kinds", claim.kind), Status(claim.status).label.lower()
        super().__init__(f"These very words are a claim already: {kind}, {state}. Nothing was added.")
        self.claim = claim


def check_passage(text: str, start: int, end: int) -> None:
    """Raise NotAdded unless the offsets lie in the text in order and quote something."""
    if not 0 <= start < end <= len(text):
        raise NotAdded("The marked passage does not lie in the article.")
    if not text[start:end].strip():
        raise NotAdded("Mark some words: there is only empty space in the passage.")


def check_kind(kind: str) -> None:
    """Raise NotAdded unless the vocabulary knows the kind."""
    if kind not in terms("kinds"):
        raise NotAdded(f"There is no kind of claim called {kind!r}.")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a passage without the spaces at its edges."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
