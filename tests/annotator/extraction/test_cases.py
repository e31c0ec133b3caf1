"""Each line of `cases/*.jsonl` is a sentence with the claims that must be read from it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annotator.extraction import Candidate, Document, extract
from annotator.extraction.vocabulary import KINDS

CASES = Path(__file__).parent / "cases"
HARM = {name for name, kind in KINDS.items() if kind.unit in ("person", "body")}


def cases() -> list[Any]:
    return [
        pytest.param(json.loads(line), id=f"{path.stem}-{number}")
        for path in sorted(CASES.glob("*.jsonl"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def fits(candidate: Candidate, expected: dict[str, Any]) -> bool:
    for field, value in expected.items():
        found: Any = getattr(candidate, field, None)
        if field == "place":
            found, value = any(value in place.name for place in candidate.places), True
        elif field in ("actor", "attribution"):
            found, value = value in found, True
        elif isinstance(found, date):
            found = found.isoformat()
        if found != value:
            return False
    return True


def unmatched(candidates: list[Candidate], expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the expectations that no candidate of its own fulfils."""
    left, missing = list(candidates), []
    for one in expected:
        found = next((candidate for candidate in left if fits(candidate, one)), None)
        if found is None:
            missing.append(one)
        else:
            left.remove(found)
    return missing


@pytest.mark.parametrize("case", cases())
def test_it_reads_the_claims_of_a_sentence(case: dict[str, Any]) -> None:
    published = case.get("published")
    document = Document(case["text"], published=published and date.fromisoformat(published))
    found = extract(document)
    shown = [(c.kind, c.min, c.best, c.max, c.modality, c.victim_status, c.role, c.quote) for c in found]
    assert unmatched(found, case["expect"]) == [], shown
    harm = [c for c in found if c.kind in HARM]
    assert len(harm) == sum(one["kind"] in HARM for one in case["expect"]), shown
    if not case["expect"]:
        assert shown == []


def test_the_cases_hold_enough_of_each_kind_of_sentence() -> None:
    assert len(cases()) >= 450
