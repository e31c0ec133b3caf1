"""Tests that every check introduces itself."""

import pytest

from annotator.checks.base import Check
from annotator.checks.models import Flag
from annotator.checks.registry import CHECKS, name_of

every_check = pytest.mark.parametrize("check", CHECKS, ids=[check.id for check in CHECKS])


def test_no_two_checks_have_one_id() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)


@every_check
def test_a_check_has_a_name_a_sentence_and_a_severity(check: Check) -> None:
    assert check.name[0].isupper()
    assert check.description.endswith(".")
    assert check.severity in Flag.Severity.values
    assert len(check.id) <= Flag._meta.get_field("check_id").max_length


@every_check
def test_a_check_shows_what_it_catches_and_what_it_must_not(check: Check) -> None:
    assert type(check).__doc__


def test_a_flag_of_a_check_that_is_gone_still_has_a_name() -> None:
    assert name_of("of_old_times") == "of old times"
    assert name_of("reversal") == "Reversal"
