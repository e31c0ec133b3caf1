"""A phrase of the hedge table, as a caller of the extractor adds it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Words that a caller lets hedge numbers: before one, after one or instead of one, as a row of the table says.

    Where the packaged table has the same words in the same place, the caller's row goes before it.
    """

    phrase: str
    hedge: str
    stands: str = "before"
