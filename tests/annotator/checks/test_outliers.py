"""Tests that a number is held against what earlier reports of its series say, and against no others."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from annotator.checks.actions import read_article, run_checks
from annotator.checks.models import Flag
from annotator.checks.outliers import FEWEST, OutlierInSeries, is_far_outside
from annotator.checks.series_figures import figures_of
from annotator.claims.models import Claim
from annotator.sources.models import Article, Series
from tests.factories import make_article, make_claim, make_source

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases/outlier_in_series.jsonl").read_text("utf-8").splitlines()
]
CONVOYS = {"kind": "convoy_entry", "unit": "vehicle", "victim_status": "not_applicable"}
TEXT = "During the month, {} trucks and vehicles of the Coalition crossed into Syria from Iraq."
USUAL = [60, 75, 80, 95, 110, 120, 130, 150, 180]


def report(text: str, **values: Any) -> Article:
    """Return a report of the watch's series."""
    watch, _ = Series.objects.get_or_create(key="watch", defaults={"name": "Watch", "begun": date(2019, 1, 1)})
    article = make_article(text, source=make_source(), window=None)
    Article.objects.filter(pk=article.pk).update(**({"series": watch} | values))
    article.refresh_from_db()
    return article


def said_before(numbers: list[int], said: dict[str, Any], **values: Any) -> None:
    """Add a report for each number."""
    for number in numbers:
        claim = make_claim(report("", **values), min=number, best=number, max=number)
        Claim.objects.filter(pk=claim.pk).update(**said)


def flags(article: Article) -> list[Flag]:
    read_article(article=article)
    return list(Flag.objects.filter(article=article, check_id="outlier_in_series"))


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_number_far_outside_its_series_is_flagged_and_no_other(case: dict[str, Any]) -> None:
    said_before(case["earlier"], case["said"])
    assert bool(flags(report(case["text"]))) == case["fires"]


def test_there_are_enough_cases_of_both_sorts() -> None:
    assert min(sum(case["fires"] for case in CASES), sum(not case["fires"] for case in CASES)) >= 10


@pytest.mark.django_db
def test_the_sentence_names_the_number_and_the_range_of_the_series() -> None:
    said_before(USUAL, CONVOYS)
    (flag,) = flags(report(TEXT.format("2,310")))
    assert flag.message == "2,310 vehicles; the nine earlier reports of this series say 60–180."
    assert flag.claim is not None
    assert flag.claim.best == 2310


@pytest.mark.django_db
def test_later_reports_and_other_series_do_not_count() -> None:
    said_before(USUAL, CONVOYS, series_ordinal=50)
    other = Series.objects.create(key="other", name="Other", begun=date(2019, 1, 1))
    said_before(USUAL, CONVOYS, series=other, series_ordinal=3)
    assert not flags(report(TEXT.format("2,310"), series_ordinal=40))
    assert flags(report(TEXT.format("2,311"), series_ordinal=60))


@pytest.mark.django_db
def test_an_earlier_number_that_was_rejected_does_not_count() -> None:
    said_before(USUAL[:FEWEST], CONVOYS)
    rejected = Claim.objects.first()
    assert rejected is not None
    article = report(TEXT.format("2,310"))
    assert flags(article)
    Claim.objects.filter(pk=rejected.pk).update(status="rejected")
    assert run_checks(article=article, checks=[OutlierInSeries()]).lapsed == 1


@pytest.mark.django_db
def test_a_slip_in_an_earlier_report_hides_no_later_one() -> None:
    said_before([*USUAL, 2310], CONVOYS)
    (flag,) = flags(report(TEXT.format("2,311")))
    assert flag.message == "2,311 vehicles; 9 of the 10 earlier reports of this series say 60–180."


def test_the_largest_number_that_is_the_reports_own_is_its_figure() -> None:
    own = {"kind": "killed", "unit": "person", "modality": "asserted", "role": "new_event"}
    small, large = Claim(**own, best=3), Claim(**own, min=40)
    others = [
        Claim(**(own | {"role": "cumulative"}), best=900),
        Claim(**(own | {"modality": "alleged"}), best=800),
        Claim(**own, scope=["future"], best=700),
        Claim(**own),
    ]
    assert list(figures_of([small, large, *others]).values()) == [large]


@pytest.mark.parametrize(
    ("number", "earlier", "far"),
    [
        (2310, USUAL, True),
        (2310, [*USUAL, 2310], True),
        (300, USUAL, False),
        (2310, USUAL[:4], False),
        (100, [20] * 6, True),
        (39, [20] * 6, False),
        (0, [20] * 6, True),
    ],
)
def test_the_rule_is_the_modified_z_score_of_logarithms(number: int, earlier: list[int], far: bool) -> None:
    assert is_far_outside(number, earlier) is far
