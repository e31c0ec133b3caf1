"""Reads articles for claims, here and now, without a worker."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from tqdm import tqdm

from annotator.checks.actions import read_article
from annotator.claims.models import ExtractionRun
from annotator.extraction import EXTRACTOR_VERSION
from annotator.sources.models import Article


class Command(BaseCommand):
    """Reading an article again changes nothing that was decided."""

    help = "Reads articles for claims and checks them; by default those that this extractor has not read yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take all articles or some."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="every article, also those read before")
        which.add_argument("--article", type=int, nargs="+", action="extend", metavar="ID", help="these articles")

    def handle(self, *args: Any, all: bool, article: list[int] | None, **options: Any) -> None:
        """Read them one by one; a failure names its article and does not stop the others."""
        read_articles(self, _chosen(all, article))


def read_articles(command: BaseCommand, articles: Sequence[Article] | QuerySet[Article]) -> None:
    """Read articles with a progress bar and a summary; end with an error when any of them failed."""
    totals: Counter[str] = Counter()
    failures = 0
    for article in tqdm(articles, "Reading", unit="article", disable=None):
        try:
            run = read_article(article=article)
        # Whatever goes wrong with one article is that article's failure; it is on its run as well.
        except Exception as error:
            failures += 1
            with tqdm.external_write_mode():
                command.stderr.write(f"article {article.pk}, {article.title}: {type(error).__name__}: {error}")
            continue
        totals.update(read=1, added=run.added, kept=run.kept, withdrawn=run.withdrawn)
    command.stdout.write(
        f"{totals['read']} articles read: {totals['added']} new candidates, {totals['kept']} kept, "
        f"{totals['withdrawn']} withdrawn. {failures} failed."
    )
    if failures:
        raise CommandError(f"{failures} of {len(articles)} articles could not be read.")


def _chosen(all: bool, wanted: list[int] | None) -> QuerySet[Article]:
    articles = Article.objects.order_by("pk")
    if wanted:
        found = articles.filter(pk__in=wanted)
        missing = sorted(set(wanted) - {article.pk for article in found})
        if missing:
            raise CommandError(f"There is no article {', '.join(map(str, missing))}.", returncode=2)
        return found
    if all:
        return articles
    done = ExtractionRun.objects.filter(state=ExtractionRun.State.DONE, extractor_version=EXTRACTOR_VERSION)
    return articles.exclude(pk__in=done.values("article"))
