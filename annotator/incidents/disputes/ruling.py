"""What a ruling makes of a claim: the chosen value of each field, as the claim keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from annotator.claims.vocabulary import unit_of
from annotator.review.second.comparing import FIELDS, JUDGEMENT
from annotator.review.second.models import SecondReading

FIRST, SECOND, OWN = "first", "second", "own"
CHOICES = frozenset({FIRST, SECOND, OWN})
KEPT_AS = {
    "number": ("min", "best", "max", "hedge"),
    "date": ("date_start", "date_end"),
}
DAY, DAYS, WEEK, MONTH, YEAR = range(1, 6)
# Up to how many days each precision spans.
SPANS = ((1, DAY), (6, DAYS), (7, WEEK), (31, MONTH))


@dataclass(frozen=True)
class Choice:
    """Whose value holds for one field, and for a value of the lead's own what it is."""

    by: str
    value: Any = None


def changes_by(reading: SecondReading, choices: Mapping[str, Choice]) -> dict[str, Any]:
    """Return the claim's fields that a ruling fills; a claim that only the second accepted gets all of theirs."""
    second, first_accepted = reading.answer.values, JUDGEMENT not in choices
    asked = choices if first_accepted else {field: Choice(SECOND) for field in FIELDS if field in _filled(second)}
    changes: dict[str, Any] = {}
    for field, choice in asked.items():
        if choice.by != FIRST and field != JUDGEMENT:
            changes |= _as_kept(field, choice.value if choice.by == OWN else _told(field, second))
    if "kind" in changes and "unit" not in asked:
        changes["unit"] = unit_of(changes["kind"])
    return changes


def _filled(values: Mapping[str, Any]) -> set[str]:
    return set(FIELDS) if values.get("kind") else set()


def _told(field: str, values: Mapping[str, Any]) -> Any:
    return {name: values[name] for name in KEPT_AS[field]} if field in KEPT_AS else values[field]


def _as_kept(field: str, value: Any) -> dict[str, Any]:
    if field == "date":
        return _days(value["date_start"], value["date_end"])
    return dict(value) if field in KEPT_AS else {field: value}


def _days(first: str | None, last: str | None) -> dict[str, Any]:
    if first is None:
        return {"date_start": None, "date_end": None, "date_precision": None, "date_basis": "unknown"}
    start = date.fromisoformat(first)
    end = date.fromisoformat(last) if last else start
    length = (end - start).days + 1
    precision = next((precision for longest, precision in SPANS if length <= longest), YEAR)
    return {"date_start": start, "date_end": end, "date_precision": precision, "date_basis": "stated"}
