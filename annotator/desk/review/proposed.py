"""What the machine proposed for each field of a claim, in words, to stand beside what people make of it."""

from dataclasses import dataclass
from typing import Any

from annotator.claims.models import Claim
from annotator.claims.vocabulary import label
from annotator.desk.review.values_form import BOUNDS, ValuesForm


@dataclass(frozen=True, slots=True)
class Proposed:
    """The machine's value of one field; it is shown where that has been changed, or is being changed."""

    words: str
    differs: bool


def proposed_values(claim: Claim) -> dict[str, Proposed]:
    """Return the machine's values by field; a claim that a person added has none."""
    values = {name: value for name, value in claim.proposal.items() if name in ValuesForm.base_fields}
    return {
        name: Proposed(_shown(name, value), _differs(getattr(claim, name), value)) for name, value in values.items()
    }


def _differs(now: Any, proposed: Any) -> bool:
    return bool((now.isoformat() if hasattr(now, "isoformat") else now) != proposed)


def _shown(name: str, value: Any) -> str:
    if value in (None, "", []):
        return "open" if name == "max" else "none"
    vocabulary = getattr(ValuesForm.base_fields[name], "vocabulary", "")
    in_words = [label(vocabulary, one) if vocabulary and name not in BOUNDS else str(one) for one in _many(value)]
    return ", ".join(in_words)


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
