"""XLSX: openpyxl's reading of cells, row by row, with the workbook's texts on disk and nothing kept of a row read.

openpyxl knows what cells mean (types, dates, epochs, formulas). Its own loop over a sheet keeps an element of every
row and fills every gap; the loop here keeps and fills nothing, so that memory is flat and a sheet may claim any size.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS

from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.damage import reading
from annotator.exchange.tables.opendocument import joined_and_hidden
from annotator.exchange.tables.packages import Counted, check_xml, opened
from annotator.exchange.tables.raw import Raw, Value
from annotator.exchange.tables.shelf import Shelf
from annotator.exchange.tables.typed import value_of
from annotator.exchange.tables.xml import elements

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _WORDS, _INLINE = f"{_MAIN}row", f"{_MAIN}t", f"{_MAIN}c[@t='inlineStr']"
_READ = ("[Content_Types]", "_rels/", "xl/")
# Read row by row, or not at all.
_STREAMED = tuple(
    f"xl/{name}"
    for name in (
        *("worksheets/", "sharedStrings", "calcChain", "charts/", "comments", "ctrlProps/", "drawings/", "embeddings/"),
        *("externalLinks/", "media/", "pivotCache/", "pivotTables/", "tables/", "threadedComments/", "vbaProject"),
    )
)
_PIECE = 1 << 20
_HIDDEN_ROW = re.compile(rb'<row [^>]*hidden="(?:1|true)"')
_HIDDEN = {"hidden", "veryHidden"}


class Sheet(NamedTuple):
    """A sheet of a workbook: its title, the part that holds it, and whether it is hidden."""

    title: str
    part: str
    is_hidden: bool


class _Reader(ExcelReader):
    """openpyxl's reader of what a workbook's cells need: styles, dates, sheets, and nothing besides."""

    def read(self) -> None:
        self.read_manifest()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)
        self.sheets = [
            Sheet(sheet.name, rel.target, sheet.state in _HIDDEN)
            for sheet, rel in self.parser.find_sheets()
            if "chartsheet" not in rel.Type and rel.target in self.valid_files
        ]

    def texts(self) -> Shelf:
        """Return the texts that sheets name by their numbers."""
        shelf = Shelf()
        if (part := self.package.find(SHARED_STRINGS)) and part.PartName[1:] in self.valid_files:
            for element in elements(Counted(self.archive, part.PartName[1:]), f"{_MAIN}si"):
                shelf.append(words_of(element))
        return shelf


def words_of(element: Any) -> str:
    """Return a text whose parts may be set in several ways; how a word is pronounced is no part of it."""
    runs = (run for run in element if run.tag in (_WORDS, f"{_MAIN}r"))
    return "".join((run.text if run.tag == _WORDS else run.findtext(_WORDS)) or "" for run in runs)


class Workbook:
    """An open workbook: the names of its sheets, and the rows of one."""

    def __init__(self, path: Path, bounds: Bounds) -> None:
        self.bounds = bounds
        self.archive = opened(path, bounds)
        self.file = path.open("rb")  # by its name alone openpyxl would refuse a workbook called otherwise
        self.reader = _Reader(self.file, read_only=True, keep_links=False)
        try:
            self._check_parts()
            check_xml(self.archive, *_READ)
            with reading():
                self.reader.read()
        except BadTable:
            self.close()
            raise
        self.book = self.reader.wb

    def _check_parts(self) -> None:
        names = self.archive.namelist()
        if "xl/workbook.xml" not in names and not any(name.endswith("workbook.xml") for name in names):
            raise BadTable("The file is packed like a workbook, but no workbook is in it.")
        for one in self.archive.infolist():
            if one.filename.startswith(_READ) and not one.filename.startswith(_STREAMED):
                self.bounds.check("part", one.file_size, one.filename[:80])

    def close(self) -> None:
        """Let go of the file."""
        self.reader.archive.close()
        self.file.close()
        self.archive.close()

    @property
    def sheets(self) -> list[str]:
        """Return the names of the sheets that have rows, the visible ones first."""
        return [sheet.title for sheet in sorted(self.reader.sheets, key=lambda sheet: sheet.is_hidden)]

    @property
    def notes(self) -> list[str]:
        """Say what the workbook has that its rows do not show."""
        found = [f"The sheet “{sheet.title[:80]}” is hidden." for sheet in self.reader.sheets if sheet.is_hidden]
        if self.book.epoch == MAC_EPOCH:
            found.append("Dates count from 1904, as older Macs did; they are read so.")
        if any("vbaproject" in name.lower() for name in self.archive.namelist()):
            found.append("The workbook has macros; nothing of them is read or run.")
        return found

    def peek(self, title: str) -> list[str]:
        """Say what a sheet hides or joins, without reading its cells."""
        rest, merged, hidden = b"", 0, 0
        source = Counted(self.archive, self._sheet(title).part)
        while piece := source.read(_PIECE):
            piece = rest + piece
            end = piece.rfind(b">") + 1
            merged += piece.count(b"<mergeCell ", 0, end)
            hidden += len(_HIDDEN_ROW.findall(piece, 0, end))
            rest = piece[end:][-_PIECE:]
        return joined_and_hidden(merged, hidden)

    def _sheet(self, title: str) -> Sheet:
        sheet = next((one for one in self.reader.sheets if one.title == title), None)
        if sheet is None:
            raise BadTable(f"The workbook has no sheet “{title}”.")
        return sheet

    def rows(self, title: str) -> Iterator[Raw]:
        """Return the rows of a sheet that have cells, numbered as the sheet numbers them."""
        source = Counted(self.archive, self._sheet(title).part)
        with reading(), closing(self.reader.texts()) as texts:
            parser = WorkSheetParser(
                source,
                texts,
                epoch=self.book.epoch,
                date_formats=self.book._date_formats,
                timedelta_formats=self.book._timedelta_formats,
            )
            yield from self._rows(parser)

    def _rows(self, parser: Any) -> Iterator[Raw]:
        for element in elements(parser.source, _ROW):
            for cell in element.iterfind(_INLINE):
                _as_plain(cell)
            number, cells = parser.parse_row(element)
            parser.row_dimensions.clear()
            parser.shared_formulae.clear()
            yield Raw(number, self._values(cells))

    def _values(self, cells: list[dict[str, Any]]) -> list[Value]:
        values: list[Value] = []
        for cell in cells:
            if cell["value"] is None:
                continue
            values += [""] * (cell["column"] - len(values))
            values[cell["column"] - 1] = value_of(cell["value"], cell["data_type"], self._format(cell["style_id"]))
        return values

    def _format(self, style: int) -> str:
        styles = self.book._cell_styles
        number = styles[style].numFmtId if style and style < len(styles) else 0
        custom = self.book._number_formats
        return custom[number - 164] if 164 <= number < 164 + len(custom) else ""


def _as_plain(cell: Any) -> None:
    """Give a cell that holds its own words the form of one that holds a value: openpyxl reads those much faster."""
    if (inline := cell.find(f"{_MAIN}is")) is not None:
        etree.SubElement(cell, f"{_MAIN}v").text = words_of(inline)
        cell.set("t", "str")
