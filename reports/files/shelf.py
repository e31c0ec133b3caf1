"""Keeps large files once they are written; small ones are made anew faster than they are found."""

import hashlib
import shutil
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

MOST_KEPT = 200


def place_of(tag: str) -> Path:
    """Return where a file is kept, by the tag that changes with anything it is made of."""
    folder: Path = settings.VAR_DIR / "files"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / hashlib.sha256(tag.encode()).hexdigest()


def keep(place: Path, content: BinaryIO) -> None:
    """Keep a file whole or not at all, and let go of those that were written longest ago."""
    unfinished = place.with_suffix(f".{id(content)}.new")
    with unfinished.open("wb") as out:
        shutil.copyfileobj(content, out)
    unfinished.replace(place)
    kept = sorted(place.parent.glob("*"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in kept[MOST_KEPT:]:
        old.unlink(missing_ok=True)
