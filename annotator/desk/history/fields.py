"""What the fields of a claim are called and how their values read, in any version of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from annotator.claims.life import Status
from annotator.claims.vocabulary import label
from annotator.desk.history.differences import Comparison, compare
from annotator.incidents import wording
from annotator.incidents.quoting import in_quotes


@dataclass(frozen=True)
class Field:
    """One field of a claim: its name, what people call it, and the vocabulary of its values."""

    name: str
    label: str
    vocabulary: str = ""
    is_text: bool = False
    empty: str = "–"


FIELDS = (
    Field("status", "State"),
    Field("quote", "Words", is_text=True),
    Field("start", "Begins at"),
    Field("end", "Ends before"),
    Field("kind", "What", "kinds"),
    Field("unit", "Unit", "units"),
    Field("hedge", "Hedge", "hedges"),
    Field("min", "min"),
    Field("best", "best"),
    Field("max", "max", empty="open"),
    Field("combined", "In one number"),
    Field("weapon", "Weapon", is_text=True),
    Field("actor", "By", is_text=True),
    Field("target", "Whom", is_text=True),
    Field("victim_status", "Victim status", "victim_statuses"),
    Field("age_group", "Age"),
    Field("sex", "Sex"),
    Field("places", "Where", is_text=True),
    Field("place_precision", "Place precision", "place_precisions"),
    Field("date_start", "First day"),
    Field("date_end", "Last day"),
    Field("date_precision", "Known to", "date_precisions"),
    Field("date_basis", "Date basis", "date_bases"),
    Field("attribution", "Says", is_text=True),
    Field("modality", "Modality", "modalities"),
    Field("scope", "Scope", "scopes"),
    Field("role", "Role", "roles"),
    Field("of_id", "Of"),
)
BY_NAME = {field.name: field for field in FIELDS}


def shown(field: Field, value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in (None, "", []):
        return field.empty
    if field.name == "status":
        return Status(value).label
    if field.name == "of_id":
        return in_quotes([f"claim {value}"])[0]
    if isinstance(value, list):
        return ", ".join(label(field.vocabulary, one) if field.vocabulary else str(one) for one in value)
    if isinstance(value, date):
        return wording.day(value)
    return label(field.vocabulary, value) if field.vocabulary else str(value)


def comparisons(left: Any, right: Any) -> list[Comparison]:
    """Return every field of two states of a claim side by side."""
    return [_comparison(field, getattr(left, field.name), getattr(right, field.name)) for field in FIELDS]


def differences(left: Any, right: Any) -> list[Comparison]:
    """Return the fields in which two states of a claim differ."""
    return [row for row in comparisons(left, right) if row.differs]


def changes_in(before: dict[str, Any], after: dict[str, Any]) -> list[Comparison]:
    """Return what a decision changed, from the values that it keeps; its outcome tells the state."""
    told = [field for field in FIELDS if field.name in before and field.name in after and field.name != "status"]
    rows = (_comparison(field, _kept(field, before), _kept(field, after)) for field in told)
    return [row for row in rows if row.differs]


def _comparison(field: Field, left: Any, right: Any) -> Comparison:
    return compare(field.label, shown(field, left), shown(field, right), by_words=field.is_text)


def _kept(field: Field, values: dict[str, Any]) -> Any:
    """Return a value that was kept as JSON, where days are texts."""
    value = values[field.name]
    return date.fromisoformat(value) if value and field.name in ("date_start", "date_end") else value
