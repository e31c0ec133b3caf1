"""Did the words of a report stand elsewhere before?"""

from collections.abc import Iterable

from annotator.checks.base import Case, Check, Finding, Severity, span_of
from annotator.checks.copies.finding import Copy, copies_in_series, wire_copies
from annotator.checks.copies.prints import numbers_of
from annotator.claims.models import Claim
from annotator.sources.models import Article
from annotator.sources.periods import show_day


class TemplateText(Check):
    """Points at a claim whose sentence stood in an earlier report, numbers and all; passes what is written anew."""

    id = "template_text"
    name = "Template text"
    description = (
        "The sentence of this claim stood in an earlier report of the series. Where its numbers stood there as well, "
        "they may be that report's; the same passage in several articles is one cluster (R19)."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each claim with numbers in a copied sentence."""
        copies = copies_in_series(case.article)
        for claim in case.claims:
            copy = next((one for one in copies if one.span[0] <= claim.start < one.span[1]), None)
            if copy and claim.min is not None and claim.modality == "asserted" and copy.numbers:
                yield Finding(_words(copy, claim), (span_of(claim), copy.span), claim, _severity(copy, claim))


class WireCopy(Check):
    """Points at a text that another publisher has nearly word for word; passes a text that shares a quotation."""

    id = "wire_copy"
    name = "Copy of another publisher's text"
    description = (
        "Half of the sentences of this text, or more, also stand with another publisher. However many print them, "
        "it is one origin (R2)."
    )
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield one finding for the publisher with which the text shares most."""
        for other, spans in wire_copies(case.article)[:1]:
            message = f"{len(spans)} sentences also stand in {_report(other)} by {other.source}: one origin, not two."
            yield Finding(message, tuple(spans))


def _severity(copy: Copy, claim: Claim) -> str:
    if copy.unchanged:
        return Severity.HOLD
    return Severity.WARN if _stood_too(copy, claim) else Severity.INFO


def _stood_too(copy: Copy, claim: Claim) -> str:
    """Return the claim's own numbers where the earlier sentence has them all."""
    own = numbers_of(claim.quote)
    return ", ".join(own) if own and set(own) <= set(copy.earlier_numbers) else ""


def _words(copy: Copy, claim: Claim) -> str:
    where = _report(copy.earlier)
    if copy.unchanged:
        return f"This sentence, numbers and all, stood in {where}: the numbers may be that report's."
    if own := _stood_too(copy, claim):
        return f"This sentence stood in {where}, also with {own}: the number may be that report's."
    changed = [f"{old} → {new}" for old, new in zip(copy.earlier_numbers, copy.numbers, strict=False) if old != new]
    return f"This sentence stood in {where} with other numbers: {', '.join(changed) or 'fewer or more of them'}."


def _report(article: Article) -> str:
    day = article.published or article.window_end
    return f"“{article.title}”" + (f" ({show_day(day)})" if day else "")
