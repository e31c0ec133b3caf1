"""Every hostile file gets a sentence or clean rows; none runs anything; none takes more than its bound."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator.exchange.tables import BOUNDS
from tests.annotator.exchange.hostile import archives, json_texts, texts, workbooks
from tests.annotator.exchange.hostile.case import Case

ROOT = Path(__file__).resolve().parents[4]
CASES: list[Case] = [*texts.CASES, *json_texts.CASES, *archives.CASES, *workbooks.CASES]
HUNG = 300  # seconds after which the reader is given up

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, dict[str, Any]]:
    """What one process with little memory and time says about all files, each file in a folder of its own."""
    paths = {str(make(case, tmp_path_factory.mktemp("hostile"))): case.name for case in CASES}
    reader = [sys.executable, "-m", "tests.annotator.exchange.hostile.reader"]
    found = subprocess.run(
        reader, input="\n".join(paths), cwd=ROOT, capture_output=True, text=True, timeout=HUNG, check=False
    )
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    for path in paths:
        Path(path).unlink()
    return {paths[line["path"]]: line | {"stderr": found.stderr} for line in lines}


def make(case: Case, folder: Path) -> Path:
    path = folder / case.filename
    case.build(path)
    return path


def test_there_are_many_of_them_and_no_two_have_one_name():
    assert len({case.name for case in CASES}) == len(CASES) >= 60


@every_case
def test_the_reader_outlives_the_file(told, case):
    """A reader that is killed for its memory or its time leaves no line."""
    assert case.name in told, next(iter(told.values()), {}).get("stderr", "the reader did not start")


@every_case
def test_it_gets_a_sentence_or_rows_and_never_a_crash(told, case):
    found = told[case.name]
    assert "crash" not in found
    assert bool(found["sentence"]) or found["rows"]
    assert bool(found["sentence"]) == case.refused or case.says in found["sentence"]


@every_case
def test_it_says_what_is_wrong_with_it(told, case):
    found = told[case.name]
    said = [found["sentence"], *found["notes"], *found["kinds"], "rows" if found["rows"] else ""]
    assert any(words in text for text in said for words in case.says.split("|"))


@every_case
def test_it_runs_nothing_and_writes_nothing(told, case):
    assert told[case.name]["did"] == []


@every_case
def test_it_brings_in_no_other_file(told, case):
    assert "root:" not in told[case.name]["cells"]


@every_case
def test_its_sentences_are_sentences(told, case):
    found = told[case.name]
    for sentence in filter(None, [found["sentence"], *found["kinds"].values()]):
        assert sentence.endswith((".", "?"))
        assert "Traceback" not in sentence
        assert len(sentence) < 500
        assert sentence.isprintable()


def test_all_of_them_are_smaller_than_a_file_may_be(tmp_path):
    """Otherwise the bound of the file would answer for all of them."""
    for case in CASES:
        assert make(case, tmp_path).stat().st_size <= BOUNDS.file
