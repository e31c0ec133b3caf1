"""Every write of the claims stage: what the extractor proposes, and what became of each reading."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict
from typing import Any

import pghistory
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from procrastinate.types import JSONValue

from annotator.claims.hedges.phrasings import phrasings
from annotator.claims.life import Status
from annotator.claims.matching import Matching, is_the_extractors, match
from annotator.claims.memory.actions import count_hits, unwanted
from annotator.claims.models import Claim, ExtractionRun
from annotator.claims.names.actions import locate
from annotator.claims.names.parties import parties
from annotator.claims.proposals import values_of
from annotator.claims.ranking.actions import rank
from annotator.extraction import EXTRACTOR_VERSION, Candidate, Document, extract
from annotator.extraction.languages import supported
from annotator.sources.models import Article

EXTRACTION_QUEUE = "extraction"
# The job itself belongs to the stage that reads and checks; here it is only asked for, by its name.
READING_JOB = "read_article"

Reader = Callable[[Document], Sequence[Candidate]]


@transaction.atomic
def queue_extraction(*, article: Article) -> ExtractionRun:
    """Ask a worker to read the article; the job exists exactly when this transaction does."""
    run = ExtractionRun.objects.create(article=article)
    jobs.configure_task(READING_JOB, queue=EXTRACTION_QUEUE).defer(run_id=run.pk)
    return run


@transaction.atomic
def queue_extractions(*, articles: Collection[int]) -> None:
    """Ask workers to read articles that came in bulk; the jobs exist exactly when this transaction does."""
    if articles:
        runs = ExtractionRun.objects.bulk_create(ExtractionRun(article_id=pk) for pk in articles)
        asked: list[dict[str, JSONValue]] = [{"run_id": run.pk} for run in runs]
        jobs.configure_task(READING_JOB, queue=EXTRACTION_QUEUE).batch_defer(*asked)


def extract_article(
    *,
    article: Article,
    run: ExtractionRun | None = None,
    then: Callable[..., object] | None = None,
    read: Reader | None = None,
) -> ExtractionRun:
    """Read one article and store what it may claim; reading it again changes nothing that was decided.

    `then(article=…)` is what a later stage does with the claims, in the same transaction; `read` is who reads, where
    it is not this process. A text in a language without an extractor is not read by the rules of another one. A
    reading that fails leaves no candidate behind and says why on its run, then raises again.
    """
    run = run or ExtractionRun(article=article)
    run.state, run.extractor_version = ExtractionRun.State.RUNNING, EXTRACTOR_VERSION
    run.save()
    try:
        candidates = (read or extract)(document_of(article)) if supported(article.language) else []
        with transaction.atomic(), pghistory.context(reason=f"extractor {EXTRACTOR_VERSION}"):
            matching = store_candidates(article=article, candidates=candidates)
            run.left_out = [asdict(one) for one in matching.left_out]
            if then:
                then(article=article)
            _finish(run, ExtractionRun.State.DONE, proposed=len(candidates), **matching.counts())
    except Exception as error:
        _finish(run, ExtractionRun.State.FAILED, error=f"{type(error).__name__}: {error}")
        raise
    return run


@transaction.atomic
def store_candidates(*, article: Article, candidates: Sequence[Candidate]) -> Matching:
    """Bring the article's undecided claims in line with what the extractor proposes now.

    Decided claims stay as they are, and a passage that was rejected does not come back. What a silenced phrase or
    a retired rule keeps away is not added; an undecided claim that only it would make goes like any other.
    """
    # One reading of an article at a time: two would otherwise add the same candidates.
    Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)
    away = unwanted(article, candidates)
    matching = match(candidates, list(article.claims.filter()), away)
    count_hits(article=article, left_out=matching.left_out)
    for index, candidate in matching.new:
        matching.claims[index] = Claim.objects.create(
            article=article, extractor_version=EXTRACTOR_VERSION, **values_of(candidate)
        )
    for claim, candidate in matching.undecided:
        _refresh(claim, values_of(candidate))
    for index, claim in matching.claims.items():
        _point(claim, matching.claim_for(candidates[index].of))
    now = timezone.now()
    for claim in matching.gone:
        claim.withdrawn_at = now
        claim.save(update_fields=["withdrawn_at"])
    locate(list(matching.claims.values()))
    rank(matching.claims.values())
    return matching


def _refresh(claim: Claim, values: dict[str, Any]) -> None:
    changed = [name for name, value in values.items() if getattr(claim, name) != value]
    if not changed and claim.withdrawn_at is None:
        return
    for name in changed:
        setattr(claim, name, values[name])
    # An analyst who has the old values on screen must not decide on the new ones unseen.
    claim.version += 1
    claim.withdrawn_at = None
    claim.extractor_version = EXTRACTOR_VERSION
    claim.save(update_fields=[*changed, "version", "withdrawn_at", "extractor_version"])


def _point(claim: Claim, whole: Claim | None) -> None:
    if claim.status == Status.CANDIDATE and is_the_extractors(claim) and claim.of_id != (whole.pk if whole else None):
        claim.of = whole
        claim.save(update_fields=["of"])


def document_of(article: Article) -> Document:
    """Return an article as the extractor reads it."""
    start, end = article.window_start, article.window_end
    window = (start, end) if start and end else None
    return Document(
        text=article.text,
        id=str(article.pk),
        published=article.published,
        window=window,
        language=article.language,
        parties=parties(),
        phrasings=phrasings(article.source_id),
    )


def _finish(run: ExtractionRun, state: str, **counts: Any) -> None:
    run.state, run.finished_at = state, timezone.now()
    for name, value in counts.items():
        setattr(run, name, value)
    run.save()
