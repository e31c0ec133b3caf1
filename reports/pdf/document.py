"""What goes to the press: an edition's HTML, and the stylesheets, letters and drawings that it may ask for."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from reports import pages
from reports.charts.letters import FOLDER as LETTERS
from reports.models import Edition
from reports.rules import rules

STYLES = ("tokens.css", "pdf.css")
FONTS = (
    "source-serif-4-latin.woff2", "source-serif-4-latin-ext.woff2", "source-serif-4-latin-italic.woff2",
    "noto-naskh-arabic-400.woff2", "noto-naskh-arabic-700.woff2",
)  # fmt: skip
CSS, SVG, FONT = "text/css", "image/svg+xml", "application/octet-stream"
# On paper no address of ours can be followed; those of other sites stay.
_OURS = re.compile(r' href="/[^"]*"')
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


@dataclass(frozen=True)
class Document:
    """HTML with all that it may load, by the addresses that it uses."""

    html: str
    files: dict[str, tuple[str, bytes]]


def document_of(edition: Edition) -> Document:
    """Return the document of an edition."""
    drawings = {f"pictures/{one.name}.svg": (SVG, _bare(one.svg)) for one in edition.pictures.defer("spec", "csv")}
    return Document(_html(edition), _shared() | drawings)


def _html(edition: Edition) -> str:
    context: dict[str, Any] = {
        **pages.frame(edition),
        **pages.contents(edition),
        "changes": pages.changes_in(edition),
        "rules": rules().values(),
        "listed_sources": edition.sources.all(),
    }
    return _OURS.sub("", render_to_string("reports/pdf.html", context))


def _shared() -> dict[str, tuple[str, bytes]]:
    styles = {f"css/{name}": (CSS, on_light(_static(f"css/{name}").read_text("utf-8")).encode()) for name in STYLES}
    fonts = {f"fonts/{name}": (FONT, _static(f"fonts/{name}").read_bytes()) for name in FONTS}
    letters = {f"fonts/{path.name}": (FONT, path.read_bytes()) for path in sorted(LETTERS.glob("*.ttf"))}
    return styles | fonts | letters


def _static(name: str) -> Path:
    found = finders.find(f"annotator/{name}")
    if not isinstance(found, str):
        raise FileNotFoundError(f"There is no static file annotator/{name}.")
    return Path(found)


def _bare(svg: str) -> bytes:
    """Return a drawing without letters of its own: on these pages it is set in the document's, which are the same."""
    return _STYLE.sub("", svg).encode()


def on_light(css: str) -> str:
    """Return a stylesheet in which light-dark(a, b) is a: paper is light, and the press does not know the function."""
    done = []
    while (at := css.find("light-dark(")) >= 0:
        first, end = _arguments(css, at + len("light-dark("))
        done += [css[:at], first]
        css = css[end:]
    return "".join([*done, css])


def _arguments(css: str, start: int) -> tuple[str, int]:
    """Return the first argument of a function whose arguments begin at start, and where the function ends."""
    depth, comma = 0, -1
    for at in range(start, len(css)):
        if css[at] == "," and depth == 0 and comma < 0:
            comma = at
        elif css[at] == "(":
            depth += 1
        elif css[at] == ")":
            if depth == 0:
                return css[start:comma], at + 1
            depth -= 1
    raise ValueError("A light-dark( is not closed.")
