"""Takes articles in from files, folders and tables, by the code of imports in the admin."""

from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import sleep
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from annotator.exchange.contract import Context
from annotator.management.commands.extract import read_articles
from annotator.management.dropping import take_dropped
from annotator.management.gathering import SORTS, Found, files_in, rows_in
from annotator.management.receiving import Receiver, chunks
from annotator.sources.models import Article
from annotator.sources.preparing import Window
from annotator.sources.rules import BadDates, check_window


class Command(BaseCommand):
    """What can be read is kept where other files cannot: exit status 1, and 2 if nothing at all was of use."""

    help = f"Adds articles from files and folders: {SORTS}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the paths and what is known about all of their articles."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
        parser.add_argument("--source", metavar="NAME", default="", help="who published those that name nobody")
        parser.add_argument("--published", type=day, metavar="YYYY-MM-DD", help="when they were published")
        parser.add_argument(
            "--window", type=day, nargs=2, metavar=("FROM", "UNTIL"),
            help="the days they report on; the until day belongs to the next window",
        )  # fmt: skip
        parser.add_argument("--day-first", action="store_true", help="03/04/2022 in a table is 3 April")
        parser.add_argument("--user", metavar="NAME", help="on whose behalf; the history names them")
        parser.add_argument("--extract", action="store_true", help="read the new ones for claims at once")
        parser.add_argument(
            "--watch", type=float, metavar="SECONDS",
            help="take what is dropped into the folders, put it into done/ or refused/ there, and look again every so "
            "many seconds; 0 looks once",
        )  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and store nothing")

    def handle(self, *args: Any, paths: list[str], extract: bool, dry_run: bool, **options: Any) -> None:
        """Add the articles a chunk at a time, then say what became of them."""
        # Dropped files are read by a worker: nobody sits beside.
        known = _known(options) | ({"read": extract} if options["watch"] is not None else {})
        context = Context(_person(options["user"]), options=known)
        if options["watch"] is not None:
            self._watch([Path(path) for path in paths], context, options["watch"])
            return
        receiver = Receiver(context, dry_run, self._say)
        with tqdm(desc="Adding", unit="article", disable=None) as bar:
            for chunk in chunks(_found(paths)):
                receiver.take(chunk)
                bar.update(len(chunk))
        self._summary(receiver)
        if extract and not dry_run:
            read_articles(self, Article.objects.filter(pk__in=receiver.added).order_by("pk"))
        useful = receiver.counts["added"] + receiver.counts["already there"]
        if receiver.counts["refused"] or not useful:
            raise CommandError(_verdict(receiver.counts), returncode=1 if useful else 2)

    def _watch(self, folders: list[Path], context: Context, seconds: float) -> None:
        """Take in what is dropped into folders until somebody stops it."""
        if missing := [str(folder) for folder in folders if not folder.is_dir()]:
            raise CommandError(f"There is no folder {', '.join(missing)}.", returncode=2)
        with suppress(KeyboardInterrupt):
            while True:
                for dropped in (one for folder in folders for one in take_dropped(folder, context)):
                    self.stdout.write(str(dropped))
                if not seconds:
                    break
                sleep(seconds)

    def _say(self, lines: list[tuple[str, bool]]) -> None:
        # Otherwise the bar would be drawn into the lines.
        with tqdm.external_write_mode():
            self.stdout.write("\n".join(self.style.ERROR(line) if bad else line for line, bad in lines))

    def _summary(self, receiver: Receiver) -> None:
        counts, dry_run = receiver.counts, receiver.dry_run
        what = ", ".join(f"{counts[name]} {name}" for name in ("added", "already there", "refused", "left aside"))
        self.stdout.write(f"{'Nothing was stored; it would be: ' if dry_run else ''}{what}.")
        if receiver.added:
            self.stdout.write("Read them for claims with: manage.py extract")


def day(value: str) -> date:
    """Read a day from the command line."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ArgumentTypeError(f"{value!r} is not a date like 2022-01-23") from None


def _found(paths: list[str]) -> Any:
    for path in files_in(paths):
        if isinstance(path, Found):
            yield path
        else:
            yield from rows_in(path)


def _known(options: dict[str, Any]) -> dict[str, Any]:
    """Return what holds for all articles, as the options of an import."""
    known = {name: options[name] for name in ("source", "published", "day_first") if options[name]}
    if not options["window"]:
        return known
    try:
        check_window(*options["window"])
    except BadDates as error:
        raise CommandError(str(error), returncode=2) from error
    return known | {"window": Window(*options["window"])}


def _person(name: str | None) -> User | None:
    person = User.objects.filter(username=name, is_active=True).first() if name else None
    if name and person is None:
        raise CommandError(f"There is nobody called {name}.", returncode=2)
    return person


def _verdict(counts: Counter[str]) -> str:
    if counts["refused"]:
        return f"{counts['refused']} of {counts.total() - counts['left aside']} were refused."
    return f"Nothing was found that is {SORTS}."
