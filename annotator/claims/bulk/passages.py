"""Finds the words that an imported claim quotes: by offsets, by the quote, or by both, which then have to agree."""

from annotator.claims.by_hand.finding import occurrences
from annotator.claims.by_hand.rules import trimmed

MOST_NAMED = 5


class NoPassage(ValueError):
    """The words cannot be told from the row; `field` and `kind` say where and how, the message is the sentence."""

    def __init__(self, field: str, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.kind = field, kind


def passage(text: str, quote: str = "", start: int | None = None, end: int | None = None) -> tuple[int, int]:
    """Return the bounds of the words that a claim quotes, in code points of the text; raises NoPassage."""
    if (start is None) != (end is None):
        missing = "end" if end is None else "start"
        raise NoPassage(missing, "empty", "One bound of the passage is given without the other.")
    if start is not None and end is not None:
        return _by_offsets(text, quote, start, end)
    if not quote.strip():
        raise NoPassage("quote", "empty", "Neither the words nor their offsets are given.")
    return _by_words(text, quote)


def _by_offsets(text: str, quote: str, start: int, end: int) -> tuple[int, int]:
    if not start < end <= len(text):
        raise NoPassage("end", "range", f"{start}–{end} is no passage of an article of {len(text)} characters.")
    words = text[start:end]
    if not words.strip():
        raise NoPassage("start", "range", f"There is only empty space at {start}–{end}.")
    if quote.strip() and quote.split() != words.split():
        said = words if len(words) <= 60 else f"{words[:59]}…"
        raise NoPassage("quote", "quote", f"At {start}–{end} the article has other words: “{said}”.")
    return (start, end) if quote and quote == words else trimmed(text, start, end)


def _by_words(text: str, quote: str) -> tuple[int, int]:
    found = occurrences(text, quote)
    if not found:
        raise NoPassage("quote", "quote", "These words do not stand in the article.")
    if len(found) > 1:
        places = ", ".join(f"{one.start}–{one.end}" for one in found[:MOST_NAMED])
        more = " …" if len(found) > MOST_NAMED else ""
        said = f"These words stand {len(found)} times in the article, at {places}{more}: give start and end."
        raise NoPassage("quote", "ambiguous", said)
    return found[0].start, found[0].end
