"""A row as a format gives it, before anything was made of it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.exchange.contract import Problem


class Flaw(NamedTuple):
    """A cell that cannot be taken: as it stands there, why, and the sort of problem."""

    text: str
    kind: str
    reason: str


class Said(NamedTuple):
    """A cell that was read otherwise than it stands there, and what to say about it."""

    text: str
    note: str


Value = str | Flaw | Said


@dataclass(slots=True)
class Raw:
    """One row's values in the order of the columns, with what is wrong or worth saying about the whole row."""

    number: int
    values: list[Value]
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Tell whether the row holds nothing at all."""
        return not self.problems and not any(self.values)


def plain(value: Value) -> str:
    """Return the text of a value, whatever is wrong with it."""
    return value if isinstance(value, str) else value.text
