"""What our own words mean in files whose vocabulary is open, as on the page of formats. Pure."""

from dataclasses import dataclass

from reports.files.annotations import STATED
from reports.files.columns.claims import CLAIMS
from reports.files.columns.incidents import INCIDENTS

NAMED_OTHERWISE = {"places": "places", "incident_id": "incident"}
BEYOND = {
    "Claim": "What a source asserts in a sentence, as people read it.",
    "text": "The hash of the normalised text in which positions count.",
    "maxIsOpen": "The highest number is open: “at least 12”.",
    "not_counted_by": "The one rule that kept the claim out of the figures.",
    "redaction": "The profile by which people were protected.",
    "redactionMeans": "What that profile withholds.",
    "versions": "The versions of the rules, the tables and the code that made the edition.",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One of our words and what it says."""

    name: str
    says: str


def terms() -> list[Meaning]:
    """Return the words that annotations use beyond the standard's."""
    says = {column.name: column.says for column in (*INCIDENTS, *CLAIMS)}
    stated = {name: says[NAMED_OTHERWISE.get(name, name)] for name in STATED}
    return [Meaning(name, meaning) for name, meaning in (stated | BEYOND).items()]
