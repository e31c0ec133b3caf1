"""Puts the extractor's own parties into the table of actors, where people edit and extend them."""

from typing import Any

from django.core.management.base import BaseCommand

from annotator.claims.names.actions import load_actors


class Command(BaseCommand):
    """Running it again adds what a newer extractor brings and changes nothing that people edited."""

    help = "Adds the extractor's own parties to the table of actors; those that are there stay as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many."""
        added, there = load_actors()
        self.stdout.write(f"{added} actors added, {there} were there.")
