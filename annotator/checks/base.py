"""What every check is made of: an article with its claims goes in, findings in words come out."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from annotator.checks.gazetteers import NOWHERE, Gazetteer
from annotator.checks.models import Flag
from annotator.claims.models import Claim
from annotator.sources.models import Article

Span = tuple[int, int]
Severity = Flag.Severity


@dataclass(frozen=True)
class Case:
    """One article, its claims but for those that a person rejected, and where to look up places."""

    article: Article
    claims: Sequence[Claim]
    gazetteer: Gazetteer = NOWHERE
    by_id: dict[int, Claim] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {claim.pk: claim for claim in self.claims})

    @property
    def text(self) -> str:
        """Return the text that all spans point into."""
        return self.article.text

    @property
    def day(self) -> date | None:
        """Return the day on which the report was written, as far as anybody knows: published, or the window's end."""
        return self.article.published or self.article.window_end

    def whole_of(self, claim: Claim) -> Claim | None:
        """Return the claim that another one refers to, unless it was rejected."""
        return self.by_id.get(claim.of_id) if claim.of_id else None

    def claims_within(self, span: Span) -> list[Claim]:
        """Return the claims whose quotes begin inside a span."""
        return [claim for claim in self.claims if span[0] <= claim.start < span[1]]

    def paragraph_at(self, offset: int) -> Span:
        """Return the paragraph around an offset: up to the next blank line, or to the line's end if none is blank."""
        gap = "\n\n" if "\n\n" in self.text else "\n"
        start = self.text.rfind(gap, 0, offset)
        end = self.text.find(gap, offset)
        return start + len(gap) if start >= 0 else 0, end if end >= 0 else len(self.text)


@dataclass(frozen=True)
class Finding:
    """One thing noticed: the sentence that people read and the spans that it points at."""

    message: str
    spans: tuple[Span, ...] = ()
    claim: Claim | None = None
    severity: str = ""

    def beside(self, other: "Finding") -> "Finding":
        """Return the finding with the spans of another one that says the same."""
        return replace(self, spans=tuple(sorted({*self.spans, *other.spans})))


class Check(ABC):
    """One question put to every article; a subclass says which, and answers it."""

    id: ClassVar[str]
    name: ClassVar[str]
    description: ClassVar[str]
    severity: ClassVar[str]

    @abstractmethod
    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield what is wrong, doubtful or worth knowing; nothing where all is well."""


def span_of(claim: Claim) -> Span:
    """Return where a claim's quote stands."""
    return claim.start, claim.end


def pairs_with_whole(case: Case, role: str) -> Iterator[tuple[Claim, Claim]]:
    """Yield each claim of a role together with the claim that it refers to."""
    for claim in case.claims:
        whole = case.whole_of(claim)
        if claim.role == role and whole is not None:
            yield claim, whole
