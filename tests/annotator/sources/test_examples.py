"""Tests that the example articles are whole, dated as their manifest says, and our own words."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annotator.sources.dating import infer_dates
from annotator.sources.normalise import normalise
from annotator.sources.reading import Reading, read_bytes
from annotator.sources.series import SERIES, load_series
from tests.annotator.sources.corpus import CORPUS, needs_corpus

EXAMPLES = Path(__file__).parents[3] / "examples"
MANIFEST: list[dict[str, Any]] = [
    json.loads(line) for line in (EXAMPLES / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
]
ALL_SERIES = (*SERIES, *load_series(EXAMPLES / "series.json"))
every_example = pytest.mark.parametrize("entry", MANIFEST, ids=[entry["file"] for entry in MANIFEST])


def read(entry: dict[str, Any]) -> Reading:
    return read_bytes((EXAMPLES / entry["file"]).read_bytes(), entry["file"])


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def runs_of_eight_words(text: str) -> Iterator[str]:
    words = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
    return (" ".join(words[at : at + 8]) for at in range(len(words) - 7))


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def corpus_texts() -> Iterator[str]:
    for path in sorted(CORPUS.rglob("*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")
    for path in sorted(CORPUS.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from texts_in(json.loads(line))


def test_there_are_a_dozen_articles_or_more_by_three_publishers() -> None:
    assert len(MANIFEST) >= 12
    assert len({entry["source"] for entry in MANIFEST}) == 3


def test_every_article_in_the_folder_is_in_the_manifest() -> None:
    beside = {"README.md", "manifest.jsonl", "series.json", "decisions.json"}
    files = {path.name for path in EXAMPLES.iterdir()} - beside
    assert files == {entry["file"] for entry in MANIFEST}


def test_a_publisher_is_described_alike_on_each_line() -> None:
    described = {
        (e["source"], e["source_kind"], e["reliability"], e["independence_group"], e["party"]) for e in MANIFEST
    }
    assert len(described) == 3


def test_two_months_in_a_row_of_one_series_are_there() -> None:
    windows = [(e["window_start"], e["window_end"]) for e in MANIFEST if e["series"] == "jazira-river-watch"]
    (_, first_end), (second_start, _) = sorted(windows)
    assert first_end == second_start


@every_example
def test_an_article_reads_without_error_under_its_title(entry: dict[str, Any]) -> None:
    assert read(entry).title == entry["title"]


@every_example
def test_an_article_is_already_in_normal_form(entry: dict[str, Any]) -> None:
    text = read(entry).text
    assert normalise(text) == text


@every_example
def test_an_article_is_of_a_readable_length(entry: dict[str, Any]) -> None:
    assert 150 <= len(read(entry).text.split()) <= 400


@every_example
def test_the_dates_that_need_no_person_are_the_ones_inferred(entry: dict[str, Any]) -> None:
    reading = read(entry)
    dating = infer_dates(reading.text, filename=entry["file"], stated_published=reading.published, series=ALL_SERIES)
    assert (dating.published, dating.published_basis) == (day(entry["published"]), entry["published_basis"])
    if entry["window_basis"] == "asked":
        assert dating.window_basis == "unknown"
    else:
        window = (day(entry["window_start"]), day(entry["window_end"]), entry["window_basis"])
        assert (dating.window_start, dating.window_end, dating.window_basis) == window
    assert dating.series_id == entry["series"]


def test_the_furniture_of_the_web_page_is_gone() -> None:
    (page,) = (read(entry) for entry in MANIFEST if entry["file"].endswith(".html"))
    assert "Seven civilians were killed" in page.text
    assert not re.search("cookies|Forty wells|Detention|Follow us|visits", page.text)


@pytest.mark.corpus
@needs_corpus
def test_no_eight_words_in_a_row_are_taken_from_a_real_report() -> None:
    ours = {run for path in EXAMPLES.iterdir() for run in runs_of_eight_words(path.read_text(encoding="utf-8"))}
    theirs = {run for text in corpus_texts() for run in runs_of_eight_words(text) if run in ours}
    assert theirs == set()
