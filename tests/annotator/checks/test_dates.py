"""Tests for the checks on where dates come from."""

from datetime import date

from annotator.checks.dates import InheritedDate, NoPublicationDate
from annotator.claims.models import Claim
from tests.annotator.checks.making import Making

TEXT = "On 3 January a boat sank. On 5 January shots were heard.\n\nTwo boats burned. Shots were heard again."
FIRST_WORDS = [["date", 3, 12]]
DATE_WORDS = [["date", 29, 38]]


def in_the_making(burned: str = "Two boats burned", sank: date = date(2022, 1, 3)) -> tuple[Making, Claim]:
    case = Making(TEXT)
    case.claim("a boat sank", date_basis="stated", date_start=sank, proposal={"evidence": FIRST_WORDS})
    case.claim("shots were heard", date_basis="stated", date_start=date(2022, 1, 5))
    inherited = case.claim(
        burned, date_basis="inherited", date_start=date(2022, 1, 5), proposal={"evidence": DATE_WORDS}
    )
    return case, inherited


def test_a_date_that_stands_in_an_earlier_paragraph_is_pointed_at() -> None:
    case, claim = in_the_making()
    (finding,) = case.findings(InheritedDate())
    assert finding.message == "This passage gives no date; 5 Jan 2022 comes from an earlier one."
    assert finding.claim == claim
    assert case.words(finding) == ["Two boats burned", "5 January"]


def test_it_stays_quiet_about_a_sentence_with_its_own_date() -> None:
    case = Making(TEXT)
    case.claim("shots were heard", date_basis="stated", date_start=date(2022, 1, 5))
    assert case.findings(InheritedDate()) == []


def test_it_stays_quiet_about_a_date_of_the_same_paragraph() -> None:
    case, _ = in_the_making(burned="shots were heard")
    assert case.findings(InheritedDate()) == []


def test_it_stays_quiet_in_a_text_that_tells_of_one_day_only() -> None:
    case, _ = in_the_making(sank=date(2022, 1, 5))
    assert case.findings(InheritedDate()) == []


def test_it_stays_quiet_about_a_date_that_only_the_window_gives() -> None:
    case = Making(TEXT)
    case.claim("shots were heard", date_basis="window", date_start=date(2022, 1, 5))
    assert case.findings(InheritedDate()) == []


def test_a_text_without_a_date_of_publication_is_asked_for_it_where_words_hang_on_it() -> None:
    case = Making("Over the past month three boats sank, one of them yesterday.", published=None)
    (finding,) = case.findings(NoPublicationDate())
    assert finding.message == "The publication date is not known, and “the past month” hangs on it."
    assert case.words(finding) == ["the past month", "yesterday"]
    assert finding.claim is None


def test_where_no_words_but_a_claim_hangs_on_it_it_is_for_information_only() -> None:
    case = Making(TEXT, published=None)
    case.claim("Two boats burned", date_basis="unknown")
    (finding,) = case.findings(NoPublicationDate())
    assert (finding.severity, finding.spans) == ("info", ())


def test_it_stays_quiet_where_every_claim_has_a_date_of_its_own() -> None:
    case = Making(TEXT, published=None)
    case.claim("Two boats burned", date_basis="stated", date_start=date(2022, 1, 5))
    assert case.findings(NoPublicationDate()) == []


def test_it_stays_quiet_about_a_dated_text() -> None:
    assert Making("Three boats sank in the past month.").findings(NoPublicationDate()) == []
