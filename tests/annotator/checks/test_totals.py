"""Tests for the check that parts fit into their total."""

from annotator.checks.totals import PartAgainstWhole
from tests.annotator.checks.making import Making

TEXT = "They held 12 men: seven in the north, six in the south and nobody else."
check = PartAgainstWhole()


def test_parts_that_are_more_than_the_total_are_a_warning_on_the_total() -> None:
    case = Making(TEXT)
    whole = case.claim("12 men", number=12)
    case.claim("seven", of=whole, role="part_of", number=7)
    case.claim("six", of=whole, role="part_of", number=6)
    (finding,) = case.findings(check)
    assert finding.message == "The parts are more than the total: 7 + 6 = 13, of 12."
    assert finding.claim == whole
    assert case.words(finding) == ["12 men", "seven", "six"]
    assert not finding.severity


def test_one_part_above_its_total_is_enough() -> None:
    case = Making(TEXT)
    whole = case.claim("six", number=6)
    case.claim("seven", of=whole, role="part_of", number=7)
    (finding,) = case.findings(check)
    assert finding.message == "The parts are more than the total: 7, of 6."


def test_parts_that_meet_the_total_exactly_pass_and_say_so() -> None:
    case = Making("Three shells fell: one by the mill, and the other two in the river.")
    whole = case.claim("Three shells", number=3, unit="projectile")
    case.claim("one", of=whole, role="part_of", number=1, unit="projectile")
    case.claim("two", of=whole, role="part_of", number=2, unit="projectile")
    (finding,) = case.findings(check)
    assert (finding.severity, finding.message) == ("ok", "The parts add up: 1 + 2 = 3. Only the total counts.")


def test_it_stays_quiet_about_parts_that_leave_a_remainder() -> None:
    case = Making(TEXT)
    whole = case.claim("12 men", number=12)
    case.claim("seven", of=whole, role="part_of", number=7)
    assert case.findings(check) == []


def test_it_stays_quiet_about_a_total_without_an_upper_end() -> None:
    case = Making(TEXT)
    whole = case.claim("12 men", min=5, best=5)
    case.claim("seven", of=whole, role="part_of", number=7)
    assert case.findings(check) == []


def test_it_stays_quiet_about_a_detail_in_another_unit() -> None:
    case = Making(TEXT)
    whole = case.claim("six", number=6, unit="batch")
    case.claim("seven", of=whole, role="part_of", number=7)
    assert case.findings(check) == []


def test_it_stays_quiet_about_a_part_without_a_number() -> None:
    case = Making(TEXT)
    whole = case.claim("six", number=6)
    case.claim("nobody else", of=whole, role="part_of")
    assert case.findings(check) == []


def test_it_stays_quiet_about_a_part_whose_total_was_rejected() -> None:
    case = Making(TEXT)
    whole = case.claim("six", number=6)
    case.claim("seven", of=whole, role="part_of", number=7)
    case.claims.remove(whole)
    assert case.findings(check) == []
