"""How far the reading of an article is, and what it has brought so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from annotator.checks.models import Flag
from annotator.checks.registry import name_of
from annotator.claims.languages import no_extractor_for
from annotator.claims.life import Status
from annotator.claims.models import Claim, ExtractionRun
from annotator.desk.intake.worker import worker_is_alive
from annotator.sources.models import Article

LONGEST_READING = timedelta(minutes=2)


@dataclass(frozen=True)
class Noticed:
    """What a check noticed, told once: the words that it points at, and the claims that it concerns."""

    check: str
    message: str
    is_warning: bool
    quotes: Sequence[str]
    claims: Sequence[Claim]


@dataclass(frozen=True)
class Progress:
    """The state of the latest reading, the claims by their state, the open flags."""

    run: ExtractionRun | None
    has_worker: bool
    counts: Sequence[tuple[Status, int]]
    next_claim: Claim | None
    flags: Sequence[Noticed]
    no_extractor: str = ""

    @property
    def is_waiting(self) -> bool:
        """Tell whether the page should look again by itself."""
        return self.run is not None and self.run.is_waiting and not self.no_extractor

    @property
    def is_stuck(self) -> bool:
        """Tell whether the reading has taken so long that it was probably cut off."""
        if self.run is None or self.run.state != ExtractionRun.State.RUNNING:
            return False
        return self.run.queued_at < timezone.now() - LONGEST_READING

    @property
    def key(self) -> str:
        """Return a word that changes when there is something else to show."""
        return f"{self.run.pk}-{self.run.state}-{self.has_worker}-{self.is_stuck}" if self.run else "never"


def progress_of(article: Article) -> Progress:
    """Look at an article's latest reading."""
    run = article.extraction_runs.first()
    waiting = Claim.objects.awaiting_review().filter(article=article).in_text_order()
    return Progress(
        run=run,
        has_worker=worker_is_alive() if run and run.is_waiting else True,
        counts=_counts(article),
        next_claim=waiting.first(),
        flags=_flags(article),
        no_extractor=no_extractor_for(article.language),
    )


def claims_in(status: Status) -> Count:
    """Count the proposed claims of an article that are in a state, as an annotation."""
    return Count("claims", filter=Q(claims__status=status, claims__withdrawn_at__isnull=True))


def _counts(article: Article) -> list[tuple[Status, int]]:
    counted = Claim.objects.proposed().filter(article=article).values_list("status").annotate(Count("pk")).order_by()
    by_status = dict(counted)
    return [(status, by_status[status]) for status in Status if status in by_status]


def _flags(article: Article) -> list[Noticed]:
    alike: dict[tuple[str, str, str], list[Flag]] = {}
    for flag in Flag.objects.open().filter(article=article).exclude(severity=Flag.Severity.OK).select_related("claim"):
        alike.setdefault((flag.check_id, flag.about, flag.message), []).append(flag)
    return [_noticed(article, flags) for flags in alike.values()]


def _noticed(article: Article, flags: Sequence[Flag]) -> Noticed:
    claims = [flag.claim for flag in flags if flag.claim]
    spans = dict.fromkeys((start, end) for flag in flags for start, end in flag.spans)
    # A claim's own words are its link already.
    others = spans.keys() - {(claim.start, claim.end) for claim in claims}
    return Noticed(
        check=flags[0].get_about_display() or name_of(flags[0].check_id),
        message=flags[0].message,
        is_warning=flags[0].severity in {Flag.Severity.HOLD, Flag.Severity.WARN},
        quotes=[article.text[start:end] for start, end in spans if (start, end) in others],
        claims=claims,
    )
