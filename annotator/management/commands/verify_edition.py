"""Recomputes every figure and hash of an edition from its stored rows."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.management.editions import get_edition
from reports.verification import made_otherwise, verify_edition

ROWS = ("articles", "claims", "figures", "incidents", "sources", "allegations", "pictures")


class Command(BaseCommand):
    """Says what holds; ends with an error when anything does not."""

    help = "Recomputes every figure and hash of an edition from its stored rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the number of the edition."""
        parser.add_argument("number", type=int, help="the edition's number, as its public address shows it")

    def handle(self, *args: Any, number: int, **options: Any) -> None:
        """Print one line a problem and a summary."""
        edition = get_edition(number)
        findings = verify_edition(edition)
        problems = [finding for finding in findings if not finding.holds]
        for finding in problems:
            self.stdout.write(self.style.ERROR(f"{finding.what}: {finding.problem}."))
        if problems and (other := made_otherwise(edition)):
            self.stdout.write(self.style.WARNING(other))
        if problems:
            raise CommandError(f"Edition {number} does not verify: {len(problems)} of {len(findings)} checks fail.")
        rows = ", ".join(f"{getattr(edition, name).count()} {name}" for name in ROWS)
        self.stdout.write(f"Recomputed from the stored rows: {rows}, what does not count, the manifest, the chain.")
        self.stdout.write(self.style.SUCCESS(f"Edition {number} verifies: all {len(findings)} checks hold."))
        self.stdout.write(f"manifest sha256 {edition.manifest_sha256}")
        self.stdout.write(f"signed by key {edition.key_id}" if edition.key_id else "not signed (made before that)")
