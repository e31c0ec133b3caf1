"""What two readings said, field by field, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from annotator.claims.vocabulary import label
from annotator.incidents import wording
from annotator.incidents.facts import Number
from annotator.review.second.comparing import JUDGEMENT, NONE, UNQUANTIFIED, code

LABELS = {
    JUDGEMENT: "Answer",
    "kind": "What",
    "number": "Number",
    "unit": "Unit",
    "modality": "Modality",
    "scope": "Scope",
    "victim_status": "Status",
    "actor": "By",
    "places": "Where",
    "date": "When",
    "role": "Role",
}
JUDGED = {
    "accepted": "confirmed",
    "rejected": "rejected",
    "unverifiable": "unverifiable",
    "held": "held",
}
VOCABULARIES = {"kind": "kinds", "unit": "units", "modality": "modalities", "role": "roles"}


@dataclass(frozen=True)
class Difference:
    """One field in which two readings differ, in words."""

    field: str
    label: str
    first: str
    second: str


def differences(differing: list[str], first: Mapping[str, Any], second: Mapping[str, Any]) -> list[Difference]:
    """Return the fields that differ with what each of the two said."""
    return [Difference(name, LABELS[name], in_words(name, first), in_words(name, second)) for name in differing]


def in_words(field: str, values: Mapping[str, Any]) -> str:
    """Return what a reading says in one field."""
    if field == JUDGEMENT:
        return JUDGED.get(values[field], values[field])
    if field in VOCABULARIES:
        return label(VOCABULARIES[field], values[field])
    if field == "victim_status":
        return label("victim_statuses", values[field])
    if field == "number":
        return _number(values)
    if field == "date":
        return _days(values)
    if field == "scope":
        return ", ".join(label("scopes", flag) for flag in values["scope"]) or "none"
    return ", ".join(values["places"]) or "no place" if field == "places" else values["actor"] or "not said"


def _number(values: Mapping[str, Any]) -> str:
    said = code("number", values)
    if said in (NONE, UNQUANTIFIED):
        return str(said)
    assert isinstance(said, list)
    least, best, most = said
    spread = wording.spread(Number(least or 0, best, most))
    return spread if best in (None, least, most) else f"{spread}, best {best}"


def _days(values: Mapping[str, Any]) -> str:
    said = code("date", values)
    if not isinstance(said, list):
        return "not stated"
    return wording.period(*(date.fromisoformat(str(day)) for day in said))
