"""Builds the case that a check reads: an article and its claims in memory, with no database."""

from datetime import date
from typing import Any

from annotator.checks.base import Case, Check, Finding
from annotator.claims.models import Claim
from annotator.sources.models import Article


class Making:
    """A case in the making; each claim is quoted from the text."""

    def __init__(self, text: str, **article: Any) -> None:
        self.article = Article(text=text, **({"published": date(2022, 1, 24)} | article))
        self.claims: list[Claim] = []

    def claim(self, quote: str, of: Claim | None = None, **values: Any) -> Claim:
        """Add a claim for a quote."""
        start = self.article.text.index(quote)
        number = values.pop("number", None)
        defaults = {"kind": "arrested", "unit": "person", "role": "new_event", "date_basis": "stated"}
        numbers = {"min": number, "best": number, "max": number}
        claim = Claim(
            pk=len(self.claims) + 1,
            quote=quote,
            start=start,
            end=start + len(quote),
            of_id=of.pk if of else None,
            **(defaults | numbers | values),
        )
        self.claims.append(claim)
        return claim

    def findings(self, check: Check) -> list[Finding]:
        """Return what a check finds in the case."""
        return list(check.findings(Case(self.article, self.claims)))

    def words(self, finding: Finding) -> list[str]:
        """Return the words that a finding points at."""
        return [self.article.text[start:end] for start, end in finding.spans]
