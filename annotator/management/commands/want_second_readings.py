"""Asks for the second readings of deaths that were accepted before second readings were kept."""

from typing import Any

from django.core.management.base import BaseCommand

from annotator.review.second.actions import want_missing


class Command(BaseCommand):
    """A second run finds nothing left to ask for."""

    help = "Asks for the second readings that accepted death claims lack."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, and say for how many."""
        self.stdout.write(f"{want_missing()} second readings are wanted now.")
