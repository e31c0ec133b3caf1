"""What the claims of an incident amount to: its figures under the counting rules, and who stands behind them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from annotator.incidents import wording
from annotator.incidents.describing import FigureInWords, describe
from annotator.incidents.facts import Fact, Window
from annotator.incidents.gathering import fact_of
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
    links: dict[int, list[IncidentLink]] = defaultdict(list)
    for link in _links(incidents):
        links[link.incident_id].append(link)
    return [_account(incident, links[incident.pk]) for incident in incidents]


def _links(incidents: Sequence[Incident]) -> QuerySet[IncidentLink]:
    links = IncidentLink.objects.filter(incident__in=incidents).order_by("claim__article_id", "claim__start", "pk")
    wanted = ("incident", "claim__article__source", "claim__link__incident", "of")
    return links.select_related(*wanted).defer("claim__article__text").prefetch_related("claim__decisions")


def _account(incident: Incident, links: Sequence[IncidentLink]) -> Account:
    facts: dict[int, Fact] = {link.claim_id: fact_of(link.claim, link.claim.article) for link in links}
    result = tally(facts.values(), ALWAYS)
    excluded = {one.claim_id: one for one in result.exclusions}
    told = [figure for figure in result.figures if figure.contributions or figure.reported_none]
    return Account(
        incident=incident,
        members=[_member(link, facts[link.claim_id], excluded.get(link.claim_id)) for link in links],
        figures=describe(told, facts),
        articles=len({link.claim.article_id for link in links}),
        groups=sorted({link.claim.article.source.origin for link in links}),
    )


def _member(link: IncidentLink, fact: Fact, exclusion: object) -> Member:
    return Member(link, fact.group, getattr(exclusion, "rule", ""), getattr(exclusion, "reason", ""))
