"""How large, wide, long and deep a file may be. Each bound keeps one file from taking the machine from everybody."""

from dataclasses import dataclass, field, fields
from typing import NoReturn

MEGA = 1_000_000


class BadTable(Exception):
    """A file that cannot be read as a table; its text is the sentence that the file's owner reads."""


def _bound(value: int, label: str, unit: str, why: str) -> int:
    limit: int = field(default=value, metadata={"label": label, "unit": unit, "why": why})
    return limit


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of a file; each field's metadata says what it is called and why it is there."""

    file: int = _bound(250 * MEGA, "Size of the file", "bytes", "It is kept in the database, in pieces.")
    unpacked: int = _bound(1_000 * MEGA, "Size once unpacked", "bytes", "A ZIP, an XLSX or an ODS can hide far more.")
    ratio: int = _bound(200, "Unpacked size to packed size", "times", "From 10 MB on; text packs about 10 times.")
    members: int = _bound(20_000, "Files within a ZIP", "files", "One row each; split larger archives by year.")
    member: int = _bound(50 * MEGA, "Size of a file within a ZIP", "bytes", "A long PDF with pictures.")
    part: int = _bound(8 * MEGA, "Size of a workbook's styles, names and settings", "bytes", "Read at one go.")
    rows: int = _bound(1_000_000, "Rows", "rows", "As many as a sheet has.")
    columns: int = _bound(500, "Columns", "columns", "Nobody maps more by hand.")
    cell: int = _bound(1_000_000, "Length of a cell", "characters", "A book has fewer; an article must fit whole.")
    row: int = _bound(4 * MEGA, "Length of a row", "characters", "Several long cells side by side.")
    nesting: int = _bound(20, "Depth of JSON", "levels", "Objects within lists within objects.")

    def check(self, name: str, value: int, where: str = "") -> None:
        """Raise the sentence that names limit and value where a value goes past its bound."""
        if value > getattr(self, name):
            self.refuse(name, value, where)

    def refuse(self, name: str, value: int, where: str = "") -> NoReturn:
        """Raise the sentence of a bound."""
        raise BadTable(f"{where}{': ' if where else ''}{self.sentence(name, value)}")

    def sentence(self, name: str, value: int) -> str:
        """Return the sentence of a bound, which names limit and value."""
        told = next(entry.metadata for entry in fields(self) if entry.name == name)
        return f"{told['label']}: {value:,} {told['unit']}; the limit is {getattr(self, name):,}."


BOUNDS = Bounds()
RATIO_FROM = 10 * MEGA  # a short, repetitive file may pack as well as it likes
