"""Are the dates the text's own?"""

import re
from collections.abc import Iterable, Iterator, Sequence

from annotator.checks.base import Case, Check, Finding, Severity, Span, span_of
from annotator.checks.layout import headlines, lines
from annotator.claims.models import Claim
from annotator.sources.periods import show_day

_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tonight|(?:this|last|the past|past|previous) (?:week|month|year|night)|"
    r"(?:days|weeks|months) ago)\b",
    re.IGNORECASE,
)
_SEVERAL = 2


class InheritedDate(Check):
    """Points at "Two shells hit the base." below "On 5 January, rockets were fired.", which has a date of its own."""

    id = "date_inherited"
    name = "Date from an earlier passage"
    description = (
        "The paragraph gives no date; the one shown stands in an earlier one, and the text tells of several days. That "
        "is usual in a report, and wrong where the text has moved on to another day. The day on which the report opens "
        "is its own, and is not asked for."
    )
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each claim with the date of another paragraph, in a text that tells of several days."""
        if len({claim.date_start for claim in case.claims if claim.date_basis == "stated"}) < _SEVERAL:
            return
        for claim in case.claims:
            words = _date_words(claim)
            if claim.date_basis != "inherited" or not claim.date_start or _is_day_of_the_report(case, claim, words):
                continue
            if _comes_from_elsewhere(case, claim, words):
                message = f"This passage gives no date; {show_day(claim.date_start)} comes from an earlier one."
                yield Finding(message, (span_of(claim), *words), claim)


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
            if any(claim.date_basis == "unknown" for claim in case.claims):
                yield Finding("The publication date is not known.", severity=Severity.INFO)
            return
        message = f"The publication date is not known, and “{words[0][0].lower()}” hangs on it."
        yield Finding(message, tuple(match.span() for match in words))


def _date_words(claim: Claim) -> list[Span]:
    return [span for span in _all_date_words(claim) if not claim.start <= span[0] < claim.end]


def _all_date_words(claim: Claim) -> list[Span]:
    return [(start, end) for name, start, end in claim.proposal.get("evidence", []) if name == "date"]


def _is_day_of_the_report(case: Case, claim: Claim, words: Sequence[Span]) -> bool:
    """Tell whether a date is the first one of the text and stands in its first paragraph."""
    lead = case.paragraph_at(next(iter(_body(case.text)), (0, 0))[0])
    if not any(lead[0] <= word[0] < lead[1] for word in words):
        return False
    dated = ((span[0], one.date_start) for one in case.claims for span in _all_date_words(one) if one.date_start)
    return min(dated)[1] == claim.date_start


def _body(text: str) -> Iterator[Span]:
    over = headlines(text)
    return (span for span in lines(text) if span not in over)


def _comes_from_elsewhere(case: Case, claim: Claim, words: list[Span]) -> bool:
    start, end = case.paragraph_at(claim.start)
    return not any(start <= word[0] < end for word in words)
