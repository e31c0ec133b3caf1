"""ZIP files before anybody reads them: how much is in them, how it is packed, and what tries to be clever."""

import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.parsers import expat

from annotator.exchange.tables.bounds import RATIO_FROM, BadTable, Bounds

_END = b"PK\x05\x06"
_LARGE_END = b"PK\x06\x07"
_END_SIZE, _LONGEST_COMMENT = 22, 65_535
_ENTRY = 512  # bytes of the list of contents that one file may take on average
_PACKED_AS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_PROLOG = 64 * 1024
_ENCRYPTED = 0x1


def opened(path: Path, bounds: Bounds) -> zipfile.ZipFile:
    """Open a ZIP that is safe to read: its list of contents is short, its sizes are within bounds and not nested."""
    _check_list(path, bounds)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise BadTable("The file is damaged or cut off: its list of contents cannot be read.") from error
    try:
        _check_contents(archive.infolist(), archive.start_dir, bounds)
    except BadTable:
        archive.close()
        raise
    return archive


def _check_list(path: Path, bounds: Bounds) -> None:
    """Look at the list of contents before Python reads it whole, whatever number it claims."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
        tail = file.read()
    place = tail.rfind(_END)
    if place < 0:
        raise BadTable("The file is damaged or cut off: it has no list of contents at its end.")
    if tail[max(0, place - 20) : place].startswith(_LARGE_END):
        raise BadTable("The file is packed in a way that only files over 4 GB need; pack it again.")
    bounds.check("members", int.from_bytes(tail[place + 10 : place + 12], "little"))
    listed = int.from_bytes(tail[place + 12 : place + 16], "little")
    if listed > bounds.members * _ENTRY:
        raise BadTable("The file's list of contents is longer than the files it may have.")


def _check_contents(members: list[zipfile.ZipInfo], start: int, bounds: Bounds) -> None:
    bounds.check("members", len(members))
    unpacked, packed = sum(one.file_size for one in members), sum(one.compress_size for one in members)
    bounds.check("unpacked", unpacked)
    if unpacked > RATIO_FROM:
        bounds.check("ratio", unpacked // max(packed, 1))
    if any(one.flag_bits & _ENCRYPTED for one in members):
        raise BadTable("The file is locked with a password; save it without one.")
    if any(one.compress_type not in _PACKED_AS for one in members):
        raise BadTable("The file is packed in a way that few programs read; pack it as an ordinary ZIP.")
    _check_no_overlap(members, start)


def _check_no_overlap(members: list[zipfile.ZipInfo], start: int) -> None:
    """Refuse files that share bytes: that is how a small ZIP unpacks to a huge one."""
    placed = sorted((one.header_offset, one.compress_size + 30 + len(one.orig_filename)) for one in members)
    ends = [offset for offset, _ in placed[1:]] + [start]
    if any(offset + size > end for (offset, size), end in zip(placed, ends, strict=False)):
        raise BadTable("Files within the ZIP overlap, which no packing program does.")


@contextmanager
def unpacking(name: str) -> Iterator[None]:
    """Say in one sentence whatever is wrong with a file within a ZIP."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise BadTable(f"“{name}” within the file is damaged and cannot be unpacked.") from error


class Counted:
    """A file within a ZIP that reads no more than its size says, and notices where it is less or damaged."""

    def __init__(self, archive: zipfile.ZipFile, which: str | zipfile.ZipInfo) -> None:
        info = which if isinstance(which, zipfile.ZipInfo) else archive.getinfo(which)
        self.name, self.left = info.filename[:80], info.file_size
        with unpacking(self.name):
            self.file: IO[bytes] = archive.open(info)

    def read(self, size: int = -1) -> bytes:
        """Read on, or say what is wrong with the file."""
        with unpacking(self.name):
            piece = self.file.read(size)
        self.left -= len(piece)
        if not piece and size and self.left > 0:
            raise BadTable(f"“{self.name}” within the file is shorter than it claims.")
        return piece


def content(archive: zipfile.ZipFile, which: str | zipfile.ZipInfo) -> bytes:
    """Return the whole of a file within a ZIP."""
    file = Counted(archive, which)
    pieces = []
    while piece := file.read(1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


def check_xml(archive: zipfile.ZipFile, *folders: str) -> None:
    """Refuse XML that declares entities of its own, before any parser that knows them sees it."""
    for one in archive.infolist():
        name = one.filename
        # Programs leave empty parts behind, which nobody reads.
        if one.file_size and name.startswith(folders) and name.endswith((".xml", ".rels")):
            _check_prolog(name, Counted(archive, one).read(_PROLOG))


def _check_prolog(name: str, head: bytes) -> None:
    parser, seen = expat.ParserCreate(), []

    def stop(*_: object) -> None:
        raise _Done

    def declared(*_: object) -> None:
        seen.append(name)
        raise _Done

    parser.StartElementHandler, parser.StartDoctypeDeclHandler = stop, declared
    try:
        parser.Parse(head, False)
    except _Done:
        pass
    except (expat.ExpatError, ValueError) as error:
        raise BadTable(f"“{name}” within the file is no XML that can be read.") from error
    else:
        raise BadTable(f"“{name}” within the file does not begin as XML does.")
    if seen:
        raise BadTable(f"“{name}” within the file declares entities of its own, which no spreadsheet program does.")


class _Done(Exception):
    """Enough of a file was seen."""
