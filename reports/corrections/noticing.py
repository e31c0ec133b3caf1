"""What a notice says before anybody has edited it: its type, the figures and the cause in words. Pure."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.manifest import canonical
from reports.workbench.causes import FigureChange
from reports.workbench.differences import DECIDED, READ, REJECTED, RULES, SUPERSEDED, SUPPORTED

MOST_NAMED = 12
CORRECTION, RETRACTION, ADDITION, CLARIFICATION = "correction", "retraction", "addition", "clarification"


@dataclass(frozen=True)
class Proposal:
    """A notice as the difference between two editions suggests it."""

    kind: str
    words: str
    changes: Sequence[Mapping[str, Any]]
    withdrawn: Mapping[str, Sequence[int]]

    @property
    def digest(self) -> str:
        """Return the hash of what changed, by which a further change is noticed."""
        return hashlib.sha256(canonical([list(self.changes), dict(self.withdrawn)]).encode()).hexdigest()


def propose(changes: Sequence[FigureChange], withdrawn: Mapping[str, Sequence[int]]) -> Proposal:
    """Return the notice that the changes of a published edition call for."""
    told = [one for one in changes if one.before != one.after] or changes
    return Proposal(kind_of(told), in_words(told), [_as_json(one) for one in told], withdrawn)


def calls_for_one(changes: Iterable[FigureChange], withdrawn: Mapping[str, Sequence[int]]) -> bool:
    """Tell whether readers have to be told: a figure says something else, or what it stood on no longer counts."""
    return any(one.before != one.after for one in changes) or any(withdrawn.values())


def kind_of(changes: Iterable[FigureChange]) -> str:
    """Return the type of a notice: by what the figures did, and by what made them do it."""
    changes = list(changes)
    kinds = {cause.kind for one in changes for cause in one.causes}
    if all(_number(one.before) == _number(one.after) for one in changes):
        return CLARIFICATION
    if kinds <= {DECIDED, SUPPORTED, READ}:
        return ADDITION
    if kinds <= {REJECTED, SUPERSEDED, READ, RULES} and all(not one.after for one in changes):
        return RETRACTION
    return CORRECTION


def in_words(changes: Sequence[FigureChange]) -> str:
    """Return the cause of every change, a line a figure."""
    lines = [_line(one) for one in changes[:MOST_NAMED]]
    if more := len(changes) - len(lines):
        lines.append(f"{more} further figure{'' if more == 1 else 's'} changed for the same reasons.")
    return "\n".join(lines)


def _line(one: FigureChange) -> str:
    label = f"{one.label} ({one.column_label[:1].lower()}{one.column_label[1:]})"
    before, after = one.before or "no figure", one.after or "no figure"
    moved = f"{label}: {before} became {after}" if before != after else f"{label}: still {after}"
    return f"{moved}, because {'; '.join(cause.words for cause in one.causes)}."


def _as_json(one: FigureChange) -> dict[str, Any]:
    return {
        "column": one.column,
        "key": one.key,
        "label": one.label,
        "column_label": one.column_label,
        "before": one.before,
        "after": one.after,
        "causes": [{"kind": cause.kind, "words": cause.words, "claims": list(cause.claim_ids)} for cause in one.causes],
        "incidents": [
            {"incident": part.incident_id, "title": part.title, "before": part.before, "after": part.after}
            for part in one.incidents
        ],
    }


def _number(said: str) -> str:
    """Return the number of what a figure says, without the notes beside it."""
    return said.split(", ")[0]
