"""Writes articles with their claims as other tools read them."""

import os
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, cast

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from tqdm import tqdm

from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.exchange.peers import label_studio
from annotator.exchange.peers.gathering import documents_of
from annotator.exchange.peers.reading import FORMATS
from annotator.exchange.peers.shape import Document
from annotator.sources.models import Article


class Command(BaseCommand):
    """A file that stands already is replaced once the new one is whole."""

    help = "Writes articles with their claims for Label Studio, doccano or brat, or as W3C Web Annotations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the format, the file, and which articles and claims go along."""
        parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="where to write")
        parser.add_argument("--format", required=True, choices=FORMATS, help="whose format")
        parser.add_argument("--articles", nargs="+", type=int, metavar="NUMBER", help="these articles only")
        parser.add_argument("--source", metavar="NAME", help="articles of this publisher only")
        parser.add_argument("--status", choices=Status.values, help="claims of this status only")
        parser.add_argument("--config", action="store_true", help="print the labelling interface for Label Studio")

    def handle(self, *args: Any, file: Path | None, format: str, config: bool, **options: Any) -> None:
        """Write the file, then say what is in it and what the format could not hold."""
        if config:
            self.stdout.write(label_studio.configuration())
            return
        if file is None:
            raise CommandError("Name the file to write.", returncode=2)
        articles, claims = _articles(options), Claim.objects.proposed()
        if options["status"]:
            claims = claims.filter(status=options["status"])
        counts: Counter[str] = Counter()
        bar = tqdm(documents_of(articles, claims), desc="Writing", unit="article", total=articles.count(), disable=None)
        with NamedTemporaryFile(dir=file.absolute().parent, prefix=f".{file.name}-", delete=False) as new:
            try:
                FORMATS[format].write(_counted(bar, counts), cast(BinaryIO, new))
                new.flush()
                os.replace(new.name, file)
            except BaseException:
                os.unlink(new.name)
                raise
        self._told(format, file, counts)

    def _told(self, format: str, file: Path, counts: Counter[str]) -> None:
        one = FORMATS[format]
        self.stdout.write(f"{file}: {counts['articles']} articles with {counts['claims']} claims for {one.label}.")
        if one.cannot_hold:
            self.stdout.write(f"It cannot hold: {', '.join(one.cannot_hold)}.")
        self.stdout.write(f"Mind: {one.loses}.")


def _counted(documents: Iterable[Document], counts: Counter[str]) -> Iterator[Document]:
    for document in documents:
        counts["articles"] += 1
        counts["claims"] += len(document.annotations)
        yield document


def _articles(options: dict[str, Any]) -> QuerySet[Article]:
    articles = Article.objects.all()
    if options["articles"]:
        articles = articles.filter(pk__in=options["articles"])
        missing = set(options["articles"]) - set(articles.values_list("pk", flat=True))
        if missing:
            raise CommandError(f"There is no article {min(missing)}.", returncode=2)
    if options["source"]:
        articles = articles.filter(source__name=options["source"])
    if not articles.exists():
        raise CommandError("There is no such article.", returncode=2)
    return articles
