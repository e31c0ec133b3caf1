"""What the columns of others cannot hold of ours, as a table beside each file. Pure; the table is data."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reports.files.columns.column import WIDE, WIDEST, Column

PATH = Path(__file__).resolve().parents[2] / "data" / "losses.json"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that is lost on the way."""

    format: str
    ours: str
    theirs: str
    lost: str


COLUMNS = (
    Column("format", "The file.", lambda one: one.format),
    Column("ours", "What an edition holds.", lambda one: one.ours, "", WIDE),
    Column("theirs", "The column that would hold it.", lambda one: one.theirs, "", WIDE),
    Column("lost", "What becomes of it.", lambda one: one.lost, "", WIDEST),
)


@cache
def losses() -> tuple[Loss, ...]:
    """Return every loss, file by file."""
    return tuple(Loss(**one) for one in json.loads(PATH.read_text("utf-8"))["items"])
