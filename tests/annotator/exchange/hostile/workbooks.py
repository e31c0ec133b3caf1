"""Hostile XLSX and ODS: entities, sizes that lie, formulas, macros, parts that are missing or endless."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.annotator.exchange.hostile.archives import packed
from tests.annotator.exchange.hostile.case import Case

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = '<!DOCTYPE l [<!ENTITY i SYSTEM "file:///etc/passwd">'
FROM_AFAR = '<!DOCTYPE l SYSTEM "http://127.0.0.1:9/l.dtd" ['
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KINDS}sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KINDS}worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KINDS}sharedStrings+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KINDS}styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELS}"><sheets>'
    '<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/styles.xml": f"<styleSheet {MAIN}/>",
    "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>shared</t></si></sst>",
}


def text(address: str, words: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


HEADINGS = f'<row r="1">{text("A1", "id")}{text("B1", "title")}</row>'


def sheet(rows: str, before: str = "", after: str = "", prolog: str = "") -> str:
    return f"{prolog}<worksheet {MAIN}>{before}<sheetData>{HEADINGS}{rows}</sheetData>{after}</worksheet>"


def workbook(**changes: str | None) -> bytes:
    """Return a workbook; a keyword names a part by its last word, and None leaves the part out."""
    parts: dict[str, str | None] = {**PARTS, "xl/worksheets/sheet1.xml": sheet(f'<row r="2">{text("A2", "1")}</row>')}
    for name, content in changes.items():
        parts[next(part for part in parts if part.endswith(f"/{name}.xml"))] = content
    return packed(*[(name, content.encode()) for name, content in parts.items() if content is not None])


def rows(name: str, says: str, content: str, *, refused: bool = False, **more: str) -> Case:
    """Return a case whose sheet has rows of its own."""
    return made(name, says, lambda: workbook(sheet1=sheet(content, **more)), refused=refused)


def made(name: str, says: str, make: Callable[[], bytes], *, refused: bool = True, filename: str = "a.xlsx") -> Case:
    return Case(name, filename, lambda path: _made(path, make), says, refused)


def _made(path: Path, make: Callable[[], bytes]) -> None:
    path.write_bytes(make())


def large(name: str, start: str, piece: Callable[[int], str], times: int, end: str) -> Callable[[], bytes]:
    """Return a maker of a workbook one part of which is long, packed without being held whole."""

    def make() -> bytes:
        whole = io.BytesIO(workbook(**{name: None}))
        part = f"xl/worksheets/{name}.xml" if name == "sheet1" else f"xl/{name}.xml"
        with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(part, "w") as file:
            file.write(start.encode())
            for number in range(times):
                file.write(piece(number).encode())
            file.write(end.encode())
        return whole.getvalue()

    return make


def open_document(content: str, mimetype: str = "spreadsheet", manifest: str = "<m/>") -> bytes:
    kind = f"application/vnd.oasis.opendocument.{mimetype}".encode()
    return packed(("mimetype", kind), ("content.xml", content.encode()), ("META-INF/manifest.xml", manifest.encode()))


OASIS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods_cell(words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'


def ods_sheet(content: str, prolog: str = "") -> str:
    heading = f"<table:table-row>{ods_cell('id')}{ods_cell('title')}</table:table-row>"
    inner = f'<table:table table:name="One">{heading}{content}</table:table>'
    body = f"<office:body><office:spreadsheet>{inner}</office:spreadsheet></office:body>"
    return f"{prolog}<office:document-content {OASIS}>{body}</office:document-content>"


def ods(name: str, says: str, content: str, prolog: str = "", *, refused: bool = False) -> Case:
    return made(name, says, lambda: open_document(ods_sheet(content, prolog)), refused=refused, filename="a.ods")


def ods_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


SHARED = f'<row r="2">{text("A2", "1")}<c r="B2" t="s"><v>0</v></c></row>'
MEGABYTE = "x" * 1_000_000


def noise(number: int) -> str:
    """Return words that do not pack well."""
    return random.Random(number).randbytes(15_000).hex()


XLSX = [
    rows("a formula that runs a program", "formula", "<row r='2'><c r='A2'><f>cmd|' /C calc'!A0</f><v>1</v></c></row>"),
    rows(
        "a formula that fetches",
        "formula",
        "<row r='2'><c r='A2'><f>WEBSERVICE(&quot;http://127.0.0.1:9&quot;)</f></c></row>",
    ),
    rows("an array formula", "formula", "<row r='2'><c r='A2'><f t='array' ref='A2:A9'>1+1</f><v>2</v></c></row>"),
    rows("a formula's error", "error", "<row r='2'><c r='A2' t='e'><v>#REF!</v></c></row>"),
    rows("billions of rows claimed", "rows", SHARED, before='<dimension ref="A1:XFD1048576"/>'),
    rows("a row number in the billions", "rows", f'<row r="999999999999">{text("A999999999999", "1")}</row>'),
    rows(
        "a row number of ten thousand digits",
        "damaged",
        f'<row r="{"9" * 10_000}">{text("A2", "1")}</row>',
        refused=True,
    ),
    rows("a cell in the last column", "too_many_cells", f'<row r="2">{text("XFD2", "far")}</row>'),
    rows("a cell beyond the last column", "damaged", f'<row r="2">{text("ZZZZZZ2", "far")}</row>', refused=True),
    rows(
        "a shared text that is not there", "damaged", '<row r="2"><c r="A2" t="s"><v>99999</v></c></row>', refused=True
    ),
    rows("a shared text before the first", "damaged", '<row r="2"><c r="A2" t="s"><v>-1</v></c></row>', refused=True),
    rows("a number that is none", "damaged", '<row r="2"><c r="A2"><v>one</v></c></row>', refused=True),
    rows("a number beyond all numbers", "number", '<row r="2"><c r="A2"><v>1e999</v></c></row>'),
    rows("more digits than a spreadsheet keeps", "digits", '<row r="2"><c r="A2"><v>12345678901234567</v></c></row>'),
    rows("a NUL by escape in a sheet", "nul", f'<row r="2">{text("A2", "a_x0000_b")}</row>'),
    rows("half a sign by escape in a sheet", "surrogate", f'<row r="2">{text("A2", "a_xD800_b")}</row>'),
    rows(
        "a merged range",
        "Merged ranges: 1",
        SHARED,
        after='<mergeCells count="1"><mergeCell ref="A2:B9"/></mergeCells>',
    ),
    rows("a million claimed merges", "rows", SHARED, after='<mergeCells count="1000000"></mergeCells>'),
    rows("a hidden row", "Hidden rows: 1", f'<row r="2" hidden="1">{text("A2", "1")}</row>'),
    rows(
        "billion laughs in a sheet",
        "entities",
        f'<row r="2">{text("A2", "&i;")}</row>',
        prolog=LAUGHS + "]>",
        refused=True,
    ),
    rows(
        "an entity from outside",
        "entities",
        f'<row r="2">{text("A2", "&i;")}</row>',
        prolog=OUTSIDE + "]>",
        refused=True,
    ),
    rows("a DTD from afar", "entities", SHARED, prolog=FROM_AFAR + "]>", refused=True),
    rows("XML that stops", "damaged", '<row r="2"><c r="A2"><v>1</v>', refused=True),
    made(
        "billion laughs in the texts",
        "entities",
        lambda: workbook(sharedStrings=f"{LAUGHS}]><sst {MAIN}><si><t>&i;</t></si></sst>"),
    ),
    made(
        "billion laughs in the workbook", "entities", lambda: workbook(workbook=f"{LAUGHS}]>{PARTS['xl/workbook.xml']}")
    ),
    made(
        "a bomb of texts",
        "Unpacked size",
        large("sharedStrings", f"<sst {MAIN}><si><t>", lambda _: MEGABYTE, 400, "</t></si></sst>"),
    ),
    made(
        "a cell of thirty megabytes",
        "too_long",
        large(
            "sheet1",
            f'<worksheet {MAIN}><sheetData>{HEADINGS}<row r="2"><c r="A2" t="inlineStr"><is><t>',
            noise,
            1_000,
            "</t></is></c></row></sheetData></worksheet>",
        ),
        refused=False,
    ),
    made(
        "styles without an end",
        "settings",
        large("styles", f"<styleSheet {MAIN}>", lambda number: f'<x a="{noise(number)}"/>', 1_000, "</styleSheet>"),
    ),
    made("no XML where a sheet was", "no XML", lambda: workbook(sheet1="\x00\x01 no XML")),
    made("no sheet at all", "no sheet", lambda: workbook(sheet1=None)),
    made("no workbook in the workbook", "no workbook", lambda: workbook(workbook=None)),
    made(
        "no list of parts",
        "document or a program|no manifest",
        lambda: packed(("xl/workbook.xml", b"<x/>")),
        refused=False,
    ),
    made("a workbook cut off", "cut off", lambda: workbook()[:900]),
    made("a workbook with macros", "macros", lambda: workbook() and _with_macros(), refused=False, filename="a.xlsm"),
    made("a binary workbook", "binary", lambda: packed(("[Content_Types].xml", b"<x/>"), ("xl/workbook.bin", b"\0"))),
    made("a workbook with a password", "password", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900),
    made("a workbook called CSV", "rows", workbook, refused=False, filename="a.csv"),
]
ODS = [
    ods(
        "a formula in ODS",
        "formula",
        ods_row('<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'),
    ),
    ods("billion laughs in ODS", "entities", ods_row(ods_cell("&i;")), LAUGHS + "]>", refused=True),
    ods("an entity from outside in ODS", "entities", ods_row(ods_cell("&i;")), OUTSIDE + "]>", refused=True),
    ods(
        "a billion rows that are one",
        "Rows: 1,000,001",
        ods_row(ods_cell("x"), more='table:number-rows-repeated="1000000000"'),
    ),
    ods(
        "a billion empty rows",
        "rows",
        ods_row("<table:table-cell/>", more='table:number-rows-repeated="1000000000"') + ods_row(ods_cell("x")),
    ),
    ods(
        "a billion cells that are one",
        "too_many_cells",
        ods_row(ods_cell("x", 'table:number-columns-repeated="1000000000"')),
    ),
    ods("a billion spaces", "rows", ods_row(ods_cell('<text:s text:c="1000000000"/>x'))),
    ods(
        "repeats that are no number",
        "damaged",
        ods_row(ods_cell("x", 'table:number-columns-repeated="many"')),
        refused=True,
    ),
    ods(
        "words nested ten thousand deep",
        "damaged",
        ods_row(ods_cell("<text:span>" * 10_000 + "x" + "</text:span>" * 10_000)),
        refused=True,
    ),
    ods("a script in ODS", "rows", ods_row(ods_cell("&lt;script&gt;alert(1)&lt;/script&gt;"))),
    made("a text document in ODS", "no spreadsheet", lambda: open_document("<x/>", mimetype="text"), filename="a.ods"),
    made(
        "ODS with a password",
        "password",
        lambda: open_document("<x/>", manifest="<m><encryption-data/></m>"),
        filename="a.ods",
    ),
    made("ODS without sheets", "no sheet", lambda: open_document("<x/>"), filename="a.ods"),
]


def _with_macros() -> bytes:
    whole = io.BytesIO(workbook())
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Shell calc")
    return whole.getvalue()


CASES: list[Case] = XLSX + ODS
