"""What differs between two states of a claim, field by field, and word by word in texts. Needs no database."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of a text that is the same, gone or new."""

    text: str
    what: str


@dataclass(frozen=True)
class Comparison:
    """One field in two versions: both texts in pieces."""

    label: str
    left: Sequence[Piece]
    right: Sequence[Piece]

    @property
    def differs(self) -> bool:
        """Tell whether the two versions differ in this field."""
        return any(piece.what != SAME for piece in (*self.left, *self.right))


def compare(label: str, left: str, right: str, *, by_words: bool) -> Comparison:
    """Return a field's two values side by side; what is no text differs as a whole."""
    if left == right:
        return Comparison(label, _whole(left, SAME), _whole(right, SAME))
    if not by_words or not left or not right:
        return Comparison(label, _whole(left, GONE), _whole(right, NEW))
    return Comparison(label, *_word_by_word(left, right))


def _word_by_word(left: str, right: str) -> tuple[list[Piece], list[Piece]]:
    before, after = _TOKENS.findall(left), _TOKENS.findall(right)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone = ((before[i:j], SAME if step == "equal" else GONE) for step, i, j, _, _ in steps)
    new = ((after[i:j], SAME if step == "equal" else NEW) for step, _, _, i, j in steps)
    return _joined(gone), _joined(new)


def _joined(parts: Iterable[tuple[list[str], str]]) -> list[Piece]:
    return [Piece("".join(tokens), what) for tokens, what in parts if tokens]


def _whole(text: str, what: str) -> list[Piece]:
    return [Piece(text, what)]
