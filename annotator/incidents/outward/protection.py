"""Keeps from what is published the names, sources and exact places that could harm somebody (METHOD §8).

Words are blacked out letter by letter, so that every offset into a text stays what it was. What is withheld is
withheld before anything is counted: no figure, label or reason is made from it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from annotator.incidents.facts import Fact

BLACK = "█"
_LETTERS = re.compile(r"\S")


@dataclass(frozen=True)
class Hidden:
    """One source that is not to be recognised: the names it goes by, and the one that stands for them."""

    source_id: int
    names: Collection[str]

    @property
    def label(self) -> str:
        """Return the name under which an edition speaks of it."""
        return f"Withheld source {self.source_id}"


@dataclass(frozen=True)
class Protection:
    """What to withhold: how many decimals of a coordinate stay (None: all), whose names, which sources."""

    decimals: int | None = None
    names: Collection[str] = ()
    hidden: Mapping[int, Hidden] = field(default_factory=dict)

    def words(self, text: str) -> str:
        """Return a text of the same length in which protected names are blacked out."""
        return self._black_out(text) if text and self._pattern else text

    def name(self, name: str) -> str:
        """Return the name of a source or of a group as the edition may say it."""
        return self._labels.get(name.casefold()) or self.words(name)

    def everywhere(self, value: Any) -> Any:
        """Return plain JSON values in which every text may be read by everybody."""
        if isinstance(value, str):
            return self.name(value)
        if isinstance(value, Mapping):
            return {key: self.everywhere(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.everywhere(one) for one in value]
        return value

    def coordinate(self, value: float | None) -> float | None:
        """Return a coordinate with the decimals that may be told; never a whole number, and no minus before zero."""
        if value is None:
            return None
        return (float(value) if self.decimals is None else round(float(value), self.decimals)) + 0.0

    def fact(self, fact: Fact) -> Fact:
        """Return a fact as it may be published; the tally counts this one."""
        changed = dict(self._changed_words(fact)) if self._pattern else {}
        if self.decimals is not None and fact.latitude is not None:
            changed["latitude"] = self.coordinate(fact.latitude)
            changed["longitude"] = self.coordinate(fact.longitude)
        return replace(fact, **changed) if changed else fact

    def text(self, text: str, source_id: int, told: Iterable[tuple[int, int]]) -> str:
        """Return an article's text; of a withheld source's only the sentences that claims stand in are left."""
        if source_id not in self.hidden:
            return self.words(text)
        left = list(blacken(text))
        for start, end in told:
            left[start:end] = text[start:end]
        return self.words("".join(left))

    def _changed_words(self, fact: Fact) -> Iterable[tuple[str, Any]]:
        for reader, fields in ((self.name, NAMES), (self.words, WORDS)):
            for one in fields:
                value = getattr(fact, one)
                told = tuple(map(reader, value)) if isinstance(value, tuple) else reader(value)
                if told != value:
                    yield one, told
        answers = tuple(replace(answer, party=self.words(answer.party)) for answer in fact.answers)
        if answers != fact.answers:
            yield "answers", answers

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {name.casefold(): one.label for one in self.hidden.values() for name in one.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = {*self.names, *(name for one in self.hidden.values() for name in one.names)}
        patterns = [r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=_longest_first) if name]
        return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE) if patterns else None

    @cached_property
    def _black_out(self) -> Callable[[str], str]:
        pattern = self._pattern
        assert pattern is not None
        return lambda text: pattern.sub(lambda found: blacken(found[0]), text)


# A fact's fields that name sources, and those that may name people.
NAMES = ("independence_group", "source_name", "supported_by")
WORDS = ("actor", "target", "places", "place_name", "reason")
NOTHING = Protection()


def blacken(text: str) -> str:
    """Return a text in which only the spaces are left."""
    return _LETTERS.sub(BLACK, text)


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name
