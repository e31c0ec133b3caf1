"""Does the text count the same people twice?"""

from collections.abc import Iterable

from annotator.checks.base import Case, Check, Finding, Severity, span_of
from annotator.claims.models import Claim

DEATHS = frozenset({"killed", "executed"})
_NEAR = 3


class SamePeopleTwice(Check):
    """Points at "40 were killed … 40 bodies were buried", not at 40 killed beside three bodies."""

    id = "same_people_twice"
    name = "The same people counted twice"
    description = (
        "Bodies, burials and graves are usually the people whom the text calls killed elsewhere. Unless an analyst "
        "says otherwise they are never added (R10)."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each claim of bodies that another claim already counts, or seems to."""
        for bodies in case.claims:
            if bodies.kind != "bodies_found" and bodies.role != "same_people_as":
                continue
            number = bodies.best if bodies.best is not None else bodies.min
            # One body beside one death is told too often to be worth a look.
            if number != 1 and (killed := _counted_as(bodies, case)):
                what = f"The {number} bodies" if number and bodies.kind == "bodies_found" else "These people"
                message = f"{what} may be the people counted as {killed.get_kind_display().lower()} in this text."
                yield Finding(message, (span_of(bodies), span_of(killed)), bodies)


def _counted_as(bodies: Claim, case: Case) -> Claim | None:
    if bodies.role == "same_people_as" and (whole := case.whole_of(bodies)):
        return whole
    near = (claim for claim in case.claims if claim.kind in DEATHS and _same_number(claim, bodies))
    return next((claim for claim in near if abs(claim.paragraph - bodies.paragraph) <= _NEAR), None)


def _same_number(one: Claim, other: Claim) -> bool:
    """A single body beside a single death is too common a pair to mean anything."""
    return one.best is not None and one.best == other.best and one.best > 1
