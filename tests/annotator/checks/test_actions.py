"""Tests for raising flags, once each, and for what becomes of them."""

from typing import ClassVar

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.checks import actions
from annotator.checks.actions import LAPSED, Checked, read_article, run_checks
from annotator.checks.base import Case, Check, Finding
from annotator.checks.models import Flag
from annotator.checks.tasks import read_queued_article
from annotator.claims.actions import queue_extraction
from annotator.claims.models import Claim, ExtractionRun
from annotator.sources.models import Article
from tests.annotator.sources.corpus import WORKED_EXAMPLE, needs_corpus
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


class Mentions(Check):
    """Points at every claim that quotes its word."""

    id = "mentions"
    name = "Mentions"
    description = "The claim quotes a word."
    severity = Flag.Severity.WARN
    word: ClassVar[str] = "fighters"

    def findings(self, case: Case) -> list[Finding]:
        claims = [claim for claim in case.claims if self.word in claim.quote]
        return [Finding(f"It says {self.word}.", ((claim.start, claim.end),), claim) for claim in claims]


class Silent(Mentions):
    """The same check on a day on which it finds nothing."""

    word = "no such word"


def test_a_flag_points_at_its_claim_and_its_words() -> None:
    claim = make_claim()
    assert run_checks(article=claim.article, checks=[Mentions()]) == Checked(raised=1, kept=0, lapsed=0)
    flag = Flag.objects.get()
    assert (flag.claim, flag.article, flag.severity, flag.state) == (claim, claim.article, "warn", "open")
    assert flag.spans == [[claim.start, claim.end]]
    assert flag.raised_by is None


def test_the_same_flag_is_not_raised_twice() -> None:
    claim = make_claim()
    run_checks(article=claim.article, checks=[Mentions()])
    assert run_checks(article=claim.article, checks=[Mentions()]) == Checked(raised=0, kept=1, lapsed=0)
    assert Flag.objects.count() == 1


def test_a_flag_that_is_no_longer_found_is_dismissed_and_says_why() -> None:
    claim = make_claim()
    run_checks(article=claim.article, checks=[Mentions()])
    assert run_checks(article=claim.article, checks=[Silent()]).lapsed == 1
    flag = Flag.objects.get()
    assert (flag.state, flag.reason) == ("dismissed", LAPSED)


def test_a_flag_that_is_found_again_is_open_again() -> None:
    claim = make_claim()
    for check in (Mentions(), Silent(), Mentions()):
        run_checks(article=claim.article, checks=[check])
    flag = Flag.objects.get()
    assert (flag.state, flag.reason) == ("open", "")


def test_what_a_person_answered_stays_answered() -> None:
    claim = make_claim()
    run_checks(article=claim.article, checks=[Mentions()])
    Flag.objects.update(state=Flag.State.DISMISSED, reason="That is what they are called.")
    run_checks(article=claim.article, checks=[Mentions()])
    assert Flag.objects.get().state == Flag.State.DISMISSED
    Flag.objects.update(state=Flag.State.ACCEPTED)
    run_checks(article=claim.article, checks=[Silent()])
    assert Flag.objects.get().state == Flag.State.ACCEPTED


def test_a_flag_that_a_person_raised_is_left_alone() -> None:
    claim = make_claim()
    Flag.objects.create(
        article=claim.article, claim=claim, about="other", severity="warn", message="Odd.", raised_by=make_user()
    )
    assert run_checks(article=claim.article, checks=[Silent()]).lapsed == 0
    assert Flag.objects.get().state == Flag.State.OPEN


def test_flags_of_other_checks_are_left_alone() -> None:
    claim = make_claim()
    run_checks(article=claim.article, checks=[Mentions()])
    assert run_checks(article=claim.article, checks=[]).lapsed == 0


def test_a_rejected_claim_raises_nothing() -> None:
    claim = make_decided_claim("reject")
    assert run_checks(article=claim.article, checks=[Mentions()]).raised == 0


def test_reading_an_article_checks_it_too() -> None:
    article = make_article(window=None)
    run = read_article(article=article)
    assert run.state == ExtractionRun.State.DONE
    assert Flag.objects.filter(article=article, check_id="no_publication_date").exists()


def test_the_history_of_a_candidate_names_the_extractor() -> None:
    read_article(article=make_article())
    events = Claim.pgh_event_model.objects.select_related("pgh_context")
    assert events
    assert all(event.pgh_context.metadata["reason"].startswith("extractor ") for event in events)


def test_reading_takes_up_the_run_that_waits() -> None:
    article = make_article()
    waiting = queue_extraction(article=article)
    assert read_article(article=article) == waiting
    assert ExtractionRun.objects.count() == 1


def test_a_check_that_fails_leaves_no_claim_behind_and_says_so_on_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(actions, "run_checks", broken)
    article = make_article()
    with pytest.raises(RuntimeError):
        read_article(article=article)
    run = ExtractionRun.objects.get()
    assert (run.state, run.error) == ("failed", "RuntimeError: out of order")
    assert not Claim.objects.exists()


def test_the_job_reads_the_article_of_its_run_once() -> None:
    article = make_article()
    run = queue_extraction(article=article)
    read_queued_article(run_id=run.pk)
    run.refresh_from_db()
    first = run.finished_at
    assert run.state == ExtractionRun.State.DONE
    read_queued_article(run_id=run.pk)
    run.refresh_from_db()
    assert run.finished_at == first


def test_the_job_in_the_queue_is_the_one_that_workers_know() -> None:
    run = queue_extraction(article=make_article())
    job = ProcrastinateJob.objects.get(args__run_id=run.pk)
    assert (job.task_name, job.queue_name) == (read_queued_article.name, read_queued_article.queue)


@pytest.mark.corpus
@needs_corpus
def test_the_worked_example_names_its_period_twice_and_has_no_date_of_publication() -> None:
    article = make_article(WORKED_EXAMPLE.read_text(encoding="utf-8"), window=None)
    read_article(article=article)
    flags = {flag.check_id: flag for flag in Flag.objects.filter(article=article)}
    period = flags["period_named_twice"]
    assert (period.severity, period.message) == (
        "hold",
        "This paragraph speaks of the 85th month, the report of the 88th.",
    )
    assert [article.text[start:end] for start, end in period.spans] == ["85th month", "88th consecutive month"]
    assert "no_publication_date" in flags
