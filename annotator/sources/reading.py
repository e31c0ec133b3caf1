"""From the bytes received to a text that can be kept, or to one sentence saying why not."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from math import ceil

from pypdf import PdfReader
from pypdf.errors import DependencyError

from annotator.sources.decoding import decode, stated_charset
from annotator.sources.normalise import normalise
from annotator.sources.web_page import read_web_page

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 1_000

_RICH_TEXT = b"{\\rtf"
_BINARY_STARTS = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a sound file"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"PK\x03\x04", "a Word, spreadsheet or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (_RICH_TEXT, "a Rich Text file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML_STARTS = (b"<!doctype html", b"<html")
_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_HTML_TYPES = ("text/html", "application/xhtml+xml")


class UnreadableSource(Exception):
    """What was received cannot become an article; the message is the sentence that the user reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was received, before it is normalised, with what its file states about it."""

    text: str
    title: str
    media_type: str
    encoding: str
    published: date | None = None
    notes: tuple[str, ...] = ()


def read_bytes(data: bytes, filename: str = "", media_type: str = "") -> Reading:
    """Read a text, a web page or a PDF; raise UnreadableSource naming the file when that is impossible.

    What the bytes show decides before the file's name and the media type that the sender gave. Nothing is
    fetched or run. Time is bounded by `MAX_BYTES`, for web pages also by a limit on tags and for PDFs by
    one on pages.
    """
    name = filename or "The text"
    refuse_too_large(len(data), filename)
    if data.lstrip()[:1024].startswith(b"%PDF-"):
        reading = _read_pdf(data, name)
    else:
        _refuse_binary(data, name)
        reading = _read_characters(data, name, media_type)
    if not normalise(reading.text).strip():
        raise UnreadableSource(f"{name} is empty: there is no text in it.")
    return reading


def refuse_too_large(size: int, filename: str = "") -> None:
    """Raise UnreadableSource for a size over the limit; callers ask before they read a file."""
    if size > MAX_BYTES:
        # Rounded up, lest a file be "20.0 MB" and over a limit of 20.
        megabytes = ceil(size * 10 / 1024**2) / 10
        limit = MAX_BYTES // 1024**2
        raise UnreadableSource(f"{filename or 'The text'} is {megabytes} MB; the limit is {limit} MB.")


def title_of(text: str) -> str:
    """Take the first line that is not blank as the title, cut to 300 characters."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= 300 else first[:299].rstrip() + "…"


def _refuse_binary(data: bytes, name: str) -> None:
    for start, what in _BINARY_STARTS:
        # An honest text may begin with "MZ" or "RIFF", but it holds no NUL.
        if data.startswith(start) and (b"\x00" in data or start == _RICH_TEXT):
            raise UnreadableSource(f"{name} is {what}; Claimdesk reads plain text, web pages (HTML) and PDF.")
    if b"\x00" in data and not data.startswith(_UTF16_MARKS):
        raise UnreadableSource(f"{name} is a binary file; Claimdesk reads plain text, web pages (HTML) and PDF.")


def _read_characters(data: bytes, name: str, media_type: str) -> Reading:
    is_page = _is_web_page(data, name, media_type)
    decoded = decode(data, stated=stated_charset(media_type, data if is_page else b""))
    if decoded is None:
        raise UnreadableSource(
            f"{name} is in an encoding that cannot be told for certain; save it as UTF-8 and add it again."
        )
    text, encoding = decoded
    if "\x00" in text:
        raise UnreadableSource(f"{name} is a binary file; Claimdesk reads plain text, web pages (HTML) and PDF.")
    notes = () if encoding.startswith("utf") else (f"The encoding was taken to be {encoding}.",)
    if is_page and text.strip():
        return _read_html(text, name, encoding, notes)
    return Reading(text, title_of(normalise(text)), "text/plain", encoding, notes=notes)


def _is_web_page(data: bytes, name: str, media_type: str) -> bool:
    return (
        data.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(_HTML_STARTS)
        or name.lower().endswith(_HTML_ENDINGS)
        or media_type.lower().startswith(_HTML_TYPES)
    )


def _read_html(html: str, name: str, encoding: str, notes: tuple[str, ...]) -> Reading:
    try:
        page = read_web_page(html)
    except ValueError as error:
        raise UnreadableSource(f"{name} is too large a web page to be an article: it has {error}.") from error
    if not page.text.strip():
        raise UnreadableSource(f"{name} is a web page without article text.")
    notes = (*notes, "Menus, banners and other page furniture were removed.")
    return Reading(page.text, page.title or title_of(page.text), "text/html", encoding, page.published, notes)


def _read_pdf(data: bytes, name: str) -> Reading:
    pages = _pdf_pages(data, name)
    blank = [number for number, page in enumerate(pages, 1) if not page]
    if len(blank) == len(pages):
        raise UnreadableSource(f"{name} is a PDF without text, perhaps a scan; make its text readable (OCR) first.")
    notes = ["The line breaks are those of the PDF."]
    if blank:
        notes.append(f"Pages without text, perhaps scanned: {', '.join(map(str, blank))}.")
    text = "\n\n".join(filter(None, pages))
    return Reading(text, title_of(normalise(text)), "application/pdf", "", notes=tuple(notes))


def _pdf_pages(data: bytes, name: str) -> list[str]:
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableSource(f"{name} is a PDF that asks for a password; save it without one first.")
        if len(reader.pages) > MAX_PAGES:
            raise UnreadableSource(f"{name} has {len(reader.pages):,} pages; the limit is {MAX_PAGES:,}.")
        return [page.extract_text().strip() for page in reader.pages]
    except (UnreadableSource, MemoryError):
        raise
    except DependencyError as error:
        raise UnreadableSource(f"{name} is a PDF in an encryption that cannot be read here.") from error
    # A damaged PDF fails in any of a dozen ways, and none of them is more than this to the reader.
    except Exception as error:
        raise UnreadableSource(f"{name} is a damaged PDF that cannot be read.") from error
