"""Tests for the check that a report calls its own period by one name."""

import pytest

from annotator.checks.periods import PeriodNamedTwice
from tests.annotator.checks.making import Making

REPORT = (
    "Patrol Watch, 52nd month: fewer convoys\n\n"
    "Patrol Watch closes its 52nd month of observations along the canal.\n\n"
    "In the 49th month of observations, 60 lorries came in. Some of them turned back.\n\n"
    "Eight people were held for a night."
)
check = PeriodNamedTwice()


def test_it_points_at_both_names_and_at_the_claims_of_that_paragraph() -> None:
    case = Making(REPORT)
    lorries = case.claim("60 lorries came in")
    turned = case.claim("Some of them turned back")
    case.claim("Eight people were held")
    findings = case.findings(check)
    assert [finding.claim for finding in findings] == [lorries, turned]
    assert findings[0].message == "This paragraph speaks of the 49th month, the report of the 52nd."
    assert case.words(findings[0]) == ["49th month", "52nd month"]


def test_a_paragraph_without_claims_still_gets_its_flag() -> None:
    (finding,) = Making(REPORT).findings(check)
    assert finding.claim is None


def test_it_says_hold() -> None:
    assert check.severity == "hold"


def test_the_number_of_a_known_series_decides_which_name_is_the_reports_own() -> None:
    case = Making("In the 7th month of the watch.\n\nThe 7th month of the watch.\n\nThe 8th month.", series_ordinal=8)
    findings = case.findings(check)
    assert {finding.message for finding in findings} == {
        "This paragraph speaks of the 7th month, the report of the 8th."
    }


def test_a_count_of_months_names_the_report_too() -> None:
    text = "30 months of canal patrols\n\nIt was the 30th month of canal patrols. In the 29th month, two boats sank."
    (finding,) = Making(text).findings(check)
    assert "29th" in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "That is more than in the 51st month of observations.",
        "Compared with the 51st month, fewer people came.",
        "Since the 40th month of observations the canal has been closed.",
        "As in our report on the 51st month of observations, no lorry was stopped.",
        "It was the 3rd month of her pregnancy.",
        "He was held in the 2nd week of the drought.",
        "The canal has been closed for 14 months of hardship.",
        "In the 52nd month of observations, 60 lorries came in.",
    ],
)
def test_it_stays_quiet_about(sentence: str) -> None:
    case = Making(f"Patrol Watch closes its 52nd month of observations along the canal.\n\n{sentence}")
    assert case.findings(check) == []


def test_it_stays_quiet_about_a_text_that_has_no_number() -> None:
    assert Making("Sixty lorries came in last month.").findings(check) == []
