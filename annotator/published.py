"""The one door out: what a window's reviewed claims amount to, as frozen values with no way back to the desk."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Count, Max, Prefetch, QuerySet

from annotator.claims import vocabulary
from annotator.claims.life import DECIDED
from annotator.claims.models import Claim
from annotator.claims.vocabulary import Term, label, terms
from annotator.incidents import wording
from annotator.incidents.describing import ControlInWords, FigureInWords, describe, describe_controls, key_of
from annotator.incidents.facts import Fact, Window
from annotator.incidents.figures import RULES_VERSION, Exclusion, Tally
from annotator.incidents.gathering import claims_about, fact_of
from annotator.incidents.linkage import linkage
from annotator.incidents.outward.allegations import PublishedAllegation, allegations_of
from annotator.incidents.outward.coverage import coverage_of as coverage
from annotator.incidents.outward.incidents import PublishedIncident, incidents_of
from annotator.incidents.outward.protecting import protection
from annotator.incidents.outward.protection import NOTHING, Protection
from annotator.incidents.outward.sources import PublishedSource, sources_of
from annotator.incidents.profiles import RECORDED, profile_of
from annotator.incidents.tally import tally
from annotator.incidents.what_if import WhatIf, what_if
from annotator.review.flags.standing import OpenFlag, open_flags
from annotator.review.second.actions import remember_published
from annotator.sources.models import Article, Capture

__all__ = [
    "NOTHING", "VERSIONS", "ControlInWords", "Fact", "FigureInWords", "KnownWindow", "OpenFlag", "Protection",
    "PublishedAllegation", "PublishedArticle", "PublishedClaim", "PublishedIncident", "PublishedSource", "Release",
    "Tally", "Term", "WhatIf", "coverage", "definitions", "key_of", "linkage", "open_flags", "protection", "recount",
    "release", "remember_published", "series_of", "under_other_rules", "windows",
]  # fmt: skip

# The vocabularies whose definitions readers need to understand an edition.
TOLD = ("kinds", "hedges", "grades", "place_precisions", "date_precisions", "roles", "modalities", "victim_statuses",
        "outcomes", "rejection_reasons")  # fmt: skip
VERSIONS = {"rules": RULES_VERSION, **vocabulary.VERSIONS}


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
    redacted: bool
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
class Release:
    """All that an edition of one window is made of."""

    window: Window
    tally: Tally
    figures: tuple[FigureInWords, ...]
    controls: tuple[ControlInWords, ...]
    claims: tuple[PublishedClaim, ...]
    articles: tuple[PublishedArticle, ...]
    incidents: tuple[PublishedIncident, ...]
    sources: tuple[PublishedSource, ...]
    allegations: tuple[PublishedAllegation, ...]
    undecided: int


@dataclass(frozen=True)
class KnownWindow:
    """A window that articles report on; `series` is the recurring report it belongs to, or empty."""

    start: date
    end: date
    articles: int
    series: str


def windows(newest: int = 8, added: int = 4) -> tuple[KnownWindow, ...]:
    """Return the newest windows that articles report on, after those of the articles that came in last."""
    found = (
        Article.objects.filter(window_start__isnull=False)
        .values_list("window_start", "window_end")
        .annotate(articles=Count("pk"), series=Max("series__name"), added=Max("created_at"))
        .order_by("-window_end", "window_start")
    )
    rows = dict.fromkeys([*found.order_by("-added")[:added], *found[:newest]])
    return tuple(KnownWindow(start, end, articles, series or "") for start, end, articles, series, _ in rows)


def definitions() -> dict[str, tuple[Term, ...]]:
    """Return the method's words with their definitions, as this version has them."""
    return {name: tuple(terms(name).values()) for name in TOLD}


def series_of(start: date, end: date) -> tuple[str, int]:
    """Return the recurring report of exactly these days and its number in the series; "" and 0 where there is none."""
    told = Article.objects.filter(window_start=start, window_end=end, series__isnull=False, source__masked=False)
    name, ordinal = told.order_by("pk").values_list("series__name", "series_ordinal").first() or ("", 0)
    return name, ordinal or 0


def release(start: date, end: date, protect: Protection = NOTHING, profile: str = RECORDED.id) -> Release:
    """Return what the days from start up to, not including, end amount to under a profile, as the claims stand now.

    An article that reports on these days is listed even when no claim was found in it: silence is a finding too.
    What `protect` withholds is withheld before anything is counted.
    """
    window = Window(start, end)
    claims = list(claims_about(start, end))
    articles = {article.pk: article for article in _articles(start, end, claims)}
    for claim in claims:
        claim.article = articles[claim.article_id]
    facts = {claim.pk: protect.fact(fact_of(claim, claim.article)) for claim in claims}
    result = tally(facts.values(), window, profile_of(profile))
    exclusions = {one.claim_id: one for one in result.exclusions}
    texts = _texts(articles, claims, protect)
    return Release(
        window=window,
        tally=result,
        figures=describe(result.figures, facts),
        controls=describe_controls(result.controls),
        claims=tuple(
            _claim(claim, texts[claim.article_id], facts[claim.pk], exclusions.get(claim.pk), protect)
            for claim in claims
        ),
        articles=tuple(_article(article, texts[pk], protect) for pk, article in sorted(articles.items())),
        incidents=incidents_of(claims, facts, protect),
        sources=sources_of(articles.values(), facts.values(), protect),
        allegations=allegations_of(claims, facts, protect),
        undecided=sum(claim.status not in DECIDED for claim in claims),
    )


def recount(facts: Iterable[Fact], start: date, end: date) -> Tally:
    """Compute an edition's tally again from the facts that it kept."""
    return tally(facts, Window(start, end))


def under_other_rules(facts: Iterable[Fact], start: date, end: date) -> WhatIf:
    """Return an edition's recorded figures under every profile, counted from the facts that it keeps."""
    return what_if(facts, Window(start, end))


def _articles(start: date, end: date, claims: Sequence[Claim]) -> QuerySet[Article]:
    reporting = Article.objects.reporting_on(start, end)
    found = reporting | Article.objects.filter(pk__in={claim.article_id for claim in claims})
    # The bytes of a capture may be large, and only their hash is published.
    captures = Prefetch("captures", Capture.objects.defer("content"))
    return found.select_related("source", "series").prefetch_related(captures)


def _texts(articles: Mapping[int, Article], claims: Iterable[Claim], protect: Protection) -> dict[int, str]:
    told: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for claim in claims:
        told[claim.article_id].append((claim.sentence_start, claim.sentence_end))
    return {pk: protect.text(article.text, article.source_id, told[pk]) for pk, article in articles.items()}


def _claim(claim: Claim, text: str, fact: Fact, exclusion: Exclusion | None, protect: Protection) -> PublishedClaim:
    link = getattr(claim, "link", None)
    return PublishedClaim(
        fact=fact,
        article_id=claim.article_id,
        version=claim.version,
        incident_title=protect.words(link.incident.title) if link else "",
        kind_label=label("kinds", claim.kind),
        status_label=claim.get_status_display(),
        role_label=label("roles", fact.role),
        display=wording.stated(fact),
        start=claim.start,
        end=claim.end,
        quote=text[claim.start : claim.end],
        sentence_start=claim.sentence_start,
        sentence_end=claim.sentence_end,
        sentence=text[claim.sentence_start : claim.sentence_end],
        excluded_by=exclusion.rule if exclusion else "",
        excluded_because=exclusion.reason if exclusion else "",
    )


def _article(article: Article, text: str, protect: Protection) -> PublishedArticle:
    hidden, whole = protect.hidden.get(article.source_id), text == article.text
    return PublishedArticle(
        article_id=article.pk,
        title="Title withheld" if hidden else protect.words(article.title),
        url="" if hidden else article.url,
        source=hidden.label if hidden else protect.words(article.source.name),
        published=article.published,
        window_start=article.window_start,
        window_end=article.window_end,
        window_basis=article.get_window_basis_display(),
        language=article.language,
        text=text,
        text_sha256=article.text_sha256 if whole else sha256(text.encode()).hexdigest(),
        redacted=not whole,
        # Against the hash of the whole, names could be guessed until one fits.
        capture_sha256s=tuple(capture.sha256 for capture in article.captures.all()) if whole else (),
    )
