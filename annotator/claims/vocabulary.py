"""The words of the method as data: every vocabulary has ids, labels and one sentence of definition each.

The extractor's words live with the extractor; those that only people use live here. The definition is what
the reader of a form sees as help text.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from annotator import extraction
from annotator.extraction.vocabulary import HEDGE_TABLE_VERSION

# What a figure depends on beside the decisions of people.
VERSIONS = {"hedge_table": HEDGE_TABLE_VERSION, "extractor": extraction.EXTRACTOR_VERSION}
FOLDERS = (Path(__file__).parent / "data", Path(extraction.__file__).parent / "data")


@dataclass(frozen=True)
class Term:
    """One entry of a vocabulary; `more` holds what else its file says (a kind's unit, for one)."""

    id: Any
    label: str
    definition: str
    more: dict[str, Any] = field(default_factory=dict)


@cache
def terms(vocabulary: str) -> dict[Any, Term]:
    """Return a vocabulary by id, in the order of its file; raises LookupError for one that does not exist."""
    for folder in FOLDERS:
        path = folder / f"{vocabulary}.json"
        if path.exists():
            return {item["id"]: _term(item) for item in json.loads(path.read_text("utf-8"))["items"]}
    raise LookupError(f"There is no vocabulary called {vocabulary}.")


def choices(vocabulary: str) -> list[tuple[Any, str]]:
    """Return a vocabulary as the choices of a form field or a model field."""
    return [(term.id, term.label) for term in terms(vocabulary).values()]


def label(vocabulary: str, id: Any) -> str:
    """Return the label of a term, or the id itself where the vocabulary does not know it."""
    term = terms(vocabulary).get(id)
    return term.label if term else str(id)


def unit_of(kind: str) -> str:
    """Return the unit in which a kind is counted (METHOD §2)."""
    return str(terms("kinds")[kind].more["unit"])


def _term(item: dict[str, Any]) -> Term:
    more = {key: value for key, value in item.items() if key not in {"id", "label", "definition"}}
    return Term(item["id"], item["label"], item["definition"], more)
