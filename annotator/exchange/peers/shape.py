"""What every format is read into and written from: texts, and annotations on them, as plain values.

Values are text as a cell of a table has it: dates ISO, several names with a bar between them, "yes" or nothing.
Positions count the code points of the text, half open.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.exchange.contract import Problem

TERMS = ("kind", "unit", "hedge", "modality", "victim_status", "date_basis", "role")
PRECISIONS = ("place_precision", "date_precision")
NUMBERS = ("min", "best", "max")
DAYS = ("date_start", "date_end")
WORDS = ("weapon", "actor", "target", "age_group", "sex", "attribution")
FLAGS = ("combined",)
LISTS = ("scope", "places")
VALUES = (*TERMS, *NUMBERS, *FLAGS, *LISTS, *WORDS, *DAYS, *PRECISIONS)
# Beside its values, what an annotation says of itself.
SAID = ("start", "end", "quote", "of", "annotator", "note")
FIELDS = (*SAID, *VALUES)
OF_TEXTS = ("article", "title", "text", "url", "source", "language", "published")

_PARTS = re.compile(r"(?:[^|\\]|\\.)+")
_ESCAPED = re.compile(r"\\([\\|])")


@dataclass(frozen=True, slots=True)
class Text:
    """An article as a file tells of it; `text` is None where the file only refers to it."""

    text: str | None = None
    article: str = ""
    title: str = ""
    url: str = ""
    source: str = ""
    language: str = ""
    published: str = ""
    sha256: str = ""  # of the normalised text, where the file says it


@dataclass(frozen=True, slots=True)
class Annotation:
    """A passage and what somebody says that it claims; `id` is unique within its text, `of` is another one's."""

    id: str
    start: int | None
    end: int | None
    quote: str
    values: Mapping[str, str] = field(default_factory=dict)
    of: str = ""
    annotator: str = ""
    note: str = ""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its annotations."""

    text: Text
    annotations: tuple[Annotation, ...] = ()


def listed(cell: str) -> list[str]:
    """Return the names of a cell that holds several."""
    return [_ESCAPED.sub(r"\1", part) for part in _PARTS.findall(cell)]


def joined(names: list[str]) -> str:
    """Return several names as one cell; a bar within a name has a backslash before it."""
    return "|".join(name.replace("\\", "\\\\").replace("|", "\\|") for name in names)
