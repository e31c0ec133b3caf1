"""What a file is by its first bytes, whatever its name says."""

from pathlib import Path

from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.packages import opened

_PDF = "a PDF. Put PDFs into a ZIP with a manifest"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Excel file (.xls) or one locked with a password. Save it as XLSX without a password"),
    (b"%PDF-", _PDF),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"#!", "a script"),
    (b"\x1f\x8b", "packed with gzip. Unpack it first"),
    (b"BZh", "packed with bzip2. Unpack it first"),
    (b"\xfd7zXZ", "packed with xz. Unpack it first"),
    (b"7z\xbc\xaf", "packed with 7-Zip. Pack it as an ordinary ZIP"),
    (b"Rar!", "packed with RAR. Pack it as an ordinary ZIP"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database. Export its table as CSV"),
    (b"PAR1", "a Parquet file. Export it as CSV"),
    (b"{\\rtf", "a text document. Save its table as CSV"),
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<svg", b"<script")


def refused_as(head: bytes) -> str:
    """Return what a file is that is neither text nor a ZIP, and what to do about it; "" for all others."""
    return next((what for signature, what in _REFUSED if head.startswith(signature)), "")


def family_of(head: bytes) -> str:
    """Return "zip" or "text" for the first bytes of a file, or refuse what is no table."""
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise BadTable("The file is empty.")
    if what := refused_as(head):
        raise BadTable(f"The file is no table: by its content, whatever its name, it is {what}.")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise BadTable("By its content the file is a web page or XML, no table. Save it as CSV or XLSX.")
    return "text"


def kind_of(path: Path, filename: str, bounds: Bounds) -> str:
    """Return a file's format; a text that is no JSON counts as CSV."""
    with path.open("rb") as file:
        head = file.read(4096)
    if family_of(head) == "zip":
        return _kind_of_zip(path, bounds)
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start[:1] == b"[":
        return "json"
    if start[:1] != b"{":
        return "csv"
    return "jsonl" if _first_line_is_whole(path, filename, bounds) else "json"


def _first_line_is_whole(path: Path, filename: str, bounds: Bounds) -> bool:
    if filename.lower().endswith((".jsonl", ".ndjson")):
        return True
    with path.open("rb") as file:
        line = file.readline(bounds.row).replace(b"\0", b"").strip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        more = file.read(1)
    return line.endswith(b"}") and bool(more)


def _kind_of_zip(path: Path, bounds: Bounds) -> str:
    with opened(path, bounds) as archive:
        names = set(archive.namelist())
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        if any(name.endswith("workbook.bin") for name in names):
            raise BadTable("The file is a binary Excel workbook (.xlsb). Save it as XLSX.")
        return "xlsx"
    if "mimetype" in names and "content.xml" in names:
        return "ods"
    if names & {"[Content_Types].xml", "META-INF/MANIFEST.MF", "AndroidManifest.xml", "META-INF/container.xml"}:
        raise BadTable("The file is a document or a program that is packed as a ZIP, and no table.")
    return "zip"
