"""Does the text take back what it tells?"""

from collections.abc import Iterable

from annotator.checks.base import Case, Check, Finding, Severity, pairs_with_whole, span_of


class Reversal(Check):
    """Points at "withdrew … returned hours later", not at a withdrawal that stands."""

    id = "reversal"
    name = "Reversal"
    description = "The text tells of something and then that it was undone; both stay on record, the net is zero (R11)."
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each claim that undoes another."""
        for claim, undone in pairs_with_whole(case, "reversal"):
            what = undone.get_kind_display().lower()
            message = f"This undoes the {what} that the text tells of; the net is zero."
            yield Finding(message, (span_of(undone), span_of(claim)), claim)
