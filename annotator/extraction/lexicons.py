"""The lexicon with parties of the caller's own: those of a table that people keep beside the data files."""

from collections.abc import Sequence
from copy import deepcopy

from spacy.lang.en import English

from .lexicon import DASHES, QUOTES, Actor, Lexicon, folded, lexicon
from .parties import Party


def with_parties(parties: Sequence[Party]) -> Lexicon:
    """Return the lexicon with these parties in it: "the Free Ural Brigade" is an actor once somebody has entered it."""
    if not parties:
        return lexicon()
    table = deepcopy(lexicon())
    _remove(table, {party.id for party in parties})
    tokenizer = English().tokenizer
    for party in parties:
        actor = Actor(party.id, party.name, party.side, party.kind, party.status)
        for name in dict.fromkeys([party.name, *party.aliases]):
            tokens = [folded(token.text, token.norm_) for token in tokenizer(name)]
            if words := tuple(token for token in tokens if token not in DASHES and token not in QUOTES):
                table.at(words).actor = actor
    for rows in table.phrases.values():
        rows.sort(key=lambda phrase: -len(phrase[0]))
    return table


def _remove(table: Lexicon, ids: set[str]) -> None:
    phrases = (entry for rows in table.phrases.values() for _, entry in rows)
    for entry in [*table.words.values(), *phrases]:
        if entry.actor is not None and entry.actor.id in ids:
            entry.actor = None
