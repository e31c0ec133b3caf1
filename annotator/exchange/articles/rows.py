"""A row of a table as an article to be: its bytes with what its cells state, or what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import URLField

from annotator.exchange.articles.days import BadDay, day_of
from annotator.exchange.contract import Problem, Row
from annotator.sources.models import Article, Source
from annotator.sources.preparing import LONGEST_TITLE, Prepared, Sent, Window
from annotator.sources.reading import MAX_BYTES

LONGEST_NAME = Source._meta.get_field("name").max_length or 200
LONGEST_URL = Article._meta.get_field("url").max_length or 1000
TEXT, PAGE = "text/plain; charset=utf-8", "text/html; charset=utf-8"
_URL = URLField(max_length=LONGEST_URL, assume_scheme="https")


@dataclass(slots=True)
class Draft:
    """An article to be: what its row says, what was found out about it, and why it is refused where it is."""

    row: Row
    publisher: str = ""
    sent: Sent | None = None
    sha256: str = ""
    prepared: Prepared | None = None
    known: int | None = None  # the article that is here already
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, kind: str, name: str, value: object, reason: str) -> None:
        """Add a problem."""
        self.problems.append(Problem.of(kind, name, value, reason))


def draft_of(row: Row, options: Mapping[str, Any]) -> Draft:
    """Read a row; `options` are what was chosen for all of them."""
    draft = Draft(row, problems=list(row.problems))
    draft.publisher = _publisher(draft, options)
    data, media_type = _content(draft)
    stated = {"title": _title(draft), "url": _url(draft), **_dates(draft, options)}
    if not draft.problems:
        # Not the table's own name: a day in it would be taken for the article's.
        filename = row.filename.rpartition("/")[2] if row.content is not None else _cell(row, "id")
        draft.sent = Sent(data, filename, media_type, **stated)
    return draft


def _cell(row: Row, name: str) -> str:
    return row.cells.get(name, "").strip()


def _publisher(draft: Draft, options: Mapping[str, Any]) -> str:
    name = " ".join((_cell(draft.row, "source") or str(options.get("source") or "")).split())
    if not name:
        draft.refuse("no_publisher", "source", "", "No publisher is named, neither here nor for all rows.")
    elif len(name) > LONGEST_NAME:
        draft.refuse("too_long", "source", name, f"It has {len(name):,} characters; a publisher has {LONGEST_NAME}.")
    return name


def _content(draft: Draft) -> tuple[bytes, str]:
    """Return the row's bytes as they are kept, and what sort of bytes they are."""
    row = draft.row
    if row.content is not None:
        return row.content, ""
    text, page = row.cells.get("text", ""), row.cells.get("html", "")
    if not text.strip() and not page.strip():
        _refuse_empty(draft)
        return b"", ""
    if text.strip() and page.strip():
        draft.notes.append("The HTML is left aside, since the row has its text.")
    data, media_type = (text.encode(), TEXT) if text.strip() else (page.encode(), PAGE)
    if len(data) > MAX_BYTES:
        draft.refuse("too_long", "text" if media_type == TEXT else "html", text or page, "It is over 20 MB long.")
    return data, media_type


def _refuse_empty(draft: Draft) -> None:
    if name := _cell(draft.row, "file"):
        draft.refuse("no_text", "file", name, "It names a file, and only a ZIP brings files along.")
    elif not any(problem.field in ("text", "html", "file") for problem in draft.problems):
        draft.refuse("no_text", "text", "", "There is no text: neither a text nor a page nor a file.")


def _title(draft: Draft) -> str:
    title = " ".join(_cell(draft.row, "title").split())
    if len(title) > LONGEST_TITLE:
        draft.refuse("too_long", "title", title, f"It has {len(title):,} characters; a title has {LONGEST_TITLE}.")
    return title


def _url(draft: Draft) -> str:
    url = _cell(draft.row, "url")
    try:
        return str(_URL.clean(url)) if url else ""
    except ValidationError as error:
        if len(url) > LONGEST_URL:
            draft.refuse("too_long", "url", url, f"It has {len(url):,} characters; an address has {LONGEST_URL}.")
        else:
            draft.refuse("bad_url", "url", url, f"It is no web address that can be kept. {' '.join(error.messages)}")
    return ""


def _dates(draft: Draft, options: Mapping[str, Any]) -> dict[str, Any]:
    published = _day(draft, "published", options) or options.get("published")
    start, end = _day(draft, "window_start", options), _day(draft, "window_end", options)
    said = {name for name in ("window_start", "window_end") if _cell(draft.row, name)}
    if any(problem.field in ("window_start", "window_end") for problem in draft.problems):
        return {"published": published, "window": None}
    if len(said) == 1:
        has, lacks = ("first", "window_end") if "window_start" in said else ("last", "window_start")
        draft.refuse("bad_window", lacks, "", f"The {has} day of the reporting window is here and not the other.")
    return {"published": published, "window": _window(draft, start, end, options)}


def _window(draft: Draft, start: date | None, end: date | None, options: Mapping[str, Any]) -> Window | None:
    if start is None or end is None:
        return options.get("window")
    if options.get("last_day") and end < date.max:
        end = date.fromordinal(end.toordinal() + 1)
    if end <= start:
        value = _cell(draft.row, "window_end")
        draft.refuse("bad_window", "window_end", value, f"The window ends before it has begun, on {start}.")
        return None
    return Window(start, end)


def _day(draft: Draft, name: str, options: Mapping[str, Any]) -> date | None:
    value = draft.row.cells.get(name, "")
    if any(problem.field == name for problem in draft.problems):
        return None
    try:
        return day_of(value, day_first=bool(options.get("day_first")))
    except BadDay as error:
        draft.refuse("bad_date", name, value, str(error))
    return None
