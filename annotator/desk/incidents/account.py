"""What the claims of an incident amount to: its figures under the counting rules, and who stands behind them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.incidents import wording
from annotator.incidents.describing import FigureInWords, describe
from annotator.incidents.facts import Fact, Window
from annotator.incidents.gathering import fact_of, support_of, with_facts
from annotator.incidents.models import Incident, IncidentLink
from annotator.incidents.tally import tally

ALWAYS = Window(date.min, date.max)


@dataclass(frozen=True)
class Member:
    """A claim in an incident, with the rule that keeps its number out where one does."""

    link: IncidentLink
    group: str
    excluded_by: str
    excluded_because: str


@dataclass(frozen=True)
class Account:
    """An incident with its claims and what they add up to."""

    incident: Incident
    members: Sequence[Member]
    figures: Sequence[FigureInWords]
    articles: int
    groups: Sequence[str]

    @property
    def standing(self) -> str:
        """Return how broad the incident's basis is: "2 articles, 1 independent source"."""
        articles, groups = self.articles, len(self.groups)
        sources = f"{groups} independent {wording.plural('source', groups)}"
        return f"{articles} {wording.plural('article', articles)}, {sources}"


def accounts_of(incidents: Iterable[Incident]) -> list[Account]:
    """Return the accounts of several incidents, read in a handful of queries."""
    incidents = list(incidents)
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim in _claims(incidents):
        claims[claim.link.incident_id].append(claim)
    return [_account(incident, claims[incident.pk]) for incident in incidents]


def _claims(incidents: Sequence[Incident]) -> ClaimQuerySet:
    claims = with_facts(Claim.objects.filter(link__incident__in=incidents)).in_text_order()
    return claims.select_related("article__source", "link__incident", "link__of").defer("article__text")


def _account(incident: Incident, claims: Sequence[Claim]) -> Account:
    facts = {claim.pk: fact_of(claim, claim.article) for claim in claims}
    result = tally(facts.values(), ALWAYS)
    excluded = {one.claim_id: one for one in result.exclusions}
    told = [figure for figure in result.figures if figure.contributions or figure.reported_none]
    support = [citation.article for claim in claims for citation in support_of(claim)]
    articles = {article.pk: article.source.origin for article in [*(claim.article for claim in claims), *support]}
    return Account(
        incident=incident,
        members=[_member(claim.link, facts[claim.pk], excluded.get(claim.pk)) for claim in claims],
        figures=describe(told, facts),
        articles=len(articles),
        groups=sorted(set(articles.values())),
    )


def _member(link: IncidentLink, fact: Fact, exclusion: object) -> Member:
    return Member(link, fact.group, getattr(exclusion, "rule", ""), getattr(exclusion, "reason", ""))
