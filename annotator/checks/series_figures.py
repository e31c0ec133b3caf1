"""What each report of a series says of each kind of event: its largest number."""

from collections import defaultdict
from collections.abc import Iterable

from annotator.checks.series import reports_before
from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.sources.models import Article

Key = tuple[str, str, str, str]

# Three years of a monthly report; what a series said before that says little of this month.
RECENT = 36
_OWN = ("new_event", "summary_of")
_DISCARDED = (Status.REJECTED, Status.SUPERSEDED, Status.RETRACTED)
_READ = "article_id kind unit weapon victim_status modality role scope min best".split()


def figures_of(claims: Iterable[Claim]) -> dict[Key, Claim]:
    """Return the claim with the largest number of each kind, unit, munition and victim status.

    Totals since some earlier day, parts, allegations and what is told of the past are none of the report's figures.
    """
    largest: dict[Key, Claim] = {}
    for claim in claims:
        if _is_figure(claim):
            key = claim.kind, claim.unit, claim.weapon, claim.victim_status
            if key not in largest or number_of(claim) > number_of(largest[key]):
                largest[key] = claim
    return largest


def number_of(claim: Claim) -> int:
    """Return the number that a claim gives: the best one, else the least."""
    return (claim.min or 0) if claim.best is None else claim.best


def earlier_figures(article: Article, kinds: Iterable[str]) -> dict[Key, list[int]]:
    """Return what the reports before an article of its series say, one number a report; two queries."""
    if article.pk is None or article.series_id is None:
        return {}
    reports = list(reports_before(article).values_list("pk", flat=True)[:RECENT])
    claims = Claim.objects.proposed().filter(article__in=reports, kind__in=sorted(kinds))
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims.exclude(status__in=_DISCARDED).only(*_READ):
        by_article[claim.article_id].append(claim)
    said: dict[Key, list[int]] = defaultdict(list)
    for told in by_article.values():
        for key, claim in figures_of(told).items():
            said[key].append(number_of(claim))
    return said


def _is_figure(claim: Claim) -> bool:
    return claim.role in _OWN and claim.modality == "asserted" and not claim.scope and number_of(claim) > 0
