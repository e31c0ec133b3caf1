"""Tests that each check speaks up where it should and stays quiet where it should, on ten texts of each sort at least.

The cases are lines of `cases/<check>.jsonl`: a text, whether the check fires, and the article's dates and a gazetteer's
places (name, kind, governorate, district, country) if it has any.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annotator.checks.gazetteers import Gazetteer, listed
from annotator.checks.looking import look_through
from annotator.checks.registry import CHECKS
from annotator.claims.names.actions import PlaceRow
from annotator.sources.models import Article

# These hold an article against others; their cases are tested in copies/test_cases.py and test_outliers.py.
BESIDE_OTHERS = {"template_text", "wire_copy", "outlier_in_series"}
CASES = [
    (path.stem, number, json.loads(line))
    for path in sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
    if path.stem not in BESIDE_OTHERS
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
]
ENOUGH = 10


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def article(case: dict[str, Any]) -> Article:
    start, end = case.get("window") or (None, None)
    return Article(
        text=case["text"], published=day(case.get("published")), window_start=day(start), window_end=day(end)
    )


def gazetteer(case: dict[str, Any]) -> Gazetteer | None:
    """Return the places that a case brings along; the others ask the towns that come with Claimdesk."""
    names = ("name", "kind", "admin1", "admin2", "country")
    rows = [dict(zip(names, row, strict=True)) for row in case.get("places", ())]
    return listed(PlaceRow(**row, source="case", external_id=row["name"]) for row in rows) if rows else None


@pytest.mark.parametrize(("check", "case"), [pytest.param(c, x, id=f"{c}-{n}") for c, n, x in CASES])
def test_a_check_fires_where_it_should_and_nowhere_else(check: str, case: dict[str, Any]) -> None:
    found = [one.message for one in look_through(article(case), gazetteer=gazetteer(case)) if one.check == check]
    assert bool(found) == case["fires"], (case["text"], found)


@pytest.mark.parametrize("fires", [True, False], ids=["loud", "quiet"])
@pytest.mark.parametrize("check", sorted({check.id for check in CHECKS} - BESIDE_OTHERS))
def test_every_check_has_enough_cases_of_both_sorts(check: str, fires: bool) -> None:
    assert Counter((name, case["fires"]) for name, _, case in CASES)[check, fires] >= ENOUGH
