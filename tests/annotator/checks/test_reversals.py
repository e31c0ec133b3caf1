"""Tests for the check that finds what a text takes back."""

from annotator.checks.reversals import Reversal
from tests.annotator.checks.making import Making

TEXT = "A company left the outpost at noon. It was back by nightfall."


def test_a_return_undoes_a_withdrawal() -> None:
    case = Making(TEXT)
    left = case.claim("left the outpost", kind="withdrawal", unit="movement")
    back = case.claim("was back", kind="return", unit="movement", role="reversal", of=left)
    (finding,) = case.findings(Reversal())
    assert finding.message == "This undoes the withdrawal that the text tells of; the net is zero."
    assert finding.claim == back
    assert case.words(finding) == ["left the outpost", "was back"]


def test_it_stays_quiet_about_a_withdrawal_that_stands() -> None:
    case = Making(TEXT)
    case.claim("left the outpost", kind="withdrawal", unit="movement")
    assert case.findings(Reversal()) == []


def test_it_stays_quiet_about_a_return_of_somebody_else() -> None:
    case = Making(TEXT)
    case.claim("left the outpost", kind="withdrawal", unit="movement")
    case.claim("was back", kind="return", unit="person", role="new_event")
    assert case.findings(Reversal()) == []
