"""What can be a phrase of the hedge table; where something cannot, the sentence that the person reads."""

import re

from django.contrib.auth.models import User

from annotator.claims.hedges.models import HedgePhrase
from annotator.claims.vocabulary import label, terms
from annotator.extraction.lexicon import lexicon
from annotator.extraction.numbers import NUMBER_WORDS
from annotator.sources.models import Source

MOST_WORDS = 6
_WORDS = re.compile(r"[a-z]+( [a-z]+)*")
_PACKAGED = ("before", "after", "words")


class NotAHedge(Exception):
    """The phrase is refused; the message is the sentence that the person reads."""


def check_may_keep(user: User, right: str = "change") -> None:
    """Only leads and data managers keep the hedge table's phrases."""
    if not user.has_perm(f"annotator.{right}_hedgephrase"):
        raise NotAHedge(f"{user.get_username()} may read the hedge table but not change it.")


def plain(phrase: str) -> str:
    """Return a phrase as it is kept: lower case, single spaces."""
    return " ".join(phrase.lower().split())


def check_phrase(phrase: str) -> None:
    """A phrase is a few words, and no word that every sentence has or that is a number itself."""
    if not _WORDS.fullmatch(phrase):
        raise NotAHedge("Write the phrase in letters a to z with single spaces, such as “close on”.")
    words = phrase.split()
    if len(words) > MOST_WORDS:
        raise NotAHedge(f"A phrase has {MOST_WORDS} words at most.")
    if NUMBER_WORDS & set(words):
        raise NotAHedge("A phrase names no number; it stands before, after or instead of one.")
    if len(words) == 1 and phrase not in packaged() and (known := lexicon().words.get(phrase)) and known.tags:
        raise NotAHedge(f"“{phrase}” does other work in most sentences; take a longer phrase.")


def check_stands(hedge: str, stands: str) -> None:
    """A hedge of a number stands beside it; a hedge that is a number by itself stands instead of one."""
    if hedge not in terms("hedges"):
        raise NotAHedge("Choose a row of the hedge table.")
    if hedge == "range":
        raise NotAHedge("A range is made of two numbers; no phrase alone makes one.")
    instead = stands == HedgePhrase.Stands.INSTEAD
    if instead and "value" not in terms("hedges")[hedge].more:
        raise NotAHedge(f"“{label('hedges', hedge)}” says nothing without a number; let the phrase stand beside one.")
    if not instead and "value" in terms("hedges")[hedge].more:
        raise NotAHedge(f"“{label('hedges', hedge)}” is said instead of a number, not beside one.")


def check_new(phrase: str, source: Source | None, but: int | None = None) -> None:
    """One standing phrase for a source, and one for all."""
    same = HedgePhrase.objects.standing().filter(phrase=phrase, source=source)
    if (same.exclude(pk=but) if but else same).exists():
        raise NotAHedge(f"“{phrase}” stands already for {source or 'all sources'}.")


def packaged() -> dict[str, str]:
    """Return the packaged phrases with the rows that they belong to."""
    return {
        phrase: id for id, term in terms("hedges").items() for name in _PACKAGED for phrase in term.more.get(name, ())
    }
