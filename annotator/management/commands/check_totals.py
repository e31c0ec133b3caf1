"""Compares the kept totals with a count of the claims."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.incidents.totals.actions import check_months, check_totals


class Command(BaseCommand):
    """Says what differs; with --repair it counts anew."""

    help = "Compares the kept totals with a count of the claims, and with --repair puts them right."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to repair."""
        parser.add_argument("--repair", action="store_true", help="count anew where something differs")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        """Compare and say so."""
        different = 0
        for one in check_totals(repair=repair):
            different += 1
            self.stdout.write(str(one))
        if wrong := check_months(repair=repair):
            different += 1
            self.stdout.write(f"{wrong} sums of months are not what the kept totals add up to")
        if not different:
            self.stdout.write("The kept totals are right.")
        elif repair:
            self.stdout.write("Counted anew.")
        else:
            raise CommandError("The kept totals are not right; run: manage.py check_totals --repair")
