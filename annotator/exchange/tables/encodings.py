"""In which encoding a file of text is: by its mark, its NULs, strict UTF-8, and only then by what its words prove."""

import codecs
import io
from pathlib import Path
from typing import NamedTuple

from annotator.exchange.tables.bounds import BadTable
from annotator.sources.decoding import decode

_MARKS = (  # the longer first: a mark of UTF-32 begins like one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE = 1 << 20
_FEWEST_NULS = 4  # one or two are damage, not an encoding
_WITNESSES = 400  # lines with letters beyond ASCII that are asked for their encoding
_MIXED = 0.5  # if so many of them are UTF-8, the file is, and the rest are strays
NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "windows-1256": "windows-1256 (Arabic)"}


class Encoding(NamedTuple):
    """An encoding by Python's name, and sentences about it."""

    name: str
    notes: tuple[str, ...] = ()


def encoding_of(path: Path) -> Encoding:
    """Return the encoding of a file of text, or refuse one that has none that is certain."""
    with path.open("rb") as file:
        head = file.read(64 * 1024)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, () if name == "utf-8-sig" else (f"The file is in {name.upper()}.",))
    if wide := _wide(head):
        return Encoding(wide, (f"The file is in {wide.upper()} and does not say so.",))
    return _by_words(*_witnesses(path))


def opened(path: Path, encoding: str) -> io.TextIOWrapper:
    """Open a file of text; what is not in its encoding is marked within the text, and never raises."""
    errors = "surrogateescape" if not encoding.startswith(("utf-16", "utf-32")) else "surrogatepass"
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise BadTable(f"“{encoding}” is no encoding.") from None
    return io.TextIOWrapper(io.BufferedReader(io.FileIO(path)), encoding=encoding, errors=errors, newline="")


def _wide(head: bytes) -> str:
    """Tell UTF-16 without a mark: in any script, spaces and line ends leave NULs on one side only."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    least = max(_FEWEST_NULS, len(head) // 20)
    if odd > 8 * even and odd >= least:
        return "utf-16-le"
    return "utf-16-be" if even > 8 * odd and even >= least else ""


def _witnesses(path: Path) -> tuple[bool, list[bytes]]:
    """Tell whether the whole file is UTF-8, and return lines that hold more than ASCII."""
    decoder, whole = codecs.getincrementaldecoder("utf-8")(), True
    found: list[bytes] = []
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if piece.isascii() and not decoder.getstate()[0]:
                continue
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                whole = False
                decoder.reset()
            found += [line for line in piece.splitlines() if not line.isascii()][: _WITNESSES - len(found)]
    return whole and not decoder.getstate()[0], found


def _by_words(whole: bool, lines: list[bytes]) -> Encoding:
    if whole:
        return Encoding("utf-8")
    strays = [line for line in lines if _not_utf8(line)]
    if len(strays) <= len(lines) * _MIXED:
        return Encoding("utf-8", ("Most of the file is UTF-8, some lines are not; those are refused.",))
    found = decode(b"\n".join(strays))
    if not found:
        return Encoding("utf-8", ("The encoding is not certain. Lines that are not UTF-8 are refused.",))
    return Encoding(found[1], (f"The file is read as {NAMES.get(found[1], found[1])}.",))


def _not_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
