"""Keeps files that take long to make once they are made: whole or not at all, and so many of each sort."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from django.conf import settings

MOST_KEPT = 200


@dataclass(frozen=True)
class Shelf:
    """A folder of its own under var/ for one sort of file."""

    name: str
    suffix: str

    @property
    def folder(self) -> Path:
        """Return where the files are kept, made where it is missing."""
        place: Path = settings.VAR_DIR / self.name
        place.mkdir(parents=True, exist_ok=True)
        return place

    def place_of(self, key: str) -> Path:
        """Return where a file is kept, by a key that changes with anything it is made of."""
        return self.folder / f"{key}{self.suffix}"

    def keep(self, place: Path, content: BinaryIO) -> None:
        """Keep a file, and let go of those that were written longest ago."""
        # Two processes may write the same file at once; each finishes its own before it takes the place.
        handle, unfinished = mkstemp(suffix=".new", dir=self.folder)
        with os.fdopen(handle, "wb") as out:
            shutil.copyfileobj(content, out)
        Path(unfinished).replace(place)
        kept = sorted(self.folder.glob(f"*{self.suffix}"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in kept[MOST_KEPT:]:
            old.unlink(missing_ok=True)
