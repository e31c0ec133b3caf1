"""Takes articles in from files, folders and JSONL."""

from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from contextlib import nullcontext
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DataError, transaction
from django.forms import URLField
from tqdm import tqdm

from annotator.management.commands.extract import read_articles
from annotator.management.gathering import Entry, entries_in, files_in
from annotator.sources.actions import Window, add_source, receive_article
from annotator.sources.models import Article, Capture
from annotator.sources.reading import UnreadableSource
from annotator.sources.rules import BadDates, check_window


class Command(BaseCommand):
    """What can be read is kept where other files cannot: exit status 1, and 2 if nothing at all was of use."""

    help = "Adds articles from text, HTML, PDF and JSONL files, and from folders of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the paths and what is known about all of their articles."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
        parser.add_argument("--source", metavar="NAME", default="", help="who published them")
        parser.add_argument("--published", type=day, metavar="YYYY-MM-DD", help="when they were published")
        parser.add_argument(
            "--window", type=day, nargs=2, metavar=("FROM", "UNTIL"),
            help="the days they report on; the until day belongs to the next window",
        )  # fmt: skip
        parser.add_argument("--extract", action="store_true", help="read the new ones for claims at once")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and store nothing")

    def handle(self, *args: Any, paths: list[str], extract: bool, dry_run: bool, **options: Any) -> None:
        """Add one article after the other, then say what became of them."""
        self.known, self.dry_run = _known(options), dry_run
        self.counts: Counter[str] = Counter()
        self.added: list[int] = []
        self.bar = tqdm(desc="Adding", unit="article", disable=None)
        with self.bar, transaction.atomic() if dry_run else nullcontext():
            self._take(paths)
            if dry_run:
                transaction.set_rollback(True)
        self._summary(dry_run)
        if extract and not dry_run:
            read_articles(self, Article.objects.filter(pk__in=self.added).order_by("pk"))
        useful = self.counts["added"] + self.counts["already there"]
        if self.counts["refused"] or not useful:
            raise CommandError(_verdict(self.counts), returncode=1 if useful else 2)

    def _take(self, paths: list[str]) -> None:
        for found in files_in(paths):
            entries = [found] if isinstance(found, Entry) else entries_in(found)
            for entry in entries:
                self._receive(entry)
                self.bar.update()

    def _receive(self, entry: Entry) -> None:
        if entry.is_other:
            self.counts["left aside"] += 1
            self._say(f"{entry.where}: left aside, it is not text, HTML, PDF or JSONL")
            return
        stated = self.known | entry.stated
        try:
            problem = entry.problem or _contradiction(stated)
            received = None if problem else _received(entry, stated)
        except (UnreadableSource, DataError, ValueError) as error:
            problem, received = str(error), None
        if received is None:
            self.counts["refused"] += 1
            self._say(self.style.ERROR(f"{entry.where}: refused: {problem}"))
        elif not received.created:
            self.counts["already there"] += 1
            self._say(f"{entry.where}: already there as article {received.article.pk}")
        else:
            self.counts["added"] += 1
            self.added.append(received.article.pk)
            name = "new" if self.dry_run else f"article {received.article.pk}"
            self._say(f"{entry.where}: {name}, {_dates(received.article)}")

    def _say(self, line: str) -> None:
        # Otherwise the bar would be drawn into the line.
        with tqdm.external_write_mode():
            self.stdout.write(line)

    def _summary(self, dry_run: bool) -> None:
        what = ", ".join(f"{self.counts[name]} {name}" for name in ("added", "already there", "refused", "left aside"))
        self.stdout.write(f"{'Nothing was stored; it would be: ' if dry_run else ''}{what}.")
        if self.added and not dry_run:
            self.stdout.write("Read them for claims with: manage.py extract")


def day(value: str) -> date:
    """Read a day from the command line."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ArgumentTypeError(f"{value!r} is not a date like 2022-01-23") from None


def _known(options: dict[str, Any]) -> dict[str, Any]:
    known = {name: options[name] for name in ("source", "published") if options[name]}
    return known | ({"window": Window(*options["window"])} if options["window"] else {})


def _contradiction(stated: dict[str, Any]) -> str:
    """Return what is wrong with what is stated about an article, or nothing."""
    if not stated.get("source", "").strip():
        return "nobody is named as its publisher; add --source NAME"
    try:
        if window := stated.get("window"):
            check_window(window.start, window.end)
    except BadDates as error:
        return str(error)
    try:
        if url := stated.get("url"):
            URLField(max_length=1000, assume_scheme="https").clean(url)
    except ValidationError as error:
        return f"{url!r} is no web address that can be kept: {' '.join(error.messages)}"
    return ""


def _received(entry: Entry, stated: dict[str, Any]) -> Any:
    details = {name: value for name, value in stated.items() if name != "source"}
    with transaction.atomic():
        return receive_article(
            data=entry.data,
            source=add_source(name=stated["source"]),
            how=Capture.How.COMMAND,
            filename=entry.filename,
            media_type=entry.media_type,
            **details,
        )


def _dates(article: Article) -> str:
    """Return an article's dates with their basis, so that nothing is inferred in silence."""
    published = f"published {article.published}" if article.published else "no publication date"
    window = f"window {article.window_start} to {article.window_end}" if article.has_window else "no window"
    bases = ((published, article.published, article.get_published_basis_display()),
             (window, article.window_start, article.get_window_basis_display()))  # fmt: skip
    said = "; ".join(f"{what} ({basis})" if known else what for what, known, basis in bases)
    return f"{said}. {article.dating_question}".strip()


def _verdict(counts: Counter[str]) -> str:
    if counts["refused"]:
        return f"{counts['refused']} of {counts.total() - counts['left aside']} were refused."
    return "No text, HTML, PDF or JSONL file was found."
