"""The job that reads an article; it lives in the first stage that knows both claims and checks."""

from procrastinate.contrib.django import app

from annotator.checks.actions import read_article
from annotator.claims.actions import EXTRACTION_QUEUE, READING_JOB
from annotator.claims.models import ExtractionRun


@app.task(name=READING_JOB, queue=EXTRACTION_QUEUE)
def read_queued_article(run_id: int) -> None:
    """Read and check the article of an extraction run, unless somebody did so meanwhile."""
    run = ExtractionRun.objects.select_related("article").get(pk=run_id)
    if run.is_waiting:
        read_article(article=run.article, run=run)
