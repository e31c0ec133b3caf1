"""Says of every claim to whom it goes back: for claims that came before origins were kept, and after bulk changes."""

from argparse import ArgumentParser
from typing import Any

import pghistory
from django.core.management.base import BaseCommand
from tqdm import tqdm

from annotator.checks.copies.actions import know_sentences
from annotator.checks.origins.actions import trace_origins
from annotator.sources.models import Article


class Command(BaseCommand):
    """A second run changes nothing; what an analyst said stands."""

    help = "Traces the claims of every article to the source that they go back to."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the first article, to go on where a run was stopped."""
        parser.add_argument("--from", dest="first", type=int, default=0, help="begin with the article of this number")

    def handle(self, *args: Any, first: int, verbosity: int, **options: Any) -> None:
        """Go through the articles, each in a transaction of its own."""
        articles = Article.objects.filter(pk__gte=first).order_by("pk")
        changed = 0
        with pghistory.context(reason="origins traced"):
            for article in tqdm(articles.iterator(chunk_size=100), total=articles.count(), disable=verbosity < 2):
                know_sentences(article=article)
                changed += trace_origins(article=article)
        self.stdout.write(f"Claims with another origin than before: {changed}." if changed else "Nothing changed.")
