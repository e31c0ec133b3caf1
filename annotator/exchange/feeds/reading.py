"""Reads RSS and Atom as articles, and OPML as the publishers whose feeds it lists."""

from collections.abc import Iterator
from datetime import date
from html import unescape
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from annotator.exchange.contract import Row
from annotator.exchange.tables import BadTable, Bounds, Layout
from annotator.exchange.tables.cells import readable

ARTICLES = ("title", "url", "published", "text", "html", "source", "id")
SOURCES = ("name", "url")
SAMPLE = 5
_HEAD = 4096
_FEEDS = (b"<rss", b"<feed", b"<rdf:rdf")


class Feeds:
    """Entries of a feed as rows of articles, each with as much of its page as the feed brings."""

    formats = frozenset({"feed"})

    def detect(self, path: Path, filename: str, bounds: Bounds) -> Layout | None:
        """Return the layout of a feed, or None where it is none."""
        if not any(sign in _head(path) for sign in _FEEDS):
            return None
        sample = tuple(row.cells for row in islice(_entries(path, bounds), SAMPLE))
        return Layout(format="feed", columns=ARTICLES, sample=sample)

    def read(self, path: Path, layout: Layout, bounds: Bounds) -> Iterator[Row]:
        """Yield a row for each entry."""
        return _entries(path, bounds)


class FeedLists:
    """Feeds of an OPML file as rows of sources."""

    formats = frozenset({"opml"})

    def detect(self, path: Path, filename: str, bounds: Bounds) -> Layout | None:
        """Return the layout of an OPML file, or None where it is none."""
        if b"<opml" not in _head(path):
            return None
        sample = tuple(row.cells for row in islice(_outlines(path, bounds), SAMPLE))
        return Layout(format="opml", columns=SOURCES, sample=sample)

    def read(self, path: Path, layout: Layout, bounds: Bounds) -> Iterator[Row]:
        """Yield a row for each feed."""
        return _outlines(path, bounds)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(_HEAD).lower()
    return head if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else b""


def _root(path: Path, bounds: Bounds) -> Element:
    """Return the root of a file that declares no entities of its own and hides nothing behind them."""
    bounds.check("member", path.stat().st_size)
    try:
        return parse(path).getroot()
    except DefusedXmlException:
        raise BadTable("The file declares entities of its own, which no feed does.") from None
    except (ParseError, ValueError, LookupError) as error:
        raise BadTable(f"The file is no XML that can be read: {error}.") from None


def _entries(path: Path, bounds: Bounds) -> Iterator[Row]:
    _root(path, bounds)
    # Given as bytes in a stream, never as a name or an address: those it would open by itself.
    found = feedparser.parse(BytesIO(path.read_bytes()), sanitize_html=True, resolve_relative_uris=False)
    source = str(found.feed.get("title") or "")
    for number, entry in enumerate(found.entries, start=1):
        bounds.check("rows", number)
        cells = {
            "title": entry.get("title"),
            "url": entry.get("link"),
            "published": _day(entry.get("published_parsed") or entry.get("updated_parsed")),
            "source": source,
            "id": entry.get("id"),
            **_words(entry),
        }
        yield Row(number, {name: readable(str(value or "")) for name, value in cells.items()})


def _words(entry: Any) -> dict[str, str]:
    """Return the whole text of an entry where the feed has it, else its summary: as a page where it has markup."""
    whole = [part.get("value") or "" for part in entry.get("content") or ()]
    text = max([*whole, entry.get("summary") or ""], key=len)
    if "<" not in text:
        return {"text": unescape(text)}
    return {"html": f"<html><body><article>{text}</article></body></html>"}


def _day(moment: Any) -> str:
    try:
        return date(*moment[:3]).isoformat() if moment else ""
    except ValueError:
        return ""


def _outlines(path: Path, bounds: Bounds) -> Iterator[Row]:
    number = 0
    for outline in _root(path, bounds).iter("outline"):
        if address := outline.get("xmlUrl"):
            number += 1
            bounds.check("rows", number)
            name = outline.get("title") or outline.get("text") or address
            cells = {"name": name, "url": outline.get("htmlUrl") or address}
            yield Row(number, {key: readable(value) for key, value in cells.items()})
