"""Takes in what others drop into a folder, file by file, and puts each away with what was wrong with it beside it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from annotator.exchange.contract import Context
from annotator.management.gathering import Found, rows_in
from annotator.management.receiving import Receiver, chunks

DONE, REFUSED = "done", "refused"
SETTLED = 2.0  # seconds for which a file has to lie still, since others may be writing it yet


@dataclass(frozen=True, slots=True)
class Dropped:
    """What became of a file: where it lies now, and how many of its articles were added, known and refused."""

    name: str
    now: Path
    added: int
    known: int
    refused: int

    def __str__(self) -> str:
        counts = f"{self.added} added, {self.known} already there, {self.refused} refused"
        return f"{self.name}: {counts}; now {self.now.parent.name}/{self.now.name}"


def take_dropped(folder: Path, context: Context) -> Iterator[Dropped]:
    """Take in every file of a folder that lies still; hidden ones and folders are left alone.

    One that is killed in the middle finds the file again, and what it has stored is known then.
    """
    for path in sorted(folder.iterdir()):
        if not path.name.startswith(".") and not path.is_dir() and _lies_still(path):
            yield _take(path, context)


def _lies_still(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime >= SETTLED
    except FileNotFoundError:
        return False  # whoever dropped it took it back


def _take(path: Path, context: Context) -> Dropped:
    wrong: list[str] = []
    receiver = Receiver(context, dry_run=False, tell=lambda lines: wrong.extend(line for line, bad in lines if bad))
    for chunk in chunks(_rows(path)):
        receiver.take(chunk)
    added, known, refused = (receiver.counts[name] for name in ("added", "already there", "refused"))
    if not added + known + refused:
        wrong.append(f"{path}: refused: it holds no article.")
    return Dropped(path.name, _put_away(path, DONE if added + known else REFUSED, wrong), added, known, refused)


def _rows(path: Path) -> Iterator[Found]:
    """Yield the rows of a file; a link may lead anywhere on this machine, and is none."""
    if path.is_symlink():
        yield Found(str(path), problem="it is a link, and not a file of its own")
    else:
        yield from rows_in(path)


def _put_away(path: Path, where: str, wrong: list[str]) -> Path:
    folder = path.parent / where
    folder.mkdir(exist_ok=True)
    names = (folder / (f"{path.stem}-{number}{path.suffix}" if number else path.name) for number in count())
    there = next(name for name in names if not name.exists() and not name.is_symlink())
    if wrong:
        there.with_name(f"{there.name}.why.txt").write_text("\n".join(wrong) + "\n", encoding="utf-8")
    return path.rename(there)
