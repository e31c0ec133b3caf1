"""How far the reading of an article is, and what it has brought so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from annotator.checks.actions import LAPSED
from annotator.checks.models import Flag
from annotator.checks.registry import CHECKS, name_of
from annotator.claims.languages import no_extractor_for
from annotator.claims.life import Status
from annotator.claims.models import Claim, ExtractionRun
from annotator.exchange.worker import worker_is_alive
from annotator.sources.models import Article

LONGEST_READING = timedelta(minutes=2)
OK = Flag.Severity.OK
WEIGHT: dict[str, int] = {Flag.Severity.HOLD: -2, Flag.Severity.WARN: -1}


@dataclass(frozen=True)
class Place:
    """Words that a check points at, and where in the text they are."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Noticed:
    """What a check noticed, told once: the places that it points at, and the claims that it concerns."""

    check: str
    message: str
    is_warning: bool
    places: Sequence[Place]
    claims: Sequence[Claim]


@dataclass(frozen=True)
class Progress:
    """The state of the latest reading, the claims by their state, the open flags."""

    run: ExtractionRun | None
    has_worker: bool
    counts: Sequence[tuple[Status, int]]
    next_claim: Claim | None
    flags: Sequence[Noticed]
    answered: int = 0
    passed: Sequence[Noticed] = ()
    no_extractor: str = ""

    @property
    def is_waiting(self) -> bool:
        """Tell whether the page should look again by itself."""
        return self.run is not None and self.run.is_waiting and not self.no_extractor

    @property
    def places(self) -> list[tuple[int, int]]:
        """Return the spans of the text that open flags point at."""
        return [(place.start, place.end) for noticed in [*self.flags, *self.passed] for place in noticed.places]

    @property
    def checks(self) -> int:
        """Return how many checks look at every article."""
        return len(CHECKS)

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
    flags = list(Flag.objects.filter(article=article).select_related("claim"))
    open_flags = sorted((flag for flag in flags if flag.is_open), key=lambda flag: WEIGHT.get(flag.severity, 0))
    waiting = Claim.objects.awaiting_review().filter(article=article).in_text_order()
    return Progress(
        run=run,
        has_worker=worker_is_alive() if run and run.is_waiting else True,
        counts=_counts(article),
        next_claim=waiting.first(),
        flags=[_noticed(article, alike) for alike in _alike(open_flags, lambda flag: flag.severity != OK)],
        passed=[_noticed(article, alike) for alike in _alike(open_flags, lambda flag: flag.severity == OK)],
        answered=sum(not flag.is_open and flag.reason != LAPSED for flag in flags),
        no_extractor=no_extractor_for(article.language),
    )


def claims_in(status: Status) -> Count:
    """Count the proposed claims of an article that are in a state, as an annotation."""
    return Count("claims", filter=Q(claims__status=status, claims__withdrawn_at__isnull=True))


def _counts(article: Article) -> list[tuple[Status, int]]:
    counted = Claim.objects.proposed().filter(article=article).values_list("status").annotate(Count("pk")).order_by()
    by_status = dict(counted)
    return [(status, by_status[status]) for status in Status if status in by_status]


def _alike(flags: Sequence[Flag], which: Callable[[Flag], bool]) -> list[list[Flag]]:
    """Return the flags of a sort, those together that say the same; the heaviest come first."""
    alike: dict[tuple[str, str, str], list[Flag]] = {}
    for flag in flags:
        if which(flag):
            alike.setdefault((flag.check_id, flag.about, flag.message), []).append(flag)
    return list(alike.values())


def _noticed(article: Article, flags: Sequence[Flag]) -> Noticed:
    claims = [flag.claim for flag in flags if flag.claim]
    spans = dict.fromkeys((start, end) for flag in flags for start, end in flag.spans)
    return Noticed(
        check=flags[0].get_about_display() or name_of(flags[0].check_id),
        message=flags[0].message,
        is_warning=flags[0].severity in {Flag.Severity.HOLD, Flag.Severity.WARN},
        places=[Place(start, end, article.text[start:end]) for start, end in spans],
        claims=claims,
    )
