"""The phrases that hedge numbers, by their first word: the packaged ones, and those of a caller beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .phrasings import Phrasing
from .vocabulary import HEDGES, Hedge

Rows = dict[str, list[tuple[tuple[str, ...], Hedge]]]
_FIELDS = {"before": "before", "after": "after", "instead": "words"}


@dataclass(frozen=True, slots=True, eq=False)
class HedgeTable:
    """What may stand before, after and instead of a number; `seconds` follow the first word of some phrase."""

    before: Rows
    after: Rows
    words: Rows
    seconds: frozenset[str]

    @property
    def starts(self) -> frozenset[str]:
        """Return the words that may begin a hedged quantity, beside numbers."""
        return frozenset({*self.before, *self.words})


# A few sets at a time: each source may have phrases of its own.
@lru_cache(maxsize=64)
def table_of(phrasings: tuple[Phrasing, ...]) -> HedgeTable:
    """Return the packaged table with a caller's phrases in it."""
    parts = {name: _by_first_word(field, [one for one in phrasings if one.stands == name])
             for name, field in _FIELDS.items()}  # fmt: skip
    for opener in HEDGES["range"].before:
        # "Between" and "from" hedge nothing unless a second number follows.
        parts["before"].pop(opener, None)
    packaged = [words.split() for one in HEDGES.values() for words in (*one.before, *one.after, *one.words)]
    added = [one.phrase.split() for one in phrasings]
    seconds = frozenset(words[1] for words in (*packaged, *added) if len(words) > 1)
    return HedgeTable(parts["before"], parts["after"], parts["instead"], seconds)


def _by_first_word(field: str, added: Sequence[Phrasing]) -> Rows:
    local = {tuple(one.phrase.split()): HEDGES[one.hedge] for one in added}
    table: Rows = {}
    for hedge in HEDGES.values():
        for phrase in getattr(hedge, field):
            words = tuple(phrase.split())
            if words not in local:
                table.setdefault(words[0], []).append((words, hedge))
    for words, hedge in local.items():
        table.setdefault(words[0], []).append((words, hedge))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


PACKAGED = table_of(())
