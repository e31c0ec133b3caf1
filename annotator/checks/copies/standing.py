"""Sentences of a report that stand unchanged in report after report of its series, and since when."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from annotator.checks.base import Span
from annotator.checks.copies.finding import STANDING
from annotator.checks.copies.models import Occurrence
from annotator.checks.series import reports_before
from annotator.sources.models import Article

# A run that is longer than three years of monthly reports is shown as "at least".
LONGEST = 36

Said = dict[tuple[int, tuple[str, ...]], set[int]]


@dataclass(frozen=True)
class Standing:
    """One sentence that stands as it is in this report and in all before it since one of them."""

    span: Span
    since: Article
    reports: int
    is_longer: bool = False


def standing_text(article: Article) -> list[Standing]:
    """Return the sentences that stand unchanged, numbers and all, in the last three reports of the series or more.

    They are learned from what the checks took in; four queries, however long the series is.
    """
    if article.pk is None or article.series_id is None:
        return []
    before = list(reports_before(article).defer("text")[:LONGEST])
    mine = list(Occurrence.objects.filter(article=article)) if len(before) >= STANDING - 1 else []
    said = _said(before, mine)
    return [found for one in mine if (found := _standing(one, before, said))]


def _said(before: Sequence[Article], mine: Sequence[Occurrence]) -> Said:
    """Return in which of the earlier reports each wording stands with the same numbers."""
    rows = Occurrence.objects.filter(article__in=before, wording__in={one.wording_id for one in mine}) if mine else []
    said: Said = defaultdict(set)
    for one in rows:
        said[one.wording_id, tuple(one.numbers)].add(one.article_id)
    return said


def _standing(one: Occurrence, before: Sequence[Article], said: Said) -> Standing | None:
    known = said.get((one.wording_id, tuple(one.numbers)), set())
    run = list(takewhile(lambda report: report.pk in known, before))
    if len(run) < STANDING - 1:
        return None
    return Standing((one.start, one.end), run[-1], len(run) + 1, is_longer=len(run) == LONGEST)
