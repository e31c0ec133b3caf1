"""The halves of a split, and what a person's words change on a claim; it writes nothing."""

from dataclasses import dataclass, field
from typing import Any

from annotator.claims.models import Claim
from annotator.claims.vocabulary import unit_of

BOUNDS = ("start", "end", "quote", "sentence_start", "sentence_end", "paragraph")
# What one half may say otherwise than the claim that it comes from.
SAID = frozenset("kind unit weapon hedge min best max target victim_status".split())


@dataclass(frozen=True)
class Half:
    """One of the passages that a claim is split into, with what it says otherwise than the whole."""

    start: int
    end: int
    values: dict[str, Any] = field(default_factory=dict)


def with_unit(claim: Claim, values: dict[str, Any]) -> dict[str, Any]:
    """Return values in which another kind brings its unit along."""
    kind = values.get("kind", claim.kind)
    return values if "unit" in values or kind == claim.kind else values | {"unit": unit_of(kind)}


def differing(claim: Claim, values: dict[str, Any]) -> dict[str, Any]:
    """Return only those of the values that the claim does not have yet."""
    return {name: value for name, value in values.items() if getattr(claim, name) != value}


def was_moved(claim: Claim) -> bool:
    """Tell whether people gave a claim of the extractor other words than it proposed."""
    said = claim.proposal
    return bool(said) and (claim.start, claim.end) != (said.get("start", claim.start), said.get("end", claim.end))
