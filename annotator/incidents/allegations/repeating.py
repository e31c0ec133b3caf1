"""Old allegations told again: which entry of the register a new one probably repeats, whatever its words."""

from collections.abc import Iterable, Sequence

from annotator.claims.models import Claim
from annotator.incidents.allegations.rules import OPEN
from annotator.incidents.suggesting.suggestions import Suggestion


def entries_repeated(claim: Claim, suggestions: Iterable[Suggestion]) -> Sequence[Suggestion]:
    """Return the earlier open allegations among claims that look like one event: kind, place, date, number, accused."""
    if claim.modality != "alleged" or claim.role == "duplicate_of" or claim.status not in OPEN:
        return []
    return [one for one in suggestions if _is_entry(one.claim) and one.claim.pk < claim.pk]


def told_before(claim: Claim, suggestions: Iterable[Suggestion]) -> Suggestion | None:
    """Return the entry that an allegation most probably repeats."""
    return next((one for one in entries_repeated(claim, suggestions) if one.claim.kind == claim.kind), None)


def _is_entry(other: Claim) -> bool:
    return other.modality == "alleged" and other.status in OPEN and other.role != "duplicate_of"
