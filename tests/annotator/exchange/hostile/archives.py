"""Hostile ZIPs: bombs, links, names that lead out, lists of contents that lie."""

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.annotator.exchange.hostile.case import Case

MEGA = 1_000_000
MANIFEST = ("manifest.csv", b"file,title\na.txt,A\n")
TEXT = ("a.txt", b"On Monday shells fell.")
Entry = tuple[str | zipfile.ZipInfo, bytes]


def packed(*entries: Entry) -> bytes:
    """Return a ZIP of the entries; names may stand in it twice."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about names that stand in it twice
        for name, data in entries:
            archive.writestr(name, data)
    return whole.getvalue()


def zipped(name: str, says: str, *entries: Entry, refused: bool = False) -> Case:
    return Case(name, "a.zip", lambda path: _quietly(path, entries), says, refused)


def _quietly(path: Path, entries: tuple[Entry, ...]) -> None:
    path.write_bytes(packed(*entries))


def changed(name: str, says: str, change: Callable[[bytes], bytes], *, refused: bool = True) -> Case:
    """Return a case whose ZIP was honest before its bytes were changed."""
    return Case(name, "a.zip", lambda path: _changed(path, change), says, refused)


def _changed(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(packed(MANIFEST, TEXT)))


def bomb(path: Path) -> None:
    """Write 900 MB of zeros into 900 kB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as file:
        for _ in range(450):
            file.write(b"0" * (2 * MEGA))


def many(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(21_000):
            archive.writestr(f"{number}.txt", b"")


def overlapping(path: Path) -> None:
    """Write a list of contents whose files are all the same bytes."""
    honest = packed(("a.txt", b"x" * 500))
    start = honest.index(b"PK\x01\x02")
    end = honest.index(b"PK\x05\x06")
    entry, count = honest[start:end], 50
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    path.write_bytes(honest[:start] + entry * count + tail)


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


def set_in_list(offset: int, value: bytes) -> Callable[[bytes], bytes]:
    """Return a change of each file's entry in the list of contents."""

    def change(whole: bytes) -> bytes:
        pieces = whole.split(b"PK\x01\x02")
        end = offset - 4 + len(value)
        return b"PK\x01\x02".join([pieces[0], *[one[: offset - 4] + value + one[end:] for one in pieces[1:]]])

    return change


def set_claimed(count: int, length: int) -> Callable[[bytes], bytes]:
    def change(whole: bytes) -> bytes:
        at = whole.rindex(b"PK\x05\x06")
        claim = struct.pack("<2HL", count, count, length)
        return whole[: at + 8] + claim + whole[at + 16 :]

    return change


def spoiled(whole: bytes) -> bytes:
    at = whole.index(b"a.txt", whole.index(b"PK\x03\x04", 10)) + 8
    return whole[:at] + bytes(255 - byte for byte in whole[at : at + 6]) + whole[at + 6 :]


def with_large_end(whole: bytes) -> bytes:
    at = whole.rindex(b"PK\x05\x06")
    return whole[:at] + b"PK\x06\x07" + b"\0" * 16 + whole[at:]


CASES: list[Case] = [
    Case("a zip bomb", "a.zip", bomb, "Unpacked size to packed size"),
    Case("more files than a ZIP may have", "a.zip", many, "Files within a ZIP: 21,000"),
    Case("files that overlap", "a.zip", overlapping, "overlap"),
    changed("a ZIP cut off", "cut off", lambda whole: whole[: len(whole) // 2]),
    changed("a list that claims too many files", "Files within a ZIP: 30,000", set_claimed(30_000, 9 * MEGA)),
    changed("a list longer than the file", "damaged", set_claimed(2, 4 * MEGA)),
    changed("an end for files over 4 GB", "over 4 GB", with_large_end),
    changed("a password", "password", set_in_list(8, b"\x01\x00")),
    changed("a strange way of packing", "few programs read", set_in_list(10, struct.pack("<H", 97))),
    changed("sizes that claim gigabytes", "Size once unpacked", set_in_list(24, struct.pack("<L", 3_000_000_000))),
    changed("sizes that claim too little", "damaged", set_in_list(24, struct.pack("<L", 3))),
    changed("sizes that claim too much", "shorter", set_in_list(24, struct.pack("<L", 9_000))),
    changed("offsets beyond the file", "overlap", set_in_list(42, struct.pack("<L", 9_000_000))),
    changed("bytes that do not unpack", "damaged", spoiled, refused=False),
    zipped("a ZIP of nothing", "no files", refused=True),
    zipped("folders alone", "no files", ("a/", b""), ("b/", b""), refused=True),
    zipped("a ZIP within a ZIP", "nested", ("inner.txt", packed(("x.txt", b"0" * 9_000)))),
    zipped("a path upwards", "path", ("../../etc/passwd", b"x"), TEXT),
    zipped("a path from the root", "path", ("/etc/passwd", b"x"), TEXT),
    zipped("a path with backslashes", "path", ("..\\..\\windows\\x.txt", b"x"), TEXT),
    zipped("a path on a drive", "path", ("C:\\x.txt", b"x"), TEXT),
    zipped("a path hidden in a folder", "path", ("a/../../x.txt", b"x"), TEXT),
    zipped("a link", "link", (link("a.txt"), b"/etc/passwd"), ("b.txt", b"x")),
    zipped("names twice in a ZIP", "twice", ("b.txt", b"one"), ("b.txt", b"two")),
    zipped("names that differ by composition", "twice", ("e\u0301.txt", b"one"), ("\u00e9.txt", b"two")),
    zipped("a name from right to left", "rows", ("\u202etxt.exe.txt", b"one")),
    zipped("a program in a ZIP", "content", ("a.txt", b"MZ\x90\0" + b"\0" * 90)),
    zipped("an empty file in a ZIP", "empty", ("a.txt", b""), ("b.txt", b"x")),
    zipped("a page with scripts in a ZIP", "rows", ("a.html", b"<script src=http://127.0.0.1:9/x></script><p>w")),
    zipped("a PDF with JavaScript in a ZIP", "rows", ("a.pdf", b"%PDF-1.7\n1 0 obj<</S/JavaScript/JS(run)>>endobj")),
    zipped("a manifest that names what is not there", "no_file", ("manifest.csv", b"file\nb.txt\n"), TEXT),
    zipped("a manifest that names a path upwards", "no_file", ("manifest.csv", b"file\n../../etc/passwd\n"), TEXT),
    zipped("a manifest that names itself", "no_file", ("manifest.csv", b"file\nmanifest.csv\n"), TEXT),
    zipped("a manifest that forgets a file", "not_in_manifest", MANIFEST, TEXT, ("b.txt", b"x")),
    zipped("a manifest without files", "names the files", ("manifest.csv", b"a,b\n1,2\n"), TEXT, refused=True),
    zipped("a manifest that is a program", "a program", ("manifest.csv", b"MZ\0\0"), TEXT, refused=True),
    zipped("a manifest that is a ZIP", "cannot be read", ("manifest.csv", packed(MANIFEST, TEXT)), TEXT, refused=True),
    zipped("a program packed as a ZIP", "program", ("META-INF/MANIFEST.MF", b"x"), ("A.class", b"x"), refused=True),
    zipped(
        "a text document", "document", ("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"), refused=True
    ),
]
