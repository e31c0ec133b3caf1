"""Are the dates the text's own?"""

import re
from collections.abc import Iterable

from annotator.checks.base import Case, Check, Finding, Severity, Span, span_of
from annotator.claims.models import Claim

_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tonight|(?:this|last|the past|past|previous) (?:week|month|year|night)|"
    r"(?:days|weeks|months) ago)\b",
    re.IGNORECASE,
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class InheritedDate(Check):
    """Points at "Two shells hit the base." below "On 5 January, rockets were fired.", which has a date of its own."""

    id = "date_inherited"
    name = "Date from an earlier passage"
    description = (
        "The sentence gives no date; the one shown stands earlier in the text. That is usual in a report, and wrong "
        "where the text has moved on to another day."
    )
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each claim whose date was inherited."""
        for claim in case.claims:
            if claim.date_basis == "inherited" and claim.date_start:
                day = claim.date_start
                when = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
                message = f"This passage gives no date; {when} comes from an earlier one."
                yield Finding(message, (span_of(claim), *_date_words(claim)), claim)


class NoPublicationDate(Check):
    """Asks for the day on which a text appeared that says "in the past month"; a dated text is left alone."""

    id = "no_publication_date"
    name = "No publication date"
    description = (
        "Nobody knows when the text appeared, so that its “last month” or “yesterday” cannot be turned into days for "
        "certain."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield one finding for an article without a publication date, with the words that hang on it."""
        if case.article.published is not None:
            return
        words = list(_RELATIVE.finditer(case.text))
        if not words:
            yield Finding("The publication date is not known.", severity=Severity.INFO)
            return
        message = f"The publication date is not known, and “{words[0][0].lower()}” hangs on it."
        yield Finding(message, tuple(match.span() for match in words))


def _date_words(claim: Claim) -> list[Span]:
    evidence = claim.proposal.get("evidence", [])
    return [(start, end) for name, start, end in evidence if name == "date" and not claim.start <= start < claim.end]
