"""Tests for the check that people are not counted twice."""

from annotator.checks.people import SamePeopleTwice
from tests.annotator.checks.making import Making

TEXT = "The raid killed 40 villagers. The next morning 40 bodies were laid to rest. Three bodies came later."
check = SamePeopleTwice()


def test_bodies_and_killed_with_one_number_are_probably_the_same_people() -> None:
    case = Making(TEXT)
    case.claim("killed 40 villagers", kind="killed", number=40)
    bodies = case.claim("40 bodies", kind="bodies_found", unit="body", number=40)
    (finding,) = case.findings(check)
    assert finding.message == "The 40 bodies may be the people counted as killed in this text."
    assert finding.claim == bodies
    assert case.words(finding) == ["40 bodies", "killed 40 villagers"]


def test_the_extractors_own_reading_is_enough_when_numbers_differ() -> None:
    case = Making(TEXT)
    killed = case.claim("killed 40 villagers", kind="killed", number=40)
    case.claim("Three bodies", kind="bodies_found", unit="body", number=3, role="same_people_as", of=killed)
    (finding,) = case.findings(check)
    assert finding.message == "The 3 bodies may be the people counted as killed in this text."


def test_it_stays_quiet_about_another_number_of_bodies() -> None:
    case = Making(TEXT)
    case.claim("killed 40 villagers", kind="killed", number=40)
    case.claim("Three bodies", kind="bodies_found", unit="body", number=3)
    assert case.findings(check) == []


def test_it_stays_quiet_about_one_death_and_one_body() -> None:
    case = Making("A guard was killed. A body was found in the canal.")
    case.claim("A guard was killed", kind="killed", number=1)
    case.claim("A body", kind="bodies_found", unit="body", number=1)
    assert case.findings(check) == []


def test_it_stays_quiet_about_a_number_far_away_in_the_text() -> None:
    case = Making(TEXT)
    case.claim("killed 40 villagers", kind="killed", number=40, paragraph=1)
    case.claim("40 bodies", kind="bodies_found", unit="body", number=40, paragraph=9)
    assert case.findings(check) == []
