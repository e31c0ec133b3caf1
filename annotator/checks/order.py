"""Can things have happened in the order in which the text has them?"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from annotator.checks.base import Case, Check, Finding, Severity, span_of
from annotator.claims.models import Claim
from annotator.sources.periods import show_day

_DAWN = re.compile(r"\b(?:at|before|by|around) (?:dawn|sunrise|daybreak)\b|\bearly morning\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:night|midnight|dawn|daybreak|early morning|small hours)\b", re.IGNORECASE)
_BURIAL = re.compile(r"\b(?:buried|burial|funeral|graves?|laid to rest|interred)\b", re.IGNORECASE)
# What must come before what: the one a release, a return or a burial refers to.
_AFTER = {"released": {"arrested", "abducted"}, "return": {"withdrawal"}, "bodies_found": {"killed", "executed"}}


class ImpossibleOrder(Check):
    """Points at "bombed on 21 March … buried at dawn on that day"; passes a burial on the day after."""

    id = "impossible_order"
    name = "Impossible order"
    description = (
        "By its own dates the text has something end before it began, the dead buried before they were killed, or "
        "tells of a day that had not come when it was written."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each pair of claims, and each claim against the report's own day, out of order."""
        for later in case.claims:
            earlier = case.whole_of(later)
            if earlier and earlier.kind in _AFTER.get(later.kind, ()):
                yield from _pair(case, earlier, later)
            yield from _ahead(case.article.published, later)


def _pair(case: Case, earlier: Claim, later: Claim) -> Iterator[Finding]:
    spans = (span_of(earlier), span_of(later))
    one, other = earlier.get_kind_display().lower(), later.get_kind_display().lower()
    if earlier.date_start and later.date_end and later.date_end < earlier.date_start:
        days = f"{show_day(later.date_end)}, before {show_day(earlier.date_start)}"
        yield Finding(f"The {other} is dated {days}, the day of the {one}.", spans, later)
    elif _buried_too_soon(case, earlier, later):
        day = show_day(later.date_start) if later.date_start else "that day"
        yield Finding(f"Buried at dawn of {day}, the same day as the {one}: the order cannot be right.", spans, later)


def _buried_too_soon(case: Case, killed: Claim, bodies: Claim) -> bool:
    told = case.text[bodies.sentence_start : bodies.sentence_end]
    before = case.text[killed.sentence_start : killed.sentence_end]
    same_day = bodies.date_start is not None and bodies.date_start == killed.date_start == killed.date_end
    return same_day and bool(_DAWN.search(told) and _BURIAL.search(told)) and not _NIGHT.search(before)


def _ahead(published: date | None, claim: Claim) -> Iterator[Finding]:
    stated = claim.date_basis == "stated" and claim.modality == "asserted" and "future" not in claim.scope
    if published and stated and claim.date_start and claim.date_start > published:
        days = f"{show_day(claim.date_start)}, after the report of {show_day(published)}"
        yield Finding(f"The text tells of {days}.", (span_of(claim),), claim)
