"""Takes claims in from tables, and from what the extractor wrote elsewhere, by the code of imports in the admin."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from annotator.exchange import files, tables
from annotator.exchange.batches.mappings import likely_mapping
from annotator.exchange.claim_lines import claim_rows, looks_like_documents
from annotator.exchange.contract import Checked, Context, Outcome, Row
from annotator.exchange.resources.claims import ClaimResource

AT_ONCE = 500
CLAIMS = ClaimResource()


class Command(BaseCommand):
    """Each file comes as a whole or not at all; rows that make no sense are named and left out."""

    help = "Imports claims, as candidates, from CSV, TSV, XLSX, ODS, JSON, JSONL and the extractor's own lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files, and what the ids in the extractor's lines are."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a table, or lines of the extractor")
        parser.add_argument(
            "--id-is",
            choices=["article", "sha256", "url", "title"],
            default="article",
            help="what the documents' ids are in the extractor's lines (article: our number)",
        )
        parser.add_argument("--user", metavar="NAME", help="on whose behalf; the history names them")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and store nothing")

    def handle(
        self, *args: Any, files: list[Path], id_is: str, user: str | None, dry_run: bool, **options: Any
    ) -> None:
        """Import one file after the other, then say what became of their rows."""
        self.context, self.dry_run = Context(_person(user)), dry_run
        self.counts: Counter[str] = Counter()
        self.seen: set[str] = set()
        for file in files:
            with transaction.atomic(), tqdm(desc=file.name, unit="claim", disable=None) as bar:
                self._import(_rows(file, id_is), bar)
        what = ", ".join(f"{self.counts[outcome]} {outcome}" for outcome in Outcome)
        self.stdout.write(f"{'Nothing was stored; it would be: ' if dry_run else ''}{what}.")
        if self.counts[Outcome.REFUSED]:
            useful = self.counts.total() - self.counts[Outcome.REFUSED]
            raise CommandError(f"{self.counts[Outcome.REFUSED]} rows were refused.", returncode=1 if useful else 2)

    def _import(self, rows: Iterator[Row], bar: Any) -> None:
        while chunk := list(islice(rows, AT_ONCE)):
            checked = [self._once(one) for one in CLAIMS.check(chunk, self.context)]
            self.counts.update(one.outcome for one in checked)
            for one in checked:
                self._name(one)
            if not self.dry_run:
                CLAIMS.store([one for one in checked if one.outcome in (Outcome.NEW, Outcome.CHANGED)], self.context)
            bar.update(len(chunk))

    def _once(self, one: Checked) -> Checked:
        """Let the first of rows alike be stored, and only that."""
        if one.outcome not in (Outcome.NEW, Outcome.CHANGED):
            return one
        if one.key in self.seen:
            return replace(one, outcome=Outcome.UNCHANGED, notes=("The same claim comes twice; the first counts.",))
        self.seen.add(one.key)
        return one

    def _name(self, one: Checked) -> None:
        with tqdm.external_write_mode():
            for problem in one.problems:
                where = ", ".join(part for part in (f"row {one.number}", problem.field) if part)
                self.stderr.write(f"{where}: {problem.value!r}: {problem.reason}")


def _rows(file: Path, id_is: str) -> Iterator[Row]:
    try:
        if _is_of_the_extractor(file):
            with file.open(encoding="utf-8-sig") as lines:
                yield from claim_rows(lines, id_is)
            return
        layout = files.detect(file, file.name, resource="claims")
        mapping = likely_mapping(CLAIMS, layout.columns)
        for row in files.read(file, layout):
            cells = {name: row.cells[heading] for name, heading in mapping.items() if heading in row.cells}
            yield replace(row, cells=cells)
    except (tables.BadTable, OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file}: {error}", returncode=2) from error


def _is_of_the_extractor(file: Path) -> bool:
    with file.open("rb") as stream:
        line = stream.readline(tables.BOUNDS.row)
    return looks_like_documents(line.decode("utf-8-sig", "replace"))


def _person(name: str | None) -> User | None:
    if not name:
        return None
    person = User.objects.filter(username=name, is_active=True).first()
    if person is None:
        raise CommandError(f"There is nobody called {name}.", returncode=2)
    return person
