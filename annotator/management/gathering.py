"""Finds the articles in files, folders and JSONL: each as bytes with what is stated about it, or as a problem."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from annotator.sources.actions import Window
from annotator.sources.reading import UnreadableSource, refuse_too_large

READ = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".jsonl"})
KEYS = frozenset("id text html title url source published window_start window_end".split())


class Unusable(Exception):
    """An entry that cannot become an article; the message says why."""


@dataclass(frozen=True)
class Entry:
    """One article to be: where it was found, and its bytes or what is wrong with it."""

    where: str
    data: bytes = b""
    filename: str = ""
    media_type: str = ""
    stated: dict[str, Any] = field(default_factory=dict)
    problem: str = ""
    is_other: bool = False


def files_in(paths: list[str]) -> Iterator[Path | Entry]:
    """Yield the files that paths name, folders in order; a path that leads nowhere is yielded as a problem."""
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from _files_below(path)
        elif path.is_file():
            yield path
        else:
            yield Entry(name, problem="there is no such file or folder" if not path.exists() else "it is not a file")


def entries_in(path: Path) -> Iterator[Entry]:
    """Yield the entries of a file: one for a text, a page or a PDF, one a line for JSONL."""
    try:
        if path.suffix.lower() == ".jsonl":
            yield from _lines(path)
        else:
            refuse_too_large(path.stat().st_size, path.name)
            yield Entry(str(path), path.read_bytes(), path.name)
    except UnreadableSource as error:
        yield Entry(str(path), problem=str(error))
    except OSError as error:
        yield Entry(str(path), problem=(error.strerror or str(error)).lower())


def _files_below(folder: Path) -> Iterator[Path | Entry]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield path if path.suffix.lower() in READ else Entry(str(path), is_other=True)


def _lines(path: Path) -> Iterator[Entry]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            where = f"{path}, line {number}"
            try:
                yield _entry(where, json.loads(line))
            except (Unusable, UnreadableSource) as error:
                yield Entry(where, problem=str(error))
            except ValueError as error:
                yield Entry(where, problem=f"it is not JSON ({error})")


def _entry(where: str, item: Any) -> Entry:
    if not isinstance(item, dict):
        raise Unusable("it is not a JSON object")
    wrong = [key for key in sorted(KEYS & item.keys()) if not isinstance(item[key], str | None) and key != "id"]
    if wrong:
        raise Unusable(f"{', '.join(wrong)} must be text")
    kind = next((key for key in ("text", "html") if item.get(key)), None)
    if kind is None:
        raise Unusable("it has neither text nor html")
    media_type = "text/html; charset=utf-8" if kind == "html" else "text/plain; charset=utf-8"
    # Not the file's own name: a date in it would be taken for the article's.
    return Entry(where, item[kind].encode(), str(item.get("id") or ""), media_type, _stated(item))


def _stated(item: dict[str, Any]) -> dict[str, Any]:
    start, end = _day(item, "window_start"), _day(item, "window_end")
    if (start is None) != (end is None):
        raise Unusable("it has one day of a reporting window and not the other")
    stated = {key: item[key] for key in ("title", "url", "source") if item.get(key)}
    if published := _day(item, "published"):
        stated["published"] = published
    if start and end:
        stated["window"] = Window(start, end)
    return stated


def _day(item: dict[str, Any], key: str) -> date | None:
    value = item.get(key)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise Unusable(f"{key} is {value!r}, which is not a date like 2022-01-23") from None
