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
from annotator.extraction.languages import supported
from annotator.extraction.second_opinion import ModelUnavailable, model
from annotator.management.processes import count_of_processes, with_readers
from annotator.sources.models import Article


class Command(BaseCommand):
    """Reading an article again changes nothing that was decided."""

    help = "Reads articles for claims and checks them; by default those that this extractor has not read yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take all articles or some."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="every article, also those read before")
        which.add_argument("--article", type=int, nargs="+", action="extend", metavar="ID", help="these articles")
        parser.add_argument(
            "--processes",
            type=count_of_processes,
            default=1,
            metavar="N",
            help="processes that read (1); this one stores",
        )

    def handle(self, *args: Any, all: bool, article: list[int] | None, processes: int, **options: Any) -> None:
        """Read them; a failure names its article and does not stop the others."""
        try:
            model()
        except ModelUnavailable as error:
            raise CommandError(str(error)) from None
        read_articles(self, _chosen(all, article), processes)


def read_articles(command: BaseCommand, articles: Sequence[Article] | QuerySet[Article], processes: int = 1) -> None:
    """Read articles with a progress bar and a summary; end with an error when any of them failed."""
    totals: Counter[str] = Counter()
    failures = 0
    reading = with_readers(articles, processes)
    for article, read in tqdm(reading, "Reading", len(articles), unit="article", disable=None):
        try:
            run = read_article(article=article, read=read)
        # Whatever goes wrong with one article is that article's failure; it is on its run as well.
        except Exception as error:
            failures += 1
            with tqdm.external_write_mode():
                command.stderr.write(f"article {article.pk}, {article.title}: {type(error).__name__}: {error}")
            continue
        totals.update(["read" if supported(article.language) else "unread"])
        totals.update(added=run.added, kept=run.kept, withdrawn=run.withdrawn)
    command.stdout.write(
        f"{totals['read']} articles read: {totals['added']} new candidates, {totals['kept']} kept, "
        f"{totals['withdrawn']} withdrawn. {failures} failed."
    )
    if totals["unread"]:
        command.stdout.write(f"{totals['unread']} in languages without an extractor: add their claims by hand.")
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
