"""How a phrase is recognised again: its plain form, and whether it covers a candidate's words."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.extraction import Candidate

_PLAIN = str.maketrans({**dict.fromkeys("‘’‛`´", "'"), **dict.fromkeys('“”„«»"', " "), **dict.fromkeys("‐‑‒–—−", "-")})
_EDGES = " .,;:!?…'()[]-"


@dataclass(frozen=True, slots=True)
class Silence:
    """A silenced phrase as matching needs it; an empty kind stands for any."""

    id: int
    phrase: str
    kind: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A candidate that was not added, and why: a silenced phrase (by its number) or a retired rule (by its name)."""

    quote: str
    kind: str
    start: int
    end: int
    phrase: int | None
    rule: str


def plain(text: str) -> str:
    """Return a text in lower case, single-spaced, without double quotation marks and punctuation at its ends."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN)
    return " ".join(text.split()).strip(_EDGES)


def covers(phrase: str, quote: str, sentence: str) -> bool:
    """Tell whether a plain phrase is in the quote, or stands in the sentence with the quote inside it.

    Only whole words count: "killed two" is not in "killed twofold". Another number is another phrase.
    """
    if not phrase:
        return False
    return _within(phrase, plain(quote)) or (_within(phrase, plain(sentence)) and _within(plain(quote), phrase))


def silenced(candidates: Sequence[Candidate], text: str, silences: Iterable[Silence]) -> dict[int, Silence]:
    """Return, by their index, the candidates that a silence covers, each with the first that does."""
    silences = list(silences)
    return {
        index: found
        for index, candidate in enumerate(candidates)
        if (found := _first(silences, candidate, text[candidate.sentence_start : candidate.sentence_end]))
    }


def _first(silences: Sequence[Silence], candidate: Candidate, sentence: str) -> Silence | None:
    fitting = (silence for silence in silences if silence.kind in ("", candidate.kind))
    return next((silence for silence in fitting if covers(silence.phrase, candidate.quote, sentence)), None)


def _within(inner: str, outer: str) -> bool:
    at = outer.find(inner) if inner else -1
    while at >= 0:
        before, after = outer[at - 1 : at], outer[at + len(inner) : at + len(inner) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        at = outer.find(inner, at + 1)
    return False
