"""Does the article name its own period twice, and differently?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.checks.base import Case, Check, Finding, Severity, Span

_SUBJECT = r"(?:\s+of\s+(?:the\s+)?(?P<subject>[^.,;:\n]{3,80}))?"
_NTH = re.compile(
    r"\b(?P<n>\d{1,3})(?:st|nd|rd|th)\s+(?:consecutive\s+|straight\s+|running\s+)?(?P<unit>month|week|year)\b"
    + _SUBJECT,
    re.IGNORECASE,
)
_COUNT = re.compile(r"\b(?P<n>\d{1,3})\s+(?P<unit>month|week|year)s\b" + _SUBJECT, re.IGNORECASE)
# The words just before a mention that look back at, or over, another period on purpose.
_LOOKS_AWAY = re.compile(
    r"\b(?:than|as|compared|unlike|since|until|till|previous|preceding|earlier|before|after|following|"
    r"report (?:on|for))\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_STOPWORDS = frozenset("the of in a an and against its their this our military".split())
_LOOK_BACK = 40


@dataclass(frozen=True)
class Mention:
    """One place where the text says which period it is about."""

    number: int
    unit: str
    subject: frozenset[str]
    span: Span
    counts: bool
    looks_away: bool

    def shares_subject(self, other: "Mention") -> bool:
        """Tell whether two mentions count the same thing; one that names no subject may count anything."""
        return not self.subject or not other.subject or bool(self.subject & other.subject)


class PeriodNamedTwice(Check):
    """Points at "In the 85th month …" in a report that calls itself the 88th, not at "more than in the 87th month"."""

    id = "period_named_twice"
    name = "The same period named twice differently"
    description = (
        "The report gives its period a number, and a paragraph gives another. Either the number is a slip, or the "
        "paragraph was copied from an older report and its events belong there."
    )
    severity = Severity.HOLD

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield one finding for each claim of a paragraph that names another period than the report does."""
        mentions = list(_mentions(case.text))
        own = _own(mentions, case.article.series_ordinal)
        if own is None:
            return
        for stray in mentions:
            if not _contradicts(stray, own):
                continue
            message = (
                f"This paragraph speaks of the {_nth(stray.number)} {stray.unit}, the report of the {_nth(own.number)}."
            )
            spans = (stray.span, own.span)
            claims = case.claims_within(case.paragraph_at(stray.span[0]))
            yield from (Finding(message, spans, claim) for claim in claims)
            if not claims:
                yield Finding(message, spans)


def _mentions(text: str) -> Iterator[Mention]:
    for pattern in (_NTH, _COUNT):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            words = re.findall(r"\w+", (match["subject"] or "").lower())
            yield Mention(
                number=int(match["n"]),
                unit=match["unit"].lower(),
                subject=frozenset(words[:6]) - _STOPWORDS,
                span=(match.start(), match.end("unit") + (pattern is _COUNT)),
                counts=pattern is _COUNT,
                looks_away=bool(_LOOKS_AWAY.search(before)),
            )


def _own(mentions: list[Mention], ordinal: int | None) -> Mention | None:
    """Return the mention that names the report's own period: its known number, else the one named most and first."""
    naming = sorted((mention for mention in mentions if not mention.looks_away), key=lambda mention: mention.span)
    nth = [mention for mention in naming if not mention.counts]
    if ordinal is not None:
        return next((mention for mention in [*nth, *naming] if mention.number == ordinal), None)
    if not nth:
        return None
    votes = Counter((mention.number, mention.unit) for mention in naming)
    return max(nth, key=lambda mention: (votes[mention.number, mention.unit], -mention.span[0]))


def _contradicts(mention: Mention, own: Mention) -> bool:
    """Tell whether a mention names another period; "five years of war" is a duration and names none."""
    return (
        not mention.counts
        and not mention.looks_away
        and mention.unit == own.unit
        and mention.number != own.number
        and mention.shares_subject(own)
    )


def _nth(number: int) -> str:
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
