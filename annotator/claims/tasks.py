"""The jobs of the claims stage, run by a worker."""

from procrastinate.contrib.django import app

from annotator.claims.actions import extract_article
from annotator.claims.models import ExtractionRun


@app.task(name="claims.read_article", queue="extraction")
def read_article(run_id: int) -> None:
    """Read the article of an extraction run and store its candidates."""
    run = ExtractionRun.objects.select_related("article").get(pk=run_id)
    if run.is_waiting:
        extract_article(article=run.article, run=run)
