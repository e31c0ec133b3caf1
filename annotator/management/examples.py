"""The example articles that ship with Claimdesk, invented for the purpose."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from annotator.sources.actions import Received, Window, add_source, receive_article
from annotator.sources.series import SERIES, load_series

FOLDER: Path = settings.BASE_DIR / "examples"


def example_entries() -> list[dict[str, Any]]:
    """Return what the manifest says of each example article."""
    lines = (FOLDER / "manifest.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def receive_examples() -> Iterator[Received]:
    """Store the example articles, one after the other; those that are there already stay as they are."""
    series = (*SERIES, *load_series(FOLDER / "series.json"))
    for entry in example_entries():
        path = FOLDER / entry["file"]
        source = add_source(
            name=entry["source"],
            kind=entry["source_kind"],
            reliability=entry["reliability"],
            independence_group=entry["independence_group"],
            party=entry["party"],
        )
        yield receive_article(
            data=path.read_bytes(),
            source=source,
            how="command",
            filename=path.name,
            title=entry["title"],
            url=entry["url"],
            published=_day(entry["published"]),
            window=_window(entry),
            series=series,
        )


def _window(entry: dict[str, Any]) -> Window | None:
    """Return the window that a person gave; those that follow from the text are left for the importer to infer."""
    if entry["window_basis"] != "asked":
        return None
    start, end = _day(entry["window_start"]), _day(entry["window_end"])
    return Window(start, end) if start and end else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
