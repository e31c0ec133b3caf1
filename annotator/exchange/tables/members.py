"""The files within a ZIP: which of them may be taken, and why the others may not."""

import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.exchange.tables import packages
from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.cells import readable
from annotator.exchange.tables.signatures import refused_as

_LEFT_BY_SYSTEMS = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.IGNORECASE)
_LEADS_OUT = re.compile(r"^/|^[A-Za-z]:|(^|/)\.\.(/|$)|\0")
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f]")
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
LONGEST_NAME = 500

Refusal = tuple[str, str]  # the sort of problem, and the sentence


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a ZIP, by the name under which rows know it, and why it cannot be taken ("" if it can)."""

    name: str
    info: zipfile.ZipInfo
    problem: Refusal | None = None

    @property
    def shown(self) -> str:
        """Return the name without signs that would deceive who reads it."""
        return _UNSEEN.sub("", readable(self.name))[:LONGEST_NAME]

    def content(self, archive: zipfile.ZipFile) -> bytes:
        """Return the file's bytes."""
        return packages.content(archive, self.info)


def plain_name(name: str) -> str:
    """Return a name as all systems would write it: forward slashes, composed letters."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/")).removeprefix("./")


def listed(archive: zipfile.ZipFile, bounds: Bounds) -> Iterator[Member]:
    """Return the files of a ZIP, without folders and what systems leave behind."""
    seen: dict[str, int] = {}
    for info in archive.infolist():
        name = plain_name(info.orig_filename)
        if info.is_dir() or name.endswith("/") or _LEFT_BY_SYSTEMS.search(name):
            continue
        seen[name] = seen.get(name, 0) + 1
        problem = _problem(name, info, bounds)
        if seen[name] > 1:
            problem = ("twice", "The ZIP holds several files of this name.")
            name = f"{name} ({seen[name]})"
        yield Member(name, info, problem)


def _problem(name: str, info: zipfile.ZipInfo, bounds: Bounds) -> Refusal | None:
    if _LEADS_OUT.search(name):
        return "path", "The name leads out of the ZIP, as no packing program writes it."
    if stat.S_ISLNK(info.external_attr >> 16):
        return "link", "This is a link to another file, not a file."
    if info.file_size > bounds.member:
        return "too_long", bounds.sentence("member", info.file_size)
    if not info.file_size:
        return "empty", "The file is empty."
    return None


def taken(archive: zipfile.ZipFile, member: Member) -> tuple[bytes | None, Refusal | None]:
    """Return a file's bytes, or why they cannot be taken: only texts, pages and PDFs are read."""
    try:
        data = member.content(archive)
    except BadTable as error:
        return None, ("damaged", str(error))
    if data.startswith(_ARCHIVES):
        return None, ("nested", "This is a ZIP (or an Office file) within the ZIP; put its files there directly.")
    what = refused_as(data)
    if what and not data.startswith(b"%PDF-"):
        return None, ("content", f"By its content the file is {what}; only texts, web pages and PDFs are read.")
    return data, None
