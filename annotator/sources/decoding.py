"""From bytes to characters: only by what the bytes prove or their sender states, never by a mere guess."""

import codecs
import re

from charset_normalizer import from_bytes

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STATED = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# Python knows codecs that are no charsets and some that are slow on purpose-made input, hence the list.
_CHARSETS = re.compile(r"utf-?8|utf-?16(le|be)?|us-ascii|iso-?8859-\d{1,2}|windows-\d{3,4}|cp125\d|koi8-[ru]|gb18030")
# What browsers do: pages that say Latin-1 or ASCII are written in windows-1252.
_SAME_AS_1252 = {"us-ascii", "iso-8859-1", "iso8859-1"}

# Quotation marks and dashes are the same bytes in every Windows code page, and stand where no letter would.
_WINDOWS_MARKS = re.compile(
    rb"\x92(?=(s|t|d|m|re|ve|ll)?\b)|(?<![a-z])[\x91\x93](?=\w)"
    rb"|(?<=[\w.,!?\x92])[\x92\x94](?!\w)|(?<=[ \d])[\x96\x97](?=[ \d])",
    re.IGNORECASE,
)
_GUESSED = ("windows-1252", "windows-1256")
_LEAST_COHERENCE = 0.2
_LEAST_LEAD = 0.05


def decode(data: bytes, *, stated: str = "") -> tuple[str, str] | None:
    """Decode the bytes and name the encoding, or return nothing when no encoding is certain.

    In this order: a byte order mark, the charset `stated` by the sender or the page, strict UTF-8,
    windows-1252 where only its quotation marks and dashes go beyond ASCII and stand in their places, and
    windows-1252 or windows-1256 where language statistics leave no rival.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    stated_encoding = _python_name(stated)
    return (
        (_strictly(data, stated_encoding) if stated_encoding else None)
        or _strictly(data, "utf-8")
        or _by_punctuation(data)
        or _by_statistics(data)
    )


def stated_charset(media_type: str, head: bytes = b"") -> str:
    """Return the charset that a Content-Type or the first bytes of a page state: "text/html; charset=x"."""
    match = _STATED.search(media_type) or _STATED.search(head[:4096].decode("ascii", "replace"))
    return match[1] if match else ""


def _python_name(charset: str) -> str:
    name = charset.lower()
    if name in _SAME_AS_1252:
        return "windows-1252"
    return name if _CHARSETS.fullmatch(name) else ""


def _strictly(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except (UnicodeDecodeError, LookupError):
        return None


def _by_punctuation(data: bytes) -> tuple[str, str] | None:
    return _strictly(data, "windows-1252") if _WINDOWS_MARKS.sub(b"", data).isascii() else None


def _by_statistics(data: bytes) -> tuple[str, str] | None:
    matches = list(from_bytes(data))
    if not matches or matches[0].coherence < _LEAST_COHERENCE:
        return None
    best = matches[0]
    text = str(best)
    # Windows quotation marks in their places rule out the code pages of DOS and Mac.
    rival_names = "cp125" if _WINDOWS_MARKS.search(data) else ""
    rivals = (match for match in matches[1:] if match.encoding.startswith(rival_names))
    if any(rival.chaos - best.chaos < _LEAST_LEAD and str(rival) != text for rival in rivals):
        return None
    return next((found for name in _GUESSED if (found := _strictly(data, name)) and found[0] == text), None)
