"""The columns of an export: what each is called and says, and what becomes of it where names stay here."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from annotator.exchange.contract import Column
from annotator.incidents.outward.protection import Protection, blacken

Cells = dict[str, str]
# What a redacted file has in place of a cell: of the row, its text and the protection that holds.
Redact = Callable[[Any, str, Protection], str]


def plain(row: Any, cell: str, protection: Protection) -> str:
    """Leave a cell as it is: it holds nobody's name."""
    return cell


def words(row: Any, cell: str, protection: Protection) -> str:
    """Black out protected names and the names of masked sources."""
    return protection.words(cell)


def name(row: Any, cell: str, protection: Protection) -> str:
    """Call a masked source by what stands for it."""
    return protection.name(cell)


def unless_masked(source_of: Callable[[Any], int]) -> Redact:
    """Return a rule that leaves a cell out where its row is about a masked source, which it would give away."""

    def redact(row: Any, cell: str, protection: Protection) -> str:
        return "" if source_of(row) in protection.hidden else protection.words(cell)

    return redact


def text_of(source_of: Callable[[Any], int]) -> Redact:
    """Return a rule that blacks out the whole text of a masked source, and protected names in all others."""

    def redact(row: Any, cell: str, protection: Protection) -> str:
        return blacken(cell) if source_of(row) in protection.hidden else protection.words(cell)

    return redact


def title_of(source_of: Callable[[Any], int]) -> Redact:
    """Return a rule that withholds the title of a masked source's text: looked up, it would name the source."""

    def redact(row: Any, cell: str, protection: Protection) -> str:
        return "Title withheld" if source_of(row) in protection.hidden else protection.words(cell)

    return redact


def withheld(row: Any, cell: str, protection: Protection) -> str:
    """Leave a cell out: against the hash of a whole text, what is blacked out could be guessed."""
    return ""


def in_json(row: Any, cell: str, protection: Protection) -> str:
    """Black out names in the values of a cell of JSON, whose signs for line ends and quotes would hide some."""
    return json.dumps(protection.everywhere(json.loads(cell)), ensure_ascii=False, sort_keys=True) if cell else ""


def person(row: Any, cell: str, protection: Protection) -> str:
    """Say that somebody did it, and not who."""
    return "withheld" if cell else ""


@dataclass(frozen=True)
class Taken:
    """A column of a list as people take it."""

    name: str
    label: str
    redact: Redact = plain


def taken(columns: Sequence[Column], rules: Mapping[str, Redact]) -> tuple[Taken, ...]:
    """Return columns of an import as columns of an export; those without a rule hold words."""
    return tuple(Taken(column.name, column.label, rules.get(column.name, words)) for column in columns)


@dataclass(frozen=True)
class Listing:
    """A list that can be taken: who may see it, its columns, what its rows need beside them, and a row's cells."""

    id: str
    label: str
    permission: str
    columns: tuple[Taken, ...]
    prepare: Callable[[QuerySet[Any]], QuerySet[Any]]
    cells: Callable[[Any], Cells]

    def row(self, row: Model, columns: Sequence[Taken], protection: Protection | None) -> Cells:
        """Return a row's cells by column, redacted where there is a protection."""
        found = self.cells(row)
        if protection is None:
            return {column.name: found.get(column.name, "") for column in columns}
        return {column.name: column.redact(row, found.get(column.name, ""), protection) for column in columns}
