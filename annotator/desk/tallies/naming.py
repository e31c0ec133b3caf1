"""The words for a value of a dimension, for what nobody said as well."""

from datetime import date

from annotator.claims.vocabulary import label
from annotator.incidents import wording
from annotator.incidents.dimensions import NOT_FOUND, NOT_SAID, SEVERAL
from annotator.incidents.totals.sums import Asked

UNSAID = {
    "admin1": "Place not said",
    "admin2": "Place not said",
    "age": "Age not said",
    "sex": "Sex not said",
    "actor": "Actor not said",
    "grade": "Not graded",
    "source": "Source not known",
}
UNKNOWN = {"admin1": "Place named, governorate not known", "admin2": "Place named, district not known"}
VOCABULARIES = {"kind": "kinds", "victim_status": "victim_statuses", "grade": "grades"}


def name_of(value: str, asked: Asked) -> str:
    """Return a group's name: "January 2022", "23 Dec 2021 – 22 Jan 2022", "Place not said"."""
    if value == NOT_SAID:
        return UNSAID.get(asked.by, "Not said")
    if value == NOT_FOUND and asked.by in UNKNOWN:
        return UNKNOWN[asked.by]
    if value == SEVERAL and asked.by == "actor":
        return "Sources name different actors"
    if asked.by in VOCABULARIES:
        return label(VOCABULARIES[asked.by], value)
    if asked.by in ("day", "week", "month"):
        return _period(date.fromisoformat(value), asked)
    return value[:1].upper() + value[1:] if asked.by in ("age", "sex") else value


def _period(first: date, asked: Asked) -> str:
    if asked.by == "day":
        return wording.day(first)
    if asked.by == "week":
        return f"Week of {wording.day(first)}"
    if asked.first_day == 1:
        return f"{wording.MONTHS[first.month - 1]} {first.year}"
    return f"{wording.day(first)} and a month"
