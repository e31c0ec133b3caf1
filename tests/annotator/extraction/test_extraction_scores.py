"""What extraction has reached once it keeps: these scores may rise and never fall."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from annotator.extraction import Document, extract
from bench import worked_example
from tests.annotator.sources.corpus import needs_corpus

from .test_cases import HARM, cases, unmatched

KEPT: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "scores.json").read_text("utf-8"))


def is_right(case: dict[str, Any]) -> bool:
    published = case.get("published")
    found = extract(Document(case["text"], published=published and date.fromisoformat(published)))
    harm = sum(one.kind in HARM for one in found)
    return not unmatched(found, case["expect"]) and harm == sum(one["kind"] in HARM for one in case["expect"])


def test_no_sentence_is_lost() -> None:
    right = sum(is_right(param.values[0]) for param in cases())
    assert right >= KEPT["cases"]["sentences right"]


@needs_corpus
def test_the_monthly_report_is_read_as_well_as_before() -> None:
    score = worked_example.score()
    assert round(score.recall, 1) >= KEPT["month"]["passages right"], score.wrong
    assert round(score.precision, 1) >= KEPT["month"]["precision"], [one.quote for one in score.false]
