"""The docs say of files what the code does."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from annotator.exchange.tables import BOUNDS

ROOT = Path(__file__).resolve().parents[4]
DOCS = (ROOT / "docs/imports.md").read_text()
TABLES = ROOT / "annotator/exchange/tables"
# Flaw(text, "kind", …), Problem.of("kind", …) and ("kind", "sentence") are how a reader names a problem.
KIND = re.compile(r'(?:Problem\.of[(,]\s*|Flaw\(.*?, |problem = \(|return None, \(|return )"([a-z_]+)",')


@pytest.mark.parametrize("bound", fields(BOUNDS), ids=lambda bound: bound.name)
def test_each_bound_is_in_the_table(bound):
    told = bound.metadata
    row = f"| {told['label']} | {getattr(BOUNDS, bound.name):,} {told['unit']} | {told['why']} |"
    assert row in DOCS


def kinds() -> set[str]:
    return {kind for path in TABLES.glob("*.py") for kind in KIND.findall(path.read_text())} - {"file"}


def test_the_search_for_kinds_finds_some():
    assert {"formula", "nul", "path", "too_long", "quotes", "json"} <= kinds()


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_each_sort_of_problem_is_in_the_table(kind):
    assert f"`{kind}`" in DOCS
