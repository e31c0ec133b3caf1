"""Runs the checks over articles that were read before: what to do once a release brings new checks."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Exists, OuterRef, QuerySet
from tqdm import tqdm

from annotator.checks.actions import run_checks
from annotator.claims.models import ExtractionRun
from annotator.sources.models import Article, Series, Source

CHUNK = 100
REASON = "checked again by recheck_articles"


class Command(BaseCommand):
    """What people answered stays answered, and what they dismissed for a series or a source stays dismissed."""

    help = "Runs the checks over articles that were read before; a run that was cut off goes on where it stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take all articles that were read, or some of them."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="every article; so it is where nothing is named")
        which.add_argument("--source", metavar="NAME", help="articles of this source")
        which.add_argument("--series", metavar="KEY", help="articles of this series")
        parser.add_argument("--since", type=_day, metavar="DATE", help="articles received on this day or later")
        parser.add_argument(
            "--chunk", type=int, default=CHUNK, help=f"articles between two notes of progress ({CHUNK})"
        )
        parser.add_argument("--afresh", action="store_true", help="begin anew where an earlier run was cut off")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check them in the order in which they came in; a failure names its article and does not stop the others."""
        chosen = _chosen(options)
        asked = json.dumps([options["source"], options["series"], str(options["since"] or "")])
        bookmark = Bookmark(settings.VAR_DIR / "recheck_articles.json", asked)
        after = 0 if options["afresh"] else bookmark.read()
        if after:
            self.stdout.write(f"Going on after article {after}, where the last run was cut off.")
        totals = self._check(chosen, after, max(1, options["chunk"]), bookmark)
        bookmark.remove()
        self.stdout.write(
            f"{totals['checked']} articles checked: {totals['raised']} flags raised, {totals['kept']} kept, "
            f"{totals['lapsed']} no longer found. {totals['failed']} failed."
        )
        if totals["failed"]:
            raise CommandError(f"{totals['failed']} articles could not be checked.")

    def _check(self, chosen: QuerySet[Article], after: int, chunk: int, bookmark: "Bookmark") -> Counter[str]:
        totals: Counter[str] = Counter()
        rest = chosen.filter(pk__gt=after)
        with tqdm(total=rest.count(), desc="Checking", unit="article", disable=None) as bar:
            for articles in _chunks(rest, chunk):
                for article in articles:
                    totals.update(self._of(article))
                    bar.update()
                bookmark.write(articles[-1].pk)
        return totals

    def _of(self, article: Article) -> dict[str, int]:
        try:
            with pghistory.context(reason=REASON):
                checked = run_checks(article=article)
        # Whatever goes wrong with one article is that article's failure.
        except Exception as error:
            with tqdm.external_write_mode():
                self.stderr.write(f"article {article.pk}, {article.title}: {type(error).__name__}: {error}")
            return {"failed": 1}
        return {"checked": 1, "raised": checked.raised, "kept": checked.kept, "lapsed": checked.lapsed}


class Bookmark:
    """The last article that a run got to, kept in a file for the run that goes on with the same articles."""

    def __init__(self, path: Path, asked: str) -> None:
        self.path, self.asked = path, asked

    def read(self) -> int:
        """Return the article, or 0 where there is none or other articles were asked for."""
        try:
            kept = json.loads(self.path.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return 0
        return int(kept["after"]) if kept["asked"] == self.asked else 0

    def write(self, after: int) -> None:
        """Keep an article, whole or not at all."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps({"asked": self.asked, "after": after}), "utf-8")
        new.replace(self.path)

    def remove(self) -> None:
        """Forget it: the run came to its end."""
        self.path.unlink(missing_ok=True)


def _chosen(options: dict[str, Any]) -> QuerySet[Article]:
    read = ExtractionRun.objects.filter(article=OuterRef("pk"), state=ExtractionRun.State.DONE)
    articles: QuerySet[Article] = Article.objects.filter(Exists(read)).select_related("source", "series")
    articles = articles.order_by("pk")
    if name := options["source"]:
        articles = _of_one(articles, "source", Source.objects.filter(name=name).first(), name)
    if key := options["series"]:
        articles = _of_one(articles, "series", Series.objects.filter(key=key).first(), key)
    if options["since"]:
        articles = articles.filter(created_at__date__gte=options["since"])
    return articles


def _of_one(articles: QuerySet[Article], what: str, found: Source | Series | None, name: str) -> QuerySet[Article]:
    if found is None:
        raise CommandError(f"There is no {what} {name}.", returncode=2)
    return articles.filter(**{what: found})


def _chunks(articles: QuerySet[Article], size: int) -> Iterator[list[Article]]:
    after = 0
    while chunk := list(articles.filter(pk__gt=after)[:size]):
        yield chunk
        after = chunk[-1].pk


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ArgumentTypeError(f"{value} is no day; write it as 2022-01-24.") from None
