"""Keeps each PDF once it is made; the press runs for one document at a time, whoever asks."""

import base64
import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from io import BytesIO

from django.conf import settings

from reports.models import Edition
from reports.pdf.document import Document, document_of
from reports.shelf import Shelf

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
LONGEST = 120  # seconds
SHELF = Shelf("pdf", ".pdf")
# The same as in reports.pdf.press, which is not imported here because it loads Pango.
NO_LIBRARY = 3


class CannotPrint(Exception):
    """No PDF can be made; the message says why and what to do."""


def pdf_of(edition: Edition) -> bytes:
    """Return an edition as PDF, the same bytes every time; raises CannotPrint."""
    document = document_of(edition)
    kept = SHELF.place_of(_name(document))
    if not kept.exists():
        with _alone():
            # Somebody else may have had it made while this one waited.
            if not kept.exists():
                SHELF.keep(kept, BytesIO(made(document)))
    return kept.read_bytes()


def made(document: Document) -> bytes:
    """Return a document as PDF, made by the press in a process of its own."""
    files = {name: (kind, base64.b64encode(content).decode()) for name, (kind, content) in document.files.items()}
    order = json.dumps({"html": document.html, "files": files, "identifier": _name(document)[:32]})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reports.pdf.press"], input=order.encode(), capture_output=True,
            timeout=LONGEST, check=False, cwd=settings.BASE_DIR, env=_surroundings(),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise CannotPrint(f"The PDF was not ready after {LONGEST} seconds. The page itself can be printed.") from error
    if done.returncode == NO_LIBRARY:
        raise CannotPrint(f"PDF files need Debian’s {PACKAGES}, which this server does not have.")
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise CannotPrint(f"The PDF could not be made: {last}")
    return done.stdout


def _name(document: Document) -> str:
    """Return a name that changes with anything that the PDF is made of."""
    content = hashlib.sha256(document.html.encode())
    for name, (_, data) in sorted(document.files.items()):
        content.update(name.encode() + hashlib.sha256(data).digest())
    content.update(version("weasyprint").encode())
    return content.hexdigest()


def _surroundings() -> dict[str, str]:
    """Return what the press may know of its surroundings: no settings of ours, and no clock of the machine's zone."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH")}
    return kept | {"SOURCE_DATE_EPOCH": "0", "TZ": "UTC", "PYTHONHASHSEED": "0"}


@contextmanager
def _alone() -> Iterator[None]:
    with (SHELF.folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
