"""Checks a text without storing anything: what an editor asks before a report goes out or an import comes in."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.checks.base import Case, Check, Span
from annotator.checks.gazetteers import Gazetteer, Packaged
from annotator.checks.registry import CHECKS
from annotator.claims.proposals import read_in_memory
from annotator.sources.models import Article


@dataclass(frozen=True)
class Noticed:
    """What one check says in one sentence, with every span of the text that the sentence is about."""

    check: str
    severity: str
    message: str
    spans: tuple[Span, ...]


def look_through(
    article: Article, checks: Sequence[Check] = CHECKS, gazetteer: Gazetteer | None = None
) -> list[Noticed]:
    """Return what the checks notice about an article in memory, each sentence once with all its spans.

    Places are looked up in the gazetteer that is given, else among the towns that come with Claimdesk.
    """
    case = Case(article, read_in_memory(article), gazetteer or Packaged())
    noticed: dict[tuple[str, str, str], dict[Span, None]] = {}
    for check in checks:
        for finding in check.findings(case):
            key = check.id, finding.severity or check.severity, finding.message
            noticed.setdefault(key, {}).update(dict.fromkeys(finding.spans))
    return [Noticed(*key, tuple(sorted(spans))) for key, spans in noticed.items()]
