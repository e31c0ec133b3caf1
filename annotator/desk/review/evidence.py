"""The words of the text from which the machine took each value of a claim."""

from dataclasses import dataclass

from annotator.claims.models import Claim

# Where the form's field has another name than the evidence.
FIELDS = {"quantity": "number", "date": "date_start"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the article, half open in code points, with the form's field that they are the evidence for."""

    field: str
    start: int
    end: int


def evidence_of(claim: Claim) -> list[Evidence]:
    """Return a claim's evidence in text order; a claim that a person added brings none."""
    said = [(FIELDS.get(field, field), start, end) for field, start, end in claim.proposal.get("evidence", [])]
    places = [("places", start, end) for _, _, start, end, *_ in claim.proposal.get("places_by_role", [])]
    return sorted({Evidence(*one) for one in [*said, *places]}, key=lambda one: (one.start, one.end, one.field))


def words_by_field(text: str, evidence: list[Evidence]) -> dict[str, str]:
    """Return for each field the words that it came from, for those who hear the page."""
    found: dict[str, list[str]] = {}
    for one in evidence:
        found.setdefault(one.field, []).append(f"“{text[one.start : one.end]}”")
    return {field: ", ".join(words) for field, words in found.items()}
