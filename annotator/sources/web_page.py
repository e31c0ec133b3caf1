"""The article inside a saved web page, without the menus, banners and links round it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

import trafilatura

MAX_TAGS = 100_000

_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.issued",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
)


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page holds: the article's text (empty if there is none), its title and its stated date."""

    text: str
    title: str
    published: date | None


def read_web_page(html: str) -> WebPage:
    """Take the article, its title and its publication date from a page; nothing is fetched or run.

    The date is taken only where the page states it in its metadata, never from the look of the text. The
    headline is put above the text when the article's own markup leaves it out. More than `MAX_TAGS` tags
    raise ValueError: together with the limit on bytes this bounds the time that a hostile page can take.
    """
    if html.count("<") > MAX_TAGS:
        raise ValueError(f"more than {MAX_TAGS:,} tags")
    tree = trafilatura.load_html(html)
    if tree is None:
        return WebPage("", "", None)
    # Both look over the whole tree, and extraction takes it apart: dates come first.
    published = next(_stated_dates(tree), None)
    found = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    if found is None or isinstance(found, dict):
        return WebPage("", "", published)
    title = " ".join((found.title or "").split())
    text = "\n\n".join(filter(None, map(_block, found.body)))
    if text and title and title.casefold() not in text[: 2 * len(title)].casefold():
        text = f"{title}\n\n{text}"
    return WebPage(text, title, published)


def _block(element: Any) -> str:
    """Write one paragraph, heading, list or table as plain text."""
    if element.tag == "list":
        return "\n".join(f"- {_line(item)}" for item in element.iter("item"))
    if element.tag == "table":
        return "\n".join("\t".join(map(_line, row.iter("cell"))) for row in element.iter("row"))
    return _line(element)


def _line(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.text = "\n"
    return "\n".join(filter(None, (" ".join(line.split()) for line in "".join(element.itertext()).split("\n"))))


def _stated_dates(tree: Any) -> Iterator[date]:
    """Walk the dates that the page's metadata state, the most explicit first."""
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        stated.setdefault(name.lower(), meta.get("content") or "")
    values = [stated[name] for name in _DATE_NAMES if name in stated]
    values[1:1] = _json_ld_dates(tree)
    values += [time.get("datetime") or "" for time in tree.iter("time") if time.get("itemprop") == "datePublished"]
    return (found for value in values if (found := _day(value)))


def _json_ld_dates(tree: Any) -> list[str]:
    scripts = [script.text or "" for script in tree.iter("script") if script.get("type") == "application/ld+json"]
    return [found for script in scripts for found in _published_in(script)]


def _published_in(script: str) -> Iterator[str]:
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(published := value.get("datePublished"), str):
                yield published
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _day(value: str) -> date | None:
    """Read an ISO or an RFC 2822 date as the day that it names where it was written."""
    try:
        if re.match(r"\d{4}-\d\d-\d\d", value.strip()):
            return date.fromisoformat(value.strip()[:10])
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError):
        return None
