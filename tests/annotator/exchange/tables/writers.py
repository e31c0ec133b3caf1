"""One table in every format, as honest programs write it."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from annotator.exchange.apostrophes import safe

Table = Sequence[Sequence[str]]  # the first row are the headings
OASIS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def delimited(table: Table, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([safe(cell) for cell in row] for row in table)
    return text.getvalue().encode(encoding)


def objects(table: Table) -> list[dict[str, str]]:
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


def lines(table: Table) -> bytes:
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in objects(table)).encode()


def array(table: Table) -> bytes:
    return json.dumps(objects(table), indent=1).encode()


def wrapped(table: Table) -> bytes:
    return json.dumps({"made": "2022-01-23", "pages": [1, 2], "rows": objects(table)}).encode()


def xlsx(rows: Sequence[Sequence[str | int | float | bool | date | datetime | None]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rows")
    for row in rows:
        sheet.append([typed(sheet, value) for value in row])
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def typed(sheet, value):
    """Return a cell that is text where its value is, even if it begins like a formula."""
    cell = WriteOnlyCell(sheet, value=value.replace("_x", "_x005F_x") if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def ods(table: Table) -> bytes:
    rows = "".join(f"<table:table-row>{''.join(ods_cell(cell) for cell in row)}</table:table-row>" for row in table)
    sheet = f'<office:spreadsheet><table:table table:name="Rows">{rows}</table:table></office:spreadsheet>'
    content = f"<office:document-content {OASIS}><office:body>{sheet}</office:body></office:document-content>"
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return whole.getvalue()


def ods_cell(text: str) -> str:
    paragraphs = "".join(f"<text:p>{ods_words(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def ods_words(line: str) -> str:
    return escape(line).replace("\t", "<text:tab/>").replace(" ", "<text:s/>")


WRITERS: dict[str, Callable[[Table], bytes]] = {
    "csv": delimited,
    "tsv": lambda table: delimited(table, "\t"),
    "semicolons.csv": lambda table: delimited(table, ";"),
    "strokes.csv": lambda table: delimited(table, "|"),
    "utf16.csv": lambda table: delimited(table, ",", "utf-16"),
    "jsonl": lines,
    "json": array,
    "wrapped.json": wrapped,
    "xlsx": xlsx,
    "ods": ods,
}
