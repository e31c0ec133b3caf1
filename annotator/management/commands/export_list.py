"""Takes a list of the desk as a file, by the code and under the record of exports from the desk."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from annotator.desk.exports.lists import in_words, kept_query, rows_of_job
from annotator.exchange.exports.actions import ask_for_export, note_download, write_export
from annotator.exchange.exports.life import State
from annotator.exchange.exports.lists import LISTS
from annotator.exchange.exports.models import ExportJob, ExportPiece
from annotator.exchange.exports.writing import WRITERS
from annotator.review.rules import NotAllowed

Profile = ExportJob.Profile


class Command(BaseCommand):
    """The record says who took what, as it does for exports from the desk."""

    help = "Writes a list (claims, decisions, articles, incidents, sources) as CSV, XLSX or JSON Lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the list, the file, the filters and the person."""
        parser.add_argument("list", choices=list(LISTS))
        parser.add_argument("file", type=Path, help="where to write; its ending (.csv, .xlsx, .jsonl) is the format")
        parser.add_argument("--user", required=True, metavar="NAME", help="who takes it; their rights hold")
        parser.add_argument(
            "--filter", default="", metavar="QUERY", help="as in the list's address: status=all&kind=killed"
        )
        parser.add_argument("--full", action="store_true", help="with protected names and masked sources")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file."""
        path: Path = options["file"]
        user = User.objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is nobody called {options['user']}.")
        if (format := path.suffix.removeprefix(".")) not in WRITERS:
            raise CommandError(f"{path} should end in one of .{', .'.join(WRITERS)}.")
        try:
            job = _written(user, options["list"], format, options["filter"], full=options["full"])
            note_download(job=job, user=user)
        except NotAllowed as no:
            raise CommandError(str(no)) from no
        _save(job, path)
        self.stdout.write(f"{job.done:,} rows ({job.said}) in {path}, SHA-256 {job.sha256}.")


def _written(user: User, list_id: str, format: str, query: str, *, full: bool) -> ExportJob:
    listing = LISTS[list_id]
    filters = QueryDict(kept_query(list_id, QueryDict(query), user))
    job = ask_for_export(
        user=user,
        listing=listing,
        query=filters.urlencode(),
        said=in_words(list_id, filters, user),
        columns=[column.name for column in listing.columns],
        format=format,
        profile=Profile.FULL if full else Profile.REDACTED,
    )
    job = write_export(job, rows_of_job(job))
    if job.state != State.DONE:
        raise CommandError(job.problem or "A worker has taken it up; its file is on the page of exports.")
    return job


def _save(job: ExportJob, path: Path) -> None:
    with path.open("wb") as file:
        for piece in ExportPiece.objects.filter(job=job).order_by("order").iterator(chunk_size=1):
            file.write(bytes(piece.content))
