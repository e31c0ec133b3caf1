"""What the claims of an incident amount to: its figures under the counting rules, and who stands behind them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.origins.reading import source_behind
from annotator.desk.incidents.axis import Axis, Row, mark_of_figure, reach_of, row_of
from annotator.incidents.describing import FigureInWords, describe
from annotator.incidents.facts import Fact, Window
from annotator.incidents.figures import CORROBORATED, RECORDED_COLUMN, Figure
from annotator.incidents.gathering import fact_of, support_of, with_facts
from annotator.incidents.measures import Measure, measure_of
from annotator.incidents.models import Incident, IncidentLink
from annotator.incidents.standing import standing
from annotator.incidents.tally import tally
from annotator.sources.models import Article

ALWAYS = Window(date.min, date.max)


@dataclass(frozen=True)
class Member:
    """A claim in an incident, with the rule that keeps its number out where one does."""

    link: IncidentLink
    fact: Fact
    excluded_by: str
    excluded_because: str

    @property
    def group(self) -> str:
        """Return the ultimate source that the claim goes back to."""
        return self.fact.group


@dataclass(frozen=True)
class Origin:
    """An independent source: its articles, those first whose claims are linked, then those that only support one."""

    name: str
    source_id: int
    articles: Sequence[Article]


@dataclass(frozen=True)
class Account:
    """An incident with its claims and what they add up to."""

    incident: Incident
    members: Sequence[Member]
    figures: Sequence[FigureInWords]
    origins: Sequence[Origin]

    @property
    def standing(self) -> str:
        """Return how broad the incident's basis is: "5 articles, 1 independent origin"."""
        return standing(len({article.pk for one in self.origins for article in one.articles}), len(self.origins))


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
    return Account(
        incident=incident,
        members=[_member(claim.link, facts[claim.pk], excluded.get(claim.pk)) for claim in claims],
        figures=describe(told, facts),
        origins=_origins(claims),
    )


def _origins(claims: Sequence[Claim]) -> list[Origin]:
    told = [(source_behind(claim), claim.article) for claim in claims]
    support = [(one.source_behind, one.article) for claim in claims for one in support_of(claim)]
    found: dict[str, dict[int, Article]] = defaultdict(dict)
    first: dict[str, int] = {}
    for source, article in [*told, *support]:
        found[source.origin].setdefault(article.pk, article)
        first.setdefault(source.origin, source.pk)
    return [Origin(name, first[name], list(articles.values())) for name, articles in sorted(found.items())]


def axes_of(account: Account) -> list[Axis]:
    """Return each figure of an incident with the numbers of its claims, on one axis."""
    return [_axis(words, account.members) for words in account.figures]


def best_choices(account: Account) -> set[int]:
    """Return the claims whose number may be chosen as the best: those that count beside another of their measure."""
    counted: dict[Measure, list[Fact]] = defaultdict(list)
    for member in account.members:
        if not member.excluded_by and member.fact.best is not None:
            counted[measure_of(member.fact)].append(member.fact)
    return {fact.claim_id for facts in counted.values() if len(facts) > 1 for fact in facts}


def _axis(words: FigureInWords, members: Sequence[Member]) -> Axis:
    figure = words.figure
    told = [member for member in members if _is_told_in(member.fact, figure)]
    reach = reach_of([figure.number, figure.net, *(member.fact.number for member in told)])
    return Axis(
        label=words.label,
        column="" if figure.column == RECORDED_COLUMN else words.column_label,
        total=Row("In all", words.display, mark_of_figure(figure, reach)),
        rows=[row_of(member.fact, reach, member.excluded_by) for member in told],
        notes=words.notes,
        reach=reach,
    )


def _is_told_in(fact: Fact, figure: Figure) -> bool:
    """Tell whether a claim's number stands on the axis of a figure; the corroborated one repeats the recorded."""
    if figure.column == RECORDED_COLUMN:
        return measure_of(fact) == figure.measure
    counted = {claim for one in figure.contributions for claim in one.claim_ids}
    return figure.column != CORROBORATED and fact.claim_id in counted


def _member(link: IncidentLink, fact: Fact, exclusion: object) -> Member:
    return Member(link, fact, getattr(exclusion, "rule", ""), getattr(exclusion, "reason", ""))
