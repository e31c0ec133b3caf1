"""What a hostile file is: its name, how it is made, and what must be said about it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Build = Callable[[Path], None]


@dataclass(frozen=True)
class Case:
    """One file. `says` is part of the sentence that refuses it, of a note, or the sort of a row's problem."""

    name: str
    filename: str
    build: Build
    says: str
    refused: bool = True


def of_bytes(name: str, filename: str, data: bytes | Callable[[], bytes], says: str, *, refused: bool = True) -> Case:
    """Return a case whose file is a few bytes, or many that are made when they are needed."""
    return Case(name, filename, lambda path: _write(path, data), says, refused)


def _write(path: Path, data: bytes | Callable[[], bytes]) -> None:
    path.write_bytes(data() if callable(data) else data)
