"""Finds known sources in words: which one an attribution means, and which one a sentence says it quotes."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:[-.&]\w+)*")
_ARTICLES = frozenset({"the", "a", "an"})
_CITING = frozenset({"citing", "cites", "cited", "quoting", "quotes", "quoted"})
_SPEAKING = frozenset(
    "said says say reported reports documented announced stated confirmed claimed added recorded monitored".split()
)
_TOLD_TO = frozenset({"told", "via"})
_OWN = frozenset("reported documented recorded published released quoted cited verified".split())
# Between a name and its verb: "SOHR activists have monitored".
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A source and a name by which texts quote it."""

    source_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A source that some words name, and those words."""

    source_id: int
    words: str


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    norm: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Match:
    source_id: int
    first: int
    last: int  # of the words: the first that no longer belongs to it


class Names:
    """The names of all sources, looked up by their first word."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_first: dict[str, list[tuple[list[_Word], int]]] = defaultdict(list)
        for one in known:
            if words := _without_article(_words(one.name)):
                self._by_first[words[0].norm].append((words, one.source_id))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def meant_by(self, attribution: str) -> Named | None:
        """Return the source that an attribution such as "SOHR activists" names, the last where it cites another."""
        words = _words(attribution)
        found = list(self._matches(words))
        cited = [match for match in found if _is_cited(words, match)]
        chosen = next(iter(cited or found), None)
        return _named(attribution, words, chosen) if chosen else None

    def cited_in(self, sentence: str) -> Named | None:
        """Return whom a sentence cites behind its speaker: "Reuters, citing SOHR, said" goes back to SOHR."""
        return self._first_that(sentence, _is_cited)

    def speaking_in(self, sentence: str) -> Named | None:
        """Return the source that a sentence has speak: "told Reuters", "SOHR reported", "according to SOHR"."""
        return self._first_that(sentence, _speaks)

    def _first_that(self, sentence: str, test: Callable[[Sequence[_Word], _Match], bool]) -> Named | None:
        words = _words(sentence)
        found = next((match for match in self._matches(words) if test(words, match)), None)
        return _named(sentence, words, found) if found else None

    def _matches(self, words: Sequence[_Word]) -> Iterator[_Match]:
        at = 0
        while at < len(words):
            found = self._at(words, at)
            if found:
                yield found
            at = found.last if found else at + 1

    def _at(self, words: Sequence[_Word], at: int) -> _Match | None:
        for name, source_id in self._by_first.get(words[at].norm, ()):
            here = words[at : at + len(name)]
            if len(here) == len(name) and all(_same(said, known) for said, known in zip(here, name, strict=True)):
                return _Match(source_id, at, at + len(name))
        return None


def _is_cited(words: Sequence[_Word], match: _Match) -> bool:
    before = _before(words, match)
    return bool(before) and before[-1] in _CITING


def _speaks(words: Sequence[_Word], match: _Match) -> bool:
    before = _before(words, match)
    if before[-1:] and before[-1] in _TOLD_TO:
        return True
    if before[-2:] == ["according", "to"] or (before[-1:] == ["by"] and before[-2:-1] and before[-2] in _OWN):
        return True
    return bool(_SPEAKING & {word.norm for word in words[match.last : match.last + _NEAR]})


def _before(words: Sequence[_Word], match: _Match) -> list[str]:
    return [word.norm for word in words[max(0, match.first - 4) : match.first] if word.norm not in _ARTICLES]


def _words(text: str) -> list[_Word]:
    return [_Word(found[0], found[0].casefold(), *found.span()) for found in _WORD.finditer(text)]


def _without_article(words: list[_Word]) -> list[_Word]:
    return words[1:] if len(words) > 1 and words[0].norm in _ARTICLES else words


def _same(said: _Word, known: _Word) -> bool:
    """Tell whether a word is that of a name; one that has a capital in the name has one in the text: Army, army."""
    return said.norm == known.norm and (said.text[0].isupper() or not known.text[0].isupper())


def _named(text: str, words: Sequence[_Word], match: _Match) -> Named:
    return Named(match.source_id, text[words[match.first].start : words[match.last - 1].end])
