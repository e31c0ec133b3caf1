"""METHOD's vocabularies in this desk's words: what is offered, and how it is labelled and explained.

Kept in each process's memory for a few seconds, so that a page of the desk does not ask anew for every field; what is
published is worded by METHOD alone and never asks here.
"""

import time
from dataclasses import dataclass, field, replace

from annotator.claims.terms.models import TermWording
from annotator.claims.vocabulary import Term, terms

SECONDS = 15


@dataclass
class _Kept:
    until: float = 0.0
    rows: dict[tuple[str, str], TermWording] = field(default_factory=dict)


_KEPT = _Kept()


def desk_terms(vocabulary: str) -> dict[object, Term]:
    """Return a vocabulary as the desk offers it: local labels and help, without what is retired."""
    rows = _rows()
    found = {id: (term, rows.get((vocabulary, str(id)))) for id, term in terms(vocabulary).items()}
    return {id: _worded(term, row) for id, (term, row) in found.items() if row is None or row.retired_at is None}


def is_worded(vocabulary: str) -> bool:
    """Tell whether the desk says anything of its own about a vocabulary."""
    return any(name == vocabulary for name, _ in _rows())


def in_desk_words(vocabulary: str, id: object) -> Term | None:
    """Return a term in the desk's words, retired or not: what was said with it is still to be read."""
    term = terms(vocabulary).get(id)
    return _worded(term, _rows().get((vocabulary, str(id)))) if term else None


def forget() -> None:
    """Ask the database again next time."""
    _KEPT.until = 0.0


def _worded(term: Term, row: TermWording | None) -> Term:
    if row is None:
        return term
    return replace(term, label=row.label or term.label, definition=" ".join(filter(None, (term.definition, row.help))))


def _rows() -> dict[tuple[str, str], TermWording]:
    now = time.monotonic()
    if now >= _KEPT.until:
        said = TermWording.objects.exclude(label="", help="", retired_at=None)
        _KEPT.rows = {(row.vocabulary, row.term): row for row in said}
        _KEPT.until = now + SECONDS
    return _KEPT.rows
