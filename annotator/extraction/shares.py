"""How a count is shared out after it: "ten were killed: four in Madan and six in Qara"."""

from .clauses import Clauses
from .lexicon import DASHES
from .people import is_bare_number
from .reading import Phrase

_AT = frozenset({"in", "at", "near", "from", "on", "outside", "inside"})
_LONGEST = 24


def shares(clauses: Clauses, after: int, whole: int) -> list[tuple[int, int]]:
    """Return the shares of a whole that follow a chunk, each as its phrase and the chunk where its words end.

    Behind a colon or a dash the shares may be any people, and what does not add up is for a check to see.
    Behind a comma they are bare numbers with a place each, no more than the whole: "38 died in Madan, 20 in Qara and
    35 in Sabha" tells three counts.
    """
    place = after + 1
    while place < min(len(clauses.chunks), after + _LONGEST):
        kind = clauses.type(place)
        if kind == "comma" and (found := _listed(clauses, place + 1, placed=True)):
            return found if _sum(clauses, found) <= whole else []
        if kind == "including":
            return _listed(clauses, place + 1, placed=True)
        if kind == "stop":
            opens = clauses.sentence.words[clauses.chunks[place].start].norm in (":", *DASHES)
            return _listed(clauses, place + 1, placed=False) if opens else []
        if kind not in ("np", "of", "prep", "comma", "adverb", "other"):
            return []
        place += 1
    return []


def _listed(clauses: Clauses, place: int, placed: bool) -> list[tuple[int, int]]:
    """Return two shares or more; nothing where one of them has a verb of its own, or there is only one."""
    found: list[tuple[int, int]] = []
    while (phrase := clauses.people(place)) is not None and _counts(clauses, phrase, placed):
        end = _end_of(clauses, place)
        if (placed and not _has_place(clauses, place)) or clauses.type(end) in ("vg", "rel", "sub", "including"):
            return []
        found.append((place, end))
        place = end
        while clauses.type(place) in ("comma", "conj"):
            place += 1
        if place == end:
            break
    return found if len(found) > 1 else []


def _sum(clauses: Clauses, found: list[tuple[int, int]]) -> int:
    phrases = [clauses.phrase(place) for place, _ in found]
    return sum(phrase.quantity.min or 0 for phrase in phrases if phrase is not None and phrase.quantity is not None)


def _counts(clauses: Clauses, phrase: Phrase, bare: bool) -> bool:
    if phrase.quantity is None or phrase.quantity.best is None:
        return False
    person = clauses.sentence.words[phrase.head].entry.person is not None
    return is_bare_number(phrase) or (person and not bare)


def _has_place(clauses: Clauses, at: int) -> bool:
    after = clauses.chunks[at + 1] if at + 1 < len(clauses.chunks) else None
    linked = after is not None and after.type == "prep" and clauses.sentence.words[after.start].norm in _AT
    return linked and clauses.phrase(at + 2) is not None and not clauses.is_date(at + 2)


def _end_of(clauses: Clauses, at: int) -> int:
    """Pass over what hangs on a share: "six of the men in the town of Qara on Friday"."""
    end = at + 1
    while clauses.type(end) in ("prep", "of", "adverb", "other") or clauses.is_date(end):
        end += 2 if clauses.type(end) in ("prep", "of") and clauses.phrase(end + 1) else 1
    return end
