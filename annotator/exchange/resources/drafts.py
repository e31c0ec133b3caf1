"""A row on its way into the database: what its cells say, and what that would change."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.exchange.contract import Checked, Outcome, Problem, Row


@dataclass(slots=True)
class Draft:
    """What a row says, field by field; a field whose column the file has not is not among its values."""

    row: Row
    key: tuple[Any, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    instance: Any = None  # the row of ours as it would be
    before: Any = None  # the row of ours as it is, if it is there
    diffs: dict[str, tuple[str, str]] = field(default_factory=dict)
    whole: Any = None  # of claims: the claim that it is a part or a copy of

    @property
    def is_new(self) -> bool:
        """Tell whether no row of ours has its natural key."""
        return self.before is None

    @property
    def changed(self) -> dict[str, Any]:
        """Return the values that differ from what stands there now."""
        return {name: self.values[name] for name in self.diffs if name in self.values}

    def refuse(self, kind: str, name: str, value: object, reason: str) -> None:
        """Add a problem."""
        self.problems.append(Problem.of(kind, name, value, reason))

    def checked(self, fingerprint: str) -> Checked:
        """Return the draft as a batch is told of it."""
        return Checked(
            number=self.row.number,
            outcome=self._outcome(),
            key=" · ".join(str(part) for part in self.key),
            pk=self.before.pk if self.before else None,
            fingerprint=fingerprint,
            diffs={} if self.problems else self.diffs,
            problems=tuple(self.problems),
            notes=(*self.row.notes, *self.notes),
            values=self,
        )

    def _outcome(self) -> Outcome:
        if self.problems:
            return Outcome.REFUSED
        if self.is_new:
            return Outcome.NEW
        return Outcome.CHANGED if self.diffs else Outcome.UNCHANGED


def fingerprint(cells: Mapping[str, str]) -> str:
    """Return a hash of a row's cells."""
    return hashlib.sha256(json.dumps(dict(cells), sort_keys=True, ensure_ascii=False).encode()).hexdigest()
