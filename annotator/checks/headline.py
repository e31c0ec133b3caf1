"""Does the headline say what the body says?"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotator.checks.base import Case, Check, Finding, Severity, Span, span_of
from annotator.checks.layout import headlines, lines
from annotator.claims.models import Claim

_SHORTEST_REPEAT = 25


class HeadlineAgainstBody(Check):
    """Points at "12 killed" over a text that tells of ten; passes where any number of the body meets it."""

    id = "headline_against_body"
    name = "Headline against body"
    description = (
        "The headline gives a number and no number of the body meets it, nor do they add up to it. The body is what "
        "counts (R18)."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each claim of the headline that the body contradicts."""
        over = headlines(case.text)
        above = [claim for claim in case.claims if _counts(claim) and _inside(claim, over)]
        for claim in above:
            body = [one for one in case.claims if _alike(one, claim) and _is_news(one, case) and not _inside(one, over)]
            if body and not _met(claim, body):
                told = ", ".join(dict.fromkeys(str(_number(one)) for one in body))
                message = f"The headline says {_number(claim)} {claim.get_kind_display().lower()}, the body {told}."
                yield Finding(message, (span_of(claim), *map(span_of, body)), claim)


class HeadlineRepeated(Check):
    """Points at a headline printed twice over the text; passes a headline and the line below it."""

    id = "headline_repeated"
    name = "Headline printed twice"
    description = "The same headline stands over the text more than once; what it claims is claimed once."
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield one finding with every line that repeats the first one, whole or in part."""
        over = headlines(case.text) or list(lines(case.text))[:1]
        for first, second in pairwise(over):
            one, other = (_plain(case.text[start:end]) for start, end in (first, second))
            if min(len(one), len(other)) >= _SHORTEST_REPEAT and (one in other or other in one):
                yield Finding("The headline is printed twice; what it claims is claimed once.", (first, second))
                return


def _counts(claim: Claim) -> bool:
    return claim.modality == "asserted" and claim.best is not None and claim.role != "background" and not claim.combined


def _is_news(claim: Claim, case: Case) -> bool:
    """Tell whether a number is this report's own: a total since some earlier day, and its parts, say nothing of it."""
    whole = case.whole_of(claim)
    return claim.role != "cumulative" and (whole is None or whole.role != "cumulative")


def _alike(one: Claim, claim: Claim) -> bool:
    same = one.kind == claim.kind and one.unit == claim.unit
    return same and _counts(one) and _status(one) in {_status(claim), "unknown"}


def _status(claim: Claim) -> str:
    # A headline that counts people of no stated side is met by any of them.
    return claim.victim_status if claim.victim_status in {"civilian", "combatant"} else "unknown"


def _met(claim: Claim, body: Sequence[Claim]) -> bool:
    total = sum(one.best or 0 for one in body if one.role == "new_event")
    return _number(claim) == total or any(_meets(claim, one) for one in body)


def _meets(one: Claim, other: Claim) -> bool:
    below = one.max is not None and other.min is not None and one.max < other.min
    above = other.max is not None and one.min is not None and other.max < one.min
    return not below and not above


def _number(claim: Claim) -> int | None:
    return claim.best


def _inside(claim: Claim, over: Sequence[Span]) -> bool:
    return any(start <= claim.start < end for start, end in over)


def _plain(line: str) -> str:
    return " ".join(line.lower().split())
