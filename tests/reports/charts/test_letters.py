"""Measuring and wrapping words."""

import pytest

from reports.charts.letters import embedded, width_of, wrapped


def test_bold_letters_are_wider():
    assert width_of("Killed, combatants", 13, 600) > width_of("Killed, combatants", 13) > 0


@pytest.mark.parametrize("most", [40, 90, 200])
def test_no_line_is_wider_than_it_may_be(most):
    text = "Killed or injured in Al-Hasakah and Donaudampfschifffahrtsgesellschaft"
    lines = wrapped(text, most, 13)
    assert all(width_of(line, 13) <= most for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_letter_without_a_shape_of_ours_is_taken_for_a_wide_one():
    assert width_of("الحسكة", 13) > width_of("lllll", 13)


def test_only_the_letters_that_are_used_are_taken_along():
    few, many = embedded({400: set("ab"), 600: set()}), embedded({400: set("abcdefghijklm"), 600: set("Kk")})
    assert few.count("@font-face") == 1
    assert many.count("@font-face") == 2
    assert len(few) < len(many)
