"""Makes an edition's manifest and bundle again from its stored rows, or compares it with the desk of today."""

from argparse import ArgumentParser
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.management.editions import get_edition
from reports.bundle import write_bundle
from reports.models import Edition
from reports.rebuilding import differences_from_desk, parts_of, rebuilt_manifest
from reports.verify import sha256


class Command(BaseCommand):
    """Ends with an error when what is rebuilt is not what was published, byte for byte."""

    help = "Makes an edition's manifest and bundle again from its stored rows, byte for byte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the edition's number, a file for the bundle, and whether to ask the desk instead."""
        parser.add_argument("number", type=int, help="the edition's number, as its public address shows it")
        parser.add_argument("--out", type=Path, help="write the rebuilt bundle here")
        parser.add_argument(
            "--from-desk", action="store_true", help="tell what an edition of the same days would say now"
        )

    def handle(self, *args: Any, number: int, out: Path | None, from_desk: bool, **options: Any) -> None:
        """Rebuild, compare, say so."""
        edition = get_edition(number)
        if from_desk:
            self.compare(edition)
        else:
            self.rebuild(edition, out)

    def rebuild(self, edition: Edition, out: Path | None) -> None:
        """Make the manifest and the bundle again from the rows."""
        parts = parts_of(edition)
        manifest = rebuilt_manifest(edition, parts)
        if manifest != edition.manifest:
            raise CommandError(
                f"The rows of edition {edition.number} give another manifest than the one published; "
                f"`verify_edition {edition.number}` says where."
            )
        bundle = BytesIO()
        write_bundle(edition, parts, manifest, bundle)
        if out:
            out.write_bytes(bundle.getvalue())
        self.stdout.write(self.style.SUCCESS(f"Edition {edition.number} is rebuilt from its rows, byte for byte."))
        self.stdout.write(f"manifest sha256 {sha256(manifest)}\nbundle sha256   {sha256(bundle.getvalue())}")

    def compare(self, edition: Edition) -> None:
        """Say what an edition of the same days would say now."""
        found = differences_from_desk(edition)
        for difference in found:
            self.stdout.write(difference)
        said = f"{len(found)} differences from edition {edition.number}." if found else "The desk says the same today."
        self.stdout.write(self.style.WARNING(said) if found else self.style.SUCCESS(said))
