"""`manage.py check_article`: what the checks notice about a text that is not, or not yet, in the database."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.checks.gazetteers import Gazetteer, listed
from annotator.checks.looking import Noticed, look_through
from annotator.claims.names.actions import PlaceRow
from annotator.exchange.gazetteers import geonames, geonames_regions, ocha
from annotator.sources.dating import infer_dates
from annotator.sources.language import language_of
from annotator.sources.models import Article
from annotator.sources.normalise import normalise
from annotator.sources.reading import UnreadableSource, read_bytes

_SHOWN = 60


class Command(BaseCommand):
    """Prints the flags of a text and stores nothing."""

    help = "Read a text against itself and print what the checks notice; nothing is stored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the day it appeared and the form of the answer."""
        parser.add_argument("file", type=Path, help="a text, a web page or a PDF")
        parser.add_argument("--published", type=_day, metavar="DATE", help="the day it appeared, as 2022-01-24")
        parser.add_argument("--places", type=Path, metavar="FILE", help="a gazetteer: GeoNames, or OCHA's table (.csv)")
        parser.add_argument("--json", action="store_true", help="print {flags: [{check, severity, message, spans}]}")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the flags in words, each with its passages, or as JSON."""
        article = _article(options)
        found = look_through(article, gazetteer=_gazetteer(options["places"]))
        if options["json"]:
            self.stdout.write(json.dumps({"flags": [asdict(one) for one in found]}, ensure_ascii=False, indent=2))
        elif not found:
            self.stdout.write("Nothing found: every check passed.")
        else:
            self.stdout.write("\n".join(line for one in found for line in _lines(one, article.text)))


def _lines(one: Noticed, text: str) -> list[str]:
    passages = [f"        {start}–{end}  {' '.join(text[start:end].split())[:_SHOWN]}" for start, end in one.spans]
    return [f"{one.severity:4}  {one.message}  [{one.check}]", *passages]


def _gazetteer(path: Path | None) -> Gazetteer | None:
    """Return the places of a file; without one, the towns that come with Claimdesk are asked."""
    if path is None:
        return None
    try:
        lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    rows = ocha(lines) if path.suffix.lower() == ".csv" else geonames(lines, geonames_regions(lines))
    return listed(row for row in rows if isinstance(row, PlaceRow))


def _article(options: dict[str, Any]) -> Article:
    path = options["file"]
    try:
        reading = read_bytes(path.read_bytes(), path.name)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except UnreadableSource as error:
        raise CommandError(str(error)) from error
    text = normalise(reading.text)
    dating = infer_dates(text, filename=path.name, stated_published=options["published"] or reading.published)
    return Article(
        title=reading.title,
        text=text,
        language=language_of(text),
        published=dating.published,
        window_start=dating.window_start,
        window_end=dating.window_end,
        series_ordinal=dating.series_ordinal,
    )


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise CommandError(f"{value} is no day; write it as 2022-01-24.") from None
