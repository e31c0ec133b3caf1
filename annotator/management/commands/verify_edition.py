"""Recomputes every figure and hash of an edition from its stored rows."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.models import Edition
from reports.verification import made_otherwise, verify_edition


class Command(BaseCommand):
    """Says what holds; ends with an error when anything does not."""

    help = "Recomputes every figure and hash of an edition from its stored rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the number of the edition."""
        parser.add_argument("number", type=int, help="the edition's number, as its public address shows it")

    def handle(self, *args: Any, number: int, **options: Any) -> None:
        """Print one line a problem and a summary."""
        edition = Edition.objects.filter(number=number).first()
        if edition is None:
            numbers = ", ".join(map(str, Edition.objects.values_list("number", flat=True))) or "none yet"
            raise CommandError(f"There is no edition {number}. Editions: {numbers}.")
        findings = verify_edition(edition)
        problems = [finding for finding in findings if not finding.holds]
        for finding in problems:
            self.stdout.write(self.style.ERROR(f"{finding.what}: {finding.problem}."))
        if problems and (other := made_otherwise(edition)):
            self.stdout.write(self.style.WARNING(other))
        if problems:
            raise CommandError(f"Edition {number} does not verify: {len(problems)} of {len(findings)} checks fail.")
        rows = (
            f"{edition.articles.count()} articles, {edition.claims.count()} claims, {edition.figures.count()} figures"
        )
        self.stdout.write(f"Recomputed from the stored rows: {rows}, what does not count, the manifest.")
        self.stdout.write(self.style.SUCCESS(f"Edition {number} verifies: all {len(findings)} checks hold."))
        self.stdout.write(f"manifest sha256 {edition.manifest_sha256}")
