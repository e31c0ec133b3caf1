"""Tests that the checks notice in the 88th monthly report what its labels expect (METHOD §6)."""

import pytest

from annotator.checks.looking import Noticed, look_through
from annotator.sources.dating import infer_dates
from annotator.sources.models import Article
from annotator.sources.normalise import normalise
from bench import corpus

# The labels' names for what the checks call by their ids.
OUR_CHECK = {
    "F01": "period_named_twice", "F02": "part_against_whole", "F03": "same_number_both_sides", "F04": "unit_drift",
    "F05": "same_people_twice", "F06": "impossible_order", "F07": "stale_duration", "F08": "stale_duration",
    "F09": "reversal", "F10": "date_inherited", "F11": "no_publication_date", "F12": "one_of_several",
    "F13": "headline_repeated", "F14": "mixed_status", "F15": "combined_measure", "F16": "suspected_slip",
    "F17": "page_furniture", "F18": "calendar_month_against_window", "F19": "name_drift", "F20": "advocacy",
}  # fmt: skip
ALLOWED_BEYOND = 6


@pytest.fixture(scope="module")
def gold() -> dict:
    return corpus.document("88th_month/gold.json")


@pytest.fixture(scope="module")
def text() -> str:
    return normalise(corpus.text("88th_month/article.txt"))


@pytest.fixture(scope="module")
def noticed(text: str) -> list[Noticed]:
    dating = infer_dates(text)
    article = Article(
        text=text,
        window_start=dating.window_start,
        window_end=dating.window_end,
        series_ordinal=dating.series_ordinal,
    )
    return look_through(article)


def passages(gold: dict, flag: dict) -> list[tuple[int, int]]:
    """Return the labelled spans that a flag is about: those of its claims, else those of its paragraphs."""
    spans = {claim["id"]: (claim["evidence"]["start"], claim["evidence"]["end"]) for claim in gold["claims"]}
    numbered = {one["para"]: (one["start"], one["end"]) for one in gold["paragraph_spans"]}
    return [spans[name] for name in flag["claims"]] + [numbered[n] for n in flag.get("paras", [])]


def meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@pytest.mark.parametrize("flag_id", OUR_CHECK)
def test_an_expected_flag_is_raised_and_points_at_its_passages(
    flag_id: str, gold: dict, noticed: list[Noticed]
) -> None:
    (flag,) = [one for one in gold["expected_flags"] if one["id"] == flag_id]
    wanted = passages(gold, flag)
    spans = [span for one in noticed if one.check == OUR_CHECK[flag_id] for span in one.spans]
    assert spans
    assert not wanted or any(meets(span, passage) for span in spans for passage in wanted)


def test_every_label_has_its_check(gold: dict) -> None:
    assert {one["id"] for one in gold["expected_flags"]} == set(OUR_CHECK)


def test_few_further_flags_are_raised(gold: dict, noticed: list[Noticed]) -> None:
    labelled = [(OUR_CHECK[flag["id"]], passages(gold, flag)) for flag in gold["expected_flags"]]
    beyond = [one for one in noticed if not any(_is(one, check, spans) for check, spans in labelled)]
    assert len(beyond) <= ALLOWED_BEYOND, beyond


def _is(one: Noticed, check: str, spans: list[tuple[int, int]]) -> bool:
    return one.check == check and (not spans or any(meets(span, other) for span in one.spans for other in spans))
