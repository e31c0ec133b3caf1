"""Which part a claim plays beside another one of the same event."""

from rapidfuzz import fuzz

from annotator.claims.models import Claim

DEATHS = frozenset({"killed", "executed"})
# Two long quotes that differ by less are one passage that went round (R19).
SAME_WORDS, LONG = 95, 40


def role_beside(claim: Claim, other: Claim) -> tuple[str, Claim | None]:
    """Return the role of a claim in the other's incident, and the claim that it refers to.

    The dead that were found are those that were killed (R10); the same passage in two articles is one report (R19);
    all else keeps its role, so that another source's count of the event widens its range (R2).
    """
    if claim.kind == "bodies_found" and other.kind in DEATHS:
        return "same_people_as", other
    if _is_copy(claim, other):
        return "duplicate_of", other
    return claim.role, claim.of


def _is_copy(claim: Claim, other: Claim) -> bool:
    if (claim.kind, claim.unit) != (other.kind, other.unit) or min(len(claim.quote), len(other.quote)) < LONG:
        return False
    return fuzz.ratio(claim.quote, other.quote) >= SAME_WORDS
