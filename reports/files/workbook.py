"""An edition as one workbook (XLSX) with a sheet a table. Pure; the same rows give the same bytes.

Text is stored as text, never as a formula, and what a spreadsheet might run were it typed in carries the mark
(quotePrefix) by which it stays text when somebody edits the cell. So no apostrophe is needed.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from reports.cells import runs
from reports.files.about import about
from reports.files.columns.column import NARROW, WIDE, WIDEST, Cell, Column
from reports.files.contents import Contents
from reports.files.tables import (
    ALLEGATION_TABLE,
    CLAIM_TABLE,
    FIGURE_TABLE,
    INCIDENT_TABLE,
    NOT_COUNTED_TABLE,
    SOURCE_TABLE,
    Table,
)

SHEETS = (FIGURE_TABLE, INCIDENT_TABLE, CLAIM_TABLE, NOT_COUNTED_TABLE, ALLEGATION_TABLE, SOURCE_TABLE)
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
CUT = " … [cut: the whole text is in the CSV]"
FIRST_DAY = date(1900, 3, 1)  # Spreadsheets count days from 1900, which they take for a leap year.
HEAD, TEXT, DAY, NUMBER = "Claimdesk head", "Claimdesk text", "Claimdesk day", "Claimdesk number"
# Not allowed in XML, or read back as something else.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
_OLDEST = (1980, 1, 1, 0, 0, 0)
SAYS = (Column("column", "", lambda row: row[0], "", WIDE), Column("says", "", lambda row: row[1], "", WIDEST))
MEANT = (Column("sheet", "", lambda row: row[2], "", 16), *SAYS)


def write_workbook(contents: Contents, out: BinaryIO) -> None:
    """Write the workbook of an edition."""
    book = Workbook(write_only=True)
    for style in _styles():
        book.add_named_style(style)
    first = book.create_sheet("About")
    left_out = [_fill(book.create_sheet(table.title), table.columns, table.rows(contents)) for table in SHEETS]
    _fill(book.create_sheet("Definitions"), MEANT, _definitions())
    _fill(first, SAYS, _about(contents, dict(zip(SHEETS, left_out, strict=True)) if any(left_out) else {}))
    stamp = contents.edition.published_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties.creator = "Claimdesk"
    book.properties.title = writable(f"{contents.edition.title}, edition {contents.edition.number}")
    book.properties.created = book.properties.modified = stamp
    with TemporaryFile() as made:
        with ZipFile(made, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(book, archive).write_data()
        _repack(made, out)


def writable(text: str) -> str:
    """Return a text as a sheet can hold it: no control signs, lines that end in one way, not longer than a cell."""
    clean = _UNWRITABLE.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    return clean if len(clean) <= MOST_CHARACTERS else clean[: MOST_CHARACTERS - len(CUT)] + CUT


def _styles() -> Iterator[NamedStyle]:
    top = Alignment(vertical="top", wrap_text=True)
    ink = PatternFill("solid", fgColor="22313F")
    yield NamedStyle(HEAD, font=Font(bold=True, color="FFFFFF"), fill=ink, alignment=top)
    yield NamedStyle(TEXT, alignment=top, number_format="@")
    yield NamedStyle(DAY, alignment=Alignment(vertical="top"), number_format="yyyy-mm-dd")
    yield NamedStyle(NUMBER, alignment=Alignment(vertical="top"), number_format="General")


def _fill(sheet: Any, columns: Any, rows: Any) -> int:
    """Write the rows that fit under their heads, and return how many did not."""
    sheet.freeze_panes = "A2"
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = max(column.width, NARROW - 2)
    pens = _Pens(sheet)
    sheet.append([pens.text(column.name, HEAD) for column in columns])
    written, left_out = 1, 0
    for row in rows:
        if written == MOST_ROWS:
            left_out += 1
            continue
        sheet.append([pens.cell(column.read(row)) for column in columns])
        written += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{written}"
    return left_out


class _Pens:
    """Writes the cells of a sheet; each style is looked up once, since a sheet may have millions of cells."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.styles = {(name, False): self._style(name) for name in (HEAD, TEXT, DAY, NUMBER)}
        self.styles |= {(name, True): self._style(name, quoted=True) for name in (HEAD, TEXT)}

    def cell(self, value: Cell) -> Any:
        """Return a value as a cell; nothing is no cell."""
        if value is None or value == "":
            return None
        if isinstance(value, bool):
            return self.text("yes" if value else "no")
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, date):
            return self._made(value, DAY) if value >= FIRST_DAY else self.text(value.isoformat())
        return self._made(value, NUMBER)

    def text(self, value: str, name: str = TEXT) -> Any:
        """Return a text as a cell that stays text."""
        made = self._made(writable(value), name, quoted=runs(value))
        made.data_type = "s"
        return made

    def _made(self, value: Cell, name: str, *, quoted: bool = False) -> Any:
        made = WriteOnlyCell(self.sheet, value)
        made._style = self.styles[name, quoted]
        return made

    def _style(self, name: str, *, quoted: bool = False) -> Any:
        model = WriteOnlyCell(self.sheet)
        model.style = name
        if quoted:
            model.quotePrefix = True
        return model._style


def _about(contents: Contents, left_out: dict[Table, int]) -> Iterator[tuple[str, Cell]]:
    for name, value in about(contents).items():
        yield name.replace("_", " "), value
    yield "figures", "What sources reported and people checked, sentence by sentence; recorded, not estimated (R21)."
    yield "numbers", "min, best and max; an empty max is open. Empty is not zero: no number was reported."
    for table, rows in left_out.items():
        if rows:
            yield table.title, f"{rows} more rows than a sheet can hold; all of them are in the CSV."


def _definitions() -> Iterator[tuple[str, str, str]]:
    return ((column.name, column.says, table.title) for table in SHEETS for column in table.columns)


def _repack(made: IO[bytes], out: BinaryIO) -> None:
    """Copy an archive so that it depends on its contents alone, not on the clock."""
    made.seek(0)
    with ZipFile(made) as archive, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name in archive.namelist():
            info = ZipInfo(name, _OLDEST)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o100644 << 16
            with archive.open(name) as part, packed.open(info, "w", force_zip64=True) as copy:
                while piece := part.read(1 << 16):
                    copy.write(piece)
