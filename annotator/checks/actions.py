"""Every write of the checks stage: reading an article through to its flags, and what becomes of flags."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from procrastinate.contrib.django import app as jobs
from procrastinate.types import JSONValue

from annotator.checks.base import Case, Check, Finding
from annotator.checks.copies.actions import know_sentences
from annotator.checks.dismissals import Dismissed, dismissed_in, words_of
from annotator.checks.gazetteers import Stored
from annotator.checks.models import Flag
from annotator.checks.origins.actions import trace_origins
from annotator.checks.registry import CHECKS
from annotator.claims.actions import Reader, extract_article
from annotator.claims.life import Status
from annotator.claims.models import Claim, ExtractionRun
from annotator.sources.models import Article

CHECK_QUEUE = "checks"
CHECKING_JOB = "check_article"
LAPSED = "The check no longer finds this."
_DISCARDED = (Status.REJECTED, Status.SUPERSEDED, Status.RETRACTED)

Key = tuple[str, int | None, str]


@dataclass(frozen=True)
class Checked:
    """How many flags a run of the checks raised, found again, and let go."""

    raised: int
    kept: int
    lapsed: int


def read_article(
    *,
    article: Article,
    run: ExtractionRun | None = None,
    read: Reader | None = None,
) -> ExtractionRun:
    """Read an article for claims and check them; a failure of either leaves neither, and says why on the run.

    A run that waits for a worker is taken up, so that no worker reads the article a second time. `read` is who reads
    the text, where it is not this process.
    """
    waiting = article.extraction_runs.filter(state=ExtractionRun.State.QUEUED)
    return extract_article(article=article, run=run or waiting.first(), then=run_checks, read=read)


def check_after(*, claim: Claim, changed: Iterable[str], was: str) -> None:
    """Ask a worker to check a claim's article again where a decision changed what checks read.

    The job exists exactly when the decision does. No lock keeps a second one out: people who decide claims of one
    article at once would wait for each other. A job that finds a later one waiting leaves the work to it.
    """
    stands, stood = claim.status not in _DISCARDED, was not in _DISCARDED
    if set(changed) - {"status"} or stands != stood:
        jobs.configure_task(CHECKING_JOB, queue=CHECK_QUEUE).defer(article_id=claim.article_id)


def queue_checks(*, articles: Collection[int]) -> None:
    """Ask workers to check articles whose claims came or changed in bulk; the jobs exist exactly when those do."""
    if articles:
        asked: list[dict[str, JSONValue]] = [{"article_id": pk} for pk in sorted(articles)]
        jobs.configure_task(CHECKING_JOB, queue=CHECK_QUEUE).batch_defer(*asked)


@transaction.atomic
def forget_flags(*, claims: Collection[int]) -> int:
    """Delete what checks raised about claims that an import takes back and nobody answered; return how many."""
    raised = Flag.objects.by_checks().filter(claim__in=claims, answered_by=None, owner=None)
    return raised.delete()[0]


@transaction.atomic
def run_checks(*, article: Article, checks: Sequence[Check] = CHECKS) -> Checked:
    """Bring an article's flags in line with what the checks find now.

    What a person answered stays answered, and what they dismissed for the series or the source is not asked in other
    articles of it; what is no longer found is dismissed, and comes back if it is found again.
    """
    # One run of the checks at a time: two would otherwise raise the same flags.
    Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)
    know_sentences(article=article)
    trace_origins(article=article)
    found = _findings(article, checks)
    dismissed = dismissed_in(article) if found else {}
    known = {_key_of(flag): flag for flag in Flag.objects.filter(article=article, raised_by__isnull=True)}
    mine = {check.id for check in checks}
    # The history keeps the reason of whoever asked: one of ours would replace it on the claims as well.
    for key, (check, finding) in found.items():
        if key not in known:
            _raise(article, check, finding, dismissed)
        else:
            _keep(known[key], check, finding, article)
    gone = [flag for key, flag in known.items() if key not in found and flag.check_id in mine and _is_open(flag)]
    for flag in gone:
        _answer(flag, Flag.State.DISMISSED, LAPSED)
    again = found.keys() & known.keys()
    return Checked(raised=len(found) - len(again), kept=len(again), lapsed=len(gone))


def _findings(article: Article, checks: Sequence[Check]) -> dict[Key, tuple[Check, Finding]]:
    claims = Claim.objects.proposed().filter(article=article).exclude(status__in=_DISCARDED).in_text_order()
    case = Case(article, list(claims), Stored())
    found: dict[Key, tuple[Check, Finding]] = {}
    for check in checks:
        for finding in check.findings(case):
            key = check.id, _pk(finding), finding.message
            found[key] = check, finding.beside(found[key][1]) if key in found else finding
    return found


def _raise(article: Article, check: Check, finding: Finding, dismissed: Dismissed) -> None:
    words = words_of(article.text, finding.spans)
    dismissal = dismissed.get((check.id, finding.message, words))
    Flag.objects.create(
        article=article,
        claim=finding.claim,
        check_id=check.id,
        severity=finding.severity or check.severity,
        message=finding.message,
        spans=[list(span) for span in finding.spans],
        words=words,
        state=Flag.State.DISMISSED if dismissal else Flag.State.OPEN,
        reason=dismissal.reason if dismissal else "",
        dismissal=dismissal,
    )


def _keep(flag: Flag, check: Check, finding: Finding, article: Article) -> None:
    values = {
        "severity": finding.severity or check.severity,
        "spans": [list(span) for span in finding.spans],
        "words": words_of(article.text, finding.spans),
    }
    if flag.state == Flag.State.DISMISSED and flag.reason == LAPSED:
        values |= {"state": Flag.State.OPEN, "reason": ""}
    changed = [name for name, value in values.items() if getattr(flag, name) != value]
    for name in changed:
        setattr(flag, name, values[name])
    if changed:
        flag.save(update_fields=changed)


def _answer(flag: Flag, state: str, reason: str) -> None:
    flag.state, flag.reason = state, reason
    flag.save(update_fields=["state", "reason"])


def _is_open(flag: Flag) -> bool:
    return flag.state == Flag.State.OPEN


def _key_of(flag: Flag) -> Key:
    return flag.check_id, flag.claim_id, flag.message


def _pk(finding: Finding) -> int | None:
    return finding.claim.pk if finding.claim else None
