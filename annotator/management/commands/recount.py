"""Compares the kept counts of claims with the claims themselves."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.claims.counts.actions import recount


class Command(BaseCommand):
    """Says what differs; with --repair it counts anew."""

    help = "Compares the kept counts of claims with the claims, and with --repair puts them right."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to repair."""
        parser.add_argument("--repair", action="store_true", help="count anew where something differs")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        """Compare and say so."""
        different = recount(repair=repair)
        for one in different:
            self.stdout.write(str(one))
        if not different:
            self.stdout.write("The kept counts are right.")
        elif repair:
            self.stdout.write("Counted anew.")
        else:
            raise CommandError("The kept counts are not right; run: manage.py recount --repair")
