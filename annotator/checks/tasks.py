"""The jobs that read and check an article; they live in the first stage that knows both claims and checks."""

import pghistory
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.checks.actions import CHECK_QUEUE, CHECKING_JOB, read_article, run_checks
from annotator.claims.actions import EXTRACTION_QUEUE, READING_JOB
from annotator.claims.models import ExtractionRun
from annotator.sources.models import Article


@app.task(name=READING_JOB, queue=EXTRACTION_QUEUE)
def read_queued_article(run_id: int) -> None:
    """Read and check the article of an extraction run, unless somebody did so or its import was undone meanwhile."""
    run = ExtractionRun.objects.select_related("article").filter(pk=run_id).first()
    if run and run.is_waiting:
        read_article(article=run.article, run=run)


@app.task(name=CHECKING_JOB, queue=CHECK_QUEUE)
def check_again(article_id: int) -> None:
    """Check an article whose claims have changed, unless another change of it waits for the same."""
    waiting = ProcrastinateJob.objects.filter(queue_name=CHECK_QUEUE, status="todo", task_name=CHECKING_JOB)
    if waiting.filter(args={"article_id": article_id}).exists():
        return
    if article := Article.objects.filter(pk=article_id).first():
        with pghistory.context(reason="checked again"):
            run_checks(article=article)
