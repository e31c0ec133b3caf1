"""A draft's figures under every counting profile, and the claims that make the difference. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reports.models import Figure

NOTHING, UNQUANTIFIED = "nothing counts", "in no number"


@dataclass(frozen=True, slots=True)
class Cell:
    """One measure under one profile, how its claims differ from those recorded, and why."""

    words: str
    same: bool
    brief: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One measure under each profile."""

    label: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Tell whether any profile says something else."""
        return not all(cell.same for cell in self.cells)

    @property
    def told(self) -> bool:
        """Tell whether there is a reason to give."""
        return any(cell.why for cell in self.cells)


def rows(ladders: Iterable[Any], figures: Iterable[Figure]) -> list[Row]:
    """Return each measure under the profiles, those that differ first; the first profile is the recorded one."""
    labels = {_measure(one.data["measure"]): one.label for one in figures if not one.data["outside_window"]}
    found = [_row(one, labels) for one in ladders]
    return sorted(found, key=lambda row: not row.differs)


def _row(ladder: Any, labels: Mapping[tuple[str, ...], str]) -> Row:
    measure = ladder.measure.to_dict()
    label = labels.get(_measure(measure)) or measure["kind"].replace("_", " ").capitalize()
    base = _words(ladder.alternatives[0].figure)
    return Row(label, tuple(_cell(one, base) for one in ladder.alternatives))


def _cell(one: Any, base: str) -> Cell:
    words = _words(one.figure)
    more, fewer, other = len(one.entering), len(one.leaving), one.read_otherwise
    counted = ((more, "more"), (fewer, "fewer"), (len(other), "read otherwise"))
    brief = ", ".join(f"{count} {said}" for count, said in counted if count)
    why = [
        *_by_reason("with", [(each.claim_id, f"which {each.rule} keeps out") for each in one.entering]),
        *_by_reason("without", [(each.claim_id, each.reason.rstrip(".").lower()) for each in one.leaving]),
        *_by_reason("with another number for", [(id, "") for id in other]),
    ]
    return Cell(words, words == base and not why, brief, tuple(why))


def _by_reason(verb: str, claims: Iterable[tuple[int, str]]) -> list[str]:
    """Return a line a reason, with all the claims that it is the reason for."""
    by_reason: dict[str, list[str]] = {}
    for claim, reason in claims:
        by_reason.setdefault(reason, []).append(str(claim))
    return [
        f"{verb} claim{'s' if len(ids) > 1 else ''} {', '.join(ids)}{f': {reason}' if reason else ''}"
        for reason, ids in by_reason.items()
    ]


def _words(figure: Any) -> str:
    if figure is None:
        return NOTHING
    number = figure.net or figure.number
    if number is None:
        return UNQUANTIFIED
    if number.max is None:
        return f"at least {number.min:,}"
    if number.min == number.max:
        return f"{number.min:,}"
    return f"up to {number.max:,}" if number.min == 0 and number.best is None else f"{number.min:,}–{number.max:,}"


def _measure(measure: Mapping[str, Any]) -> tuple[str, ...]:
    return measure["kind"], measure["unit"], measure["victim_status"], measure["detail"]
