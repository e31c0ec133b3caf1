"""What the parts of an import hand to each other: rows as a file has them, what they would do, and what they did.

A table reads rows (`exchange.tables`), a resource says what each would do and does it (`exchange.resources`), a batch
holds it all together, shows it first and takes it back (`exchange.batches`). No Django.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

SHOWN = 80  # characters of a refused value that a person gets to see


class Outcome(StrEnum):
    """What a row does."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is refused: field, value as it stood there, a sentence, and one word for the sort of problem."""

    kind: str
    field: str
    value: str
    reason: str

    @classmethod
    def of(cls, kind: str, field: str, value: object, reason: str) -> "Problem":
        """Return a problem whose value is cut to what a person gets to see."""
        text = "" if value is None else str(value)
        return cls(kind, field, text if len(text) <= SHOWN else text[: SHOWN - 1] + "…", reason)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as a spreadsheet or an editor shows it, cells as plain text by column name.

    Dates are ISO (2022-01-23), whole numbers have no ".0", an empty cell is "". `content` are the bytes of a file that
    came with the row (ZIP), `filename` is its name. A row with problems is refused whatever its resource thinks.
    """

    number: int
    cells: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    content: bytes | None = None
    filename: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a resource understands; `also` are headings under which other people's files have it."""

    name: str
    label: str
    help: str = ""
    required: bool = False
    example: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """On whose behalf an import runs, for which batch, and what was chosen for all of its rows."""

    user: Any = None
    batch_id: int | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a row would do.

    `key` is its natural key, by which the same row is found twice in one file; `pk` the row it changes or equals;
    `fingerprint` a hash of that row's values as they stand now, to notice that somebody changed it meanwhile; `diffs`
    maps a field to what it says now and would say. `values` is the resource's own, and is never stored.
    """

    number: int
    outcome: Outcome
    key: str = ""
    pk: int | None = None
    fingerprint: str = ""
    diffs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    values: Any = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What a row did: the row of ours that it made or changed, and that one's fields as they stood before (JSON)."""

    number: int
    pk: int
    created: bool
    before: Mapping[str, Any] = field(default_factory=dict)
    after: str = ""  # the fingerprint that it left behind


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a row cannot be taken back: a sentence, and the address where one sees it."""

    number: int
    reason: str
    url: str = ""


class BulkResource(Protocol):
    """What can be imported. A batch asks these questions in this order, a chunk of rows at a time."""

    id: str
    label: str
    help: str
    permission: str  # "annotator.import_article": who may import it
    columns: tuple[Column, ...]

    def check(self, rows: Sequence[Row], context: Context) -> list[Checked]:
        """Say what each row would do: no writes, no side effects, a fixed number of queries for the chunk."""
        ...

    def store(self, checked: Sequence[Checked], context: Context) -> list[Stored]:
        """Do what new and changed rows say, through the stages' actions, inside the caller's transaction."""
        ...

    def in_the_way(self, stored: Sequence[Stored], context: Context) -> list[Obstacle]:
        """Say what stands against taking these rows back: decisions, links, later changes."""
        ...

    def take_back(self, stored: Sequence[Stored], context: Context) -> None:
        """Undo `store`, inside the caller's transaction: delete what was made, restore what was changed."""
        ...
