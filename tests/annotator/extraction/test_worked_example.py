"""The 88th monthly report: every claim that its gold labels hold eligible, held or alleged is proposed."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from annotator.extraction import Candidate, Document, extract
from tests.annotator.sources.corpus import CORPUS, needs_corpus

REPORT = CORPUS / "88th_month"
WINDOW = (date(2021, 12, 23), date(2022, 1, 23))
WHOLE = ("2021-12-23", "2022-01-23")

pytestmark = needs_corpus


@dataclass(frozen=True)
class Expected:
    """One claim of the gold labels in the extractor's terms."""

    gold: str
    kind: str
    numbers: tuple[int | None, int | None, int | None]
    role: str = "new_event"
    of: str = ""
    modality: str = "asserted"
    dates: tuple[str, str] | None = WHOLE
    basis: str = "window"
    status: str = ""
    hedge: str | None = None
    unit: str = ""


JAN3, JAN5, JAN17, BAGHOUZ = ((day, day) for day in ("2022-01-03", "2022-01-05", "2022-01-17", "2019-03-21"))
OPEN = (None, None, None)
EXPECTED = [
    Expected("R01", "convoy_entry", (130, 130, 130), unit="vehicle"),
    Expected("R02", "convoy_entry", (4, 4, 4), "detail_of", "R01", unit="batch"),
    Expected("J01", "raid_operation", (4, 4, 4)),
    Expected("J02", "arrested", (11, 11, 11)),
    Expected("J03", "arrested", (2, None, None), "part_of", "J02"),
    Expected("K01", "killed", (1, 1, 1), dates=JAN17, basis="stated", status="combatant"),
    Expected("K02", "raid_operation", (1, 1, 1), "part_of", "J01", dates=JAN17, basis="stated"),
    Expected("K03", "airdrop", (1, 1, 1), "part_of", "K02", dates=JAN17, basis="stated"),
    Expected("G01", "airstrike", (1, 1, None)),
    Expected("G02", "killed", (23, 25, 25), status="combatant", hedge="nearly"),
    Expected("G03", "injured", (2, None, None), hedge="several"),
    Expected("E03", "projectile_fired", (3, 3, 3), dates=JAN5, basis="inherited", unit="projectile"),
    Expected("E04", "projectile_fired", (1, 1, 1), "part_of", "E03", dates=JAN5, basis="inherited"),
    Expected("E05", "projectile_fired", (2, 2, 2), "part_of", "E03", dates=JAN5, basis="inherited"),
    Expected("E07", "projectile_fired", (2, 2, 2), dates=JAN5, basis="inherited"),
    Expected("E08", "killed", (0, 0, None), "detail_of", modality="negated", dates=JAN5, basis="inherited"),
    Expected("W01", "withdrawal", OPEN, dates=JAN3, basis="stated", unit="person"),
    Expected("W04", "return", OPEN, "reversal", "W01", dates=("2022-01-03", "2022-01-04"), basis="inherited"),
    Expected("B07", "killed", (200, 200, 200), "background", modality="alleged", dates=BAGHOUZ, basis="stated",
             status="mixed_unsplit"),
    Expected("B08", "bodies_found", (200, 200, 200), "same_people_as", "B07", dates=BAGHOUZ, basis="inherited"),
    Expected("X02", "displaced", (2000, None, None), "cumulative", "", "hypothetical", None, "unknown"),
    Expected("X03", "killed", (200, None, None), "cumulative", "", "hypothetical", None, "unknown"),
]  # fmt: skip


@cache
def found() -> list[Candidate]:
    text = (REPORT / "article.txt").read_text(encoding="utf-8")
    return extract(Document(text, window=WINDOW))


@cache
def gold() -> dict[str, tuple[int, int]]:
    rows = json.loads((REPORT / "gold.json").read_text(encoding="utf-8"))["claims"]
    return {row["id"]: (row["evidence"]["start"], row["evidence"]["end"]) for row in rows}


def touches(candidate: Candidate, span: tuple[int, int]) -> bool:
    return candidate.start < span[1] and span[0] < candidate.end


def position(expected: Expected) -> int | None:
    """Return the index of the candidate that is the expected claim."""
    for number, candidate in enumerate(found()):
        numbers = (candidate.min, candidate.best, candidate.max)
        if (candidate.kind, numbers) == (expected.kind, expected.numbers) and touches(candidate, gold()[expected.gold]):
            return number
    return None


@pytest.mark.parametrize("expected", EXPECTED, ids=[one.gold for one in EXPECTED])
def test_the_claim_is_proposed_as_the_gold_labels_have_it(expected: Expected) -> None:
    number = position(expected)
    assert number is not None
    claim = found()[number]
    assert (claim.modality, claim.role) == (expected.modality, expected.role)
    dates = (claim.date_start and claim.date_start.isoformat(), claim.date_end and claim.date_end.isoformat())
    assert dates == (expected.dates or (None, None))
    assert claim.date_basis == expected.basis
    for name in ("status", "hedge", "unit"):
        wanted = getattr(expected, name)
        assert not wanted or getattr(claim, {"status": "victim_status"}.get(name, name)) == wanted
    if expected.of:
        assert claim.of == position(next(one for one in EXPECTED if one.gold == expected.of))


def test_the_projectiles_keep_the_words_they_came_with() -> None:
    assert [c.weapon for c in found() if c.kind == "projectile_fired"] == ["rocket", "shell", "shell", "shell"]


def test_few_candidates_stand_where_the_gold_labels_have_nothing() -> None:
    """Every other candidate lies on a labelled passage, such as a headline that repeats the body."""
    stray = [c.quote for c in found() if not any(touches(c, span) for span in gold().values())]
    assert stray == []
    assert len(found()) <= len(EXPECTED) + 8


def test_advocacy_and_page_furniture_give_no_event() -> None:
    appeal = gold()["B12"][0]
    assert {c.modality for c in found() if c.start >= appeal} == {"hypothetical"}


def test_without_a_window_nothing_is_dated_from_one() -> None:
    text = (REPORT / "article.txt").read_text(encoding="utf-8")
    claims = extract(Document(text))
    assert {c.date_basis for c in claims if c.date_start is None} == {"unknown"}
    assert "window" not in {c.date_basis for c in claims}
