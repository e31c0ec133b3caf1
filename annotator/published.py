"""The one door out: what a window's reviewed claims amount to, as frozen values with no way back to the desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from annotator.claims.life import DECIDED
from annotator.claims.models import Claim
from annotator.claims.vocabulary import label, terms
from annotator.extraction import EXTRACTOR_VERSION
from annotator.extraction.vocabulary import HEDGE_TABLE_VERSION
from annotator.incidents import wording
from annotator.incidents.facts import Fact, Number, Window
from annotator.incidents.figures import RULES_VERSION, Figure, Tally
from annotator.incidents.tally import tally
from annotator.sources.models import Article

VERSIONS = {
    "rules": RULES_VERSION,
    "hedge_table": HEDGE_TABLE_VERSION,
    "extractor": EXTRACTOR_VERSION,
}


@dataclass(frozen=True)
class PublishedArticle:
    """An article as an edition keeps it."""

    article_id: int
    title: str
    url: str
    source: str
    published: date | None
    window_start: date | None
    window_end: date | None
    window_basis: str
    language: str
    text: str
    text_sha256: str
    capture_sha256s: tuple[str, ...]


@dataclass(frozen=True)
class PublishedClaim:
    """A claim as an edition keeps it: the fact that was tallied, the words it stands on, and what became of it."""

    fact: Fact
    article_id: int
    version: int
    incident_title: str
    kind_label: str
    status_label: str
    role_label: str
    display: str
    start: int
    end: int
    quote: str
    sentence_start: int
    sentence_end: int
    sentence: str
    excluded_by: str
    excluded_because: str


@dataclass(frozen=True)
class PublishedFigure:
    """A figure with its words: `key` names it across editions."""

    figure: Figure
    key: str
    label: str
    column_label: str
    display: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Release:
    """All that an edition of one window is made of."""

    window: Window
    tally: Tally
    figures: tuple[PublishedFigure, ...]
    claims: tuple[PublishedClaim, ...]
    articles: tuple[PublishedArticle, ...]
    undecided: int


def release(start: date, end: date) -> Release:
    """Return what the days from start up to, not including, end amount to as the claims stand now."""
    window = Window(start, end)
    claims = list(_claims_about(start, end))
    facts = {claim.pk: _fact(claim) for claim in claims}
    result = tally(facts.values(), window)
    articles = sorted({claim.article_id: claim.article for claim in claims}.items())
    return Release(
        window=window,
        tally=result,
        figures=describe(result.figures),
        claims=tuple(_published(claim, facts[claim.pk], result) for claim in claims),
        articles=tuple(_article(article) for _, article in articles),
        undecided=sum(claim.status not in DECIDED for claim in claims),
    )


def recount(facts: Iterable[Fact], start: date, end: date) -> tuple[PublishedFigure, ...]:
    """Compute an edition's figures again from the facts that it kept."""
    return describe(tally(facts, Window(start, end)).figures)


def describe(figures: Sequence[Figure]) -> tuple[PublishedFigure, ...]:
    """Return the figures with the words in which they are published."""
    kinds = {kind: term.label for kind, term in terms("kinds").items()}
    return tuple(
        PublishedFigure(
            figure=figure,
            key=_key(figure),
            label=wording.label(figure.measure, kinds),
            column_label=wording.column(figure),
            display=wording.headline(figure),
            notes=wording.notes(figure, kinds),
        )
        for figure in figures
    )


def _key(figure: Figure) -> str:
    measure = figure.measure
    parts = [measure.kind, measure.unit, measure.victim_status, measure.detail, figure.party]
    return "/".join(filter(None, [*parts, "outside" if figure.outside_window else ""]))


def _claims_about(start: date, end: date) -> Iterable[Claim]:
    """Return the claims of the articles that report on the window, and those that date from it."""
    reported = Article.objects.reporting_on(start, end)
    about = Q(article__in=reported) | Q(date_start__gte=start, date_start__lt=end)
    claims = Claim.objects.proposed().filter(about).in_text_order()
    return claims.select_related("article__source", "link__incident").prefetch_related("decisions", "article__captures")


def _fact(claim: Claim) -> Fact:
    link = getattr(claim, "link", None)
    source = claim.article.source
    return Fact(
        claim_id=claim.pk,
        incident_id=link.incident_id if link else None,
        role=link.role if link else claim.role,
        of=link.of_id if link else claim.of_id,
        status=claim.status,
        kind=claim.kind,
        unit=claim.unit,
        victim_status=claim.victim_status,
        modality=claim.modality,
        scope=tuple(claim.scope),
        min=claim.min,
        best=claim.best,
        max=claim.max,
        date_start=claim.date_start,
        date_end=claim.date_end,
        source_id=source.pk,
        independence_group=source.origin,
        published_on=claim.article.published,
        grade=link.incident.grade if link else "",
        hedge=claim.hedge,
        weapon=claim.weapon,
        actor=claim.actor,
        target=claim.target,
        age_group=claim.age_group,
        sex=claim.sex,
        date_precision=claim.date_precision,
        place_precision=claim.place_precision,
        places=tuple(claim.places),
        source_name=source.name,
        reliability=source.reliability,
        party=source.party,
        article_id=claim.article_id,
        reason=_reason(claim),
    )


def _reason(claim: Claim) -> str:
    if claim.status not in DECIDED:
        return ""
    last = max(claim.decisions.all(), key=lambda decision: decision.version)
    code = label("rejection_reasons", last.reason_code) if last.reason_code else ""
    return ": ".join(part for part in (code, last.note) if part)


def _published(claim: Claim, fact: Fact, result: Tally) -> PublishedClaim:
    exclusion = next((one for one in result.exclusions if one.claim_id == claim.pk), None)
    link = getattr(claim, "link", None)
    number = None if claim.min is None else Number(claim.min, claim.best, claim.max)
    return PublishedClaim(
        fact=fact,
        article_id=claim.article_id,
        version=claim.version,
        incident_title=link.incident.title if link else "",
        kind_label=label("kinds", claim.kind),
        status_label=claim.get_status_display(),
        role_label=label("roles", fact.role),
        display=wording.amount(number, claim.unit),
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        sentence_start=claim.sentence_start,
        sentence_end=claim.sentence_end,
        sentence=claim.article.text[claim.sentence_start : claim.sentence_end],
        excluded_by=exclusion.rule if exclusion else "",
        excluded_because=exclusion.reason if exclusion else "",
    )


def _article(article: Article) -> PublishedArticle:
    return PublishedArticle(
        article_id=article.pk,
        title=article.title,
        url=article.url,
        source=article.source.name,
        published=article.published,
        window_start=article.window_start,
        window_end=article.window_end,
        window_basis=article.get_window_basis_display(),
        language=article.language,
        text=article.text,
        text_sha256=article.text_sha256,
        capture_sha256s=tuple(capture.sha256 for capture in article.captures.all()),
    )
