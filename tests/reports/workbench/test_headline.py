"""Headlines: names that follow the tally, numbers that disagree, and the first draft."""

from datetime import date

import pytest

from reports.workbench.drafting import draft_headline
from reports.workbench.headline import bound, mistakes, rendered
from tests.reports.workbench.rows import make_figure, number

FIGURES = [
    make_figure("killed", "combatant", number(24, 26, 26)),
    make_figure("killed", "civilian", number(6, 6, 7)),
    make_figure("arrested", "unknown", number(11)),
    make_figure("raid_operation", "not_applicable", number(4), unit="event"),
    make_figure("projectile_fired", "not_applicable", number(3, 3, 10), unit="projectile", detail="rocket"),
    make_figure("convoy_entry", "not_applicable", number(130), unit="vehicle"),
    make_figure("injured", "civilian", number(12, 12, None)),
    make_figure("killed", "mixed_unsplit", number(200), column="alleged"),
]
NAMES = bound(FIGURES)


def test_a_name_says_what_is_counted_and_the_column_where_it_is_not_the_recorded_one():
    assert list(NAMES) == [
        "killed-combatant", "killed-civilian", "arrested-unknown", "raid-operation", "projectile-fired-rocket",
        "convoy-entry-vehicle", "injured-civilian", "alleged.killed-mixed-unsplit",
    ]  # fmt: skip


def test_two_figures_never_share_a_name():
    twice = bound([make_figure(), make_figure()])
    assert len(twice) == 2


def test_a_name_is_read_as_the_figure():
    assert rendered("killing {killed-combatant} fighters", NAMES) == "killing 24–26 fighters"
    assert rendered("{injured-civilian} were injured", NAMES) == "at least 12 were injured"
    assert rendered("{nothing}", NAMES) == "{nothing}"


AGREES = [
    "The desk recorded the killing of 24–26 combatants and the arrest of 11 people.",
    "Eleven people were arrested.",
    "Four raids in the 41st month, 10 October to 10 November 2022.",
    "A convoy of 130 vehicles.",
    "At least 12 civilians were injured.",
    "200 people are alleged to have been killed.",
    "",
]
DISAGREES = [
    ("The desk recorded the killing of 30 combatants.", "“30” beside “killing” disagrees", "24–26", "killed-combatant"),
    ("25 fighters were killed.", "“25” beside “killed” disagrees", "24–26", "killed-combatant"),
    ("26 fighters were killed.", "“26” beside “killed” disagrees", "24–26", "killed-combatant"),
    ("Six civilians were killed.", "“Six” beside “killed” disagrees", "6–7", "killed-civilian"),
    ("24–25 combatants were killed.", "“24–25” beside “killed” disagrees", "24–26", "killed-combatant"),
    ("Thirteen people were arrested.", "“Thirteen” beside “arrested” disagrees", "11", "arrested-unknown"),
    ("One civilian was killed.", "“One” beside “killed” disagrees", "6–7", "killed-civilian"),
    ("3 rockets were fired.", "“3” beside “rockets” disagrees", "3–10", "projectile-fired-rocket"),
    ("{killed-combatant} killed. Then 99 houses burned.", "“99”: no figure of this draft says so", "99", "braces"),
    ("Two drones were seen.", "“Two” beside “drones”: no figure of this draft", "Two", "say it in words"),
]


@pytest.mark.parametrize("text", AGREES)
def test_a_number_that_the_tally_says_may_be_typed(text):
    assert mistakes(text, NAMES) == []


@pytest.mark.parametrize(("text", "begins", "says", "hints"), DISAGREES)
def test_a_number_that_disagrees_is_refused_by_its_word_and_figure(text, begins, says, hints):
    (mistake,) = mistakes(text, NAMES)
    assert mistake.startswith(begins)
    assert says in mistake
    assert hints in mistake


def test_an_unknown_name_is_refused_with_the_nearest_one():
    (mistake,) = mistakes("{kiled-combatant} fighters", NAMES)
    assert mistake == "“{kiled-combatant}” names no figure of this draft. Did you mean {killed-combatant}?"


def test_the_first_draft_is_in_a_monitors_manner_and_agrees_with_the_tally():
    text = draft_headline(NAMES, date(2022, 10, 10), date(2022, 11, 10), "River Watch", 41)
    said = rendered(text, NAMES)
    assert said.startswith(
        "In the 41st month of River Watch, 10 October 2022 to 10 November 2022, the desk recorded the killing of "
        "24–26 combatants and 6–7 civilians, the arrest of 11 people, 4 raids, "
    )
    assert "the firing of 3–10 rockets" in said
    assert "Alleged and not counted: 200" in said
    assert mistakes(text, NAMES) == []


@pytest.mark.parametrize(
    ("days", "series", "begins"),
    [
        ((date(2022, 1, 1), date(2022, 2, 1)), ("", 0), "In January 2022,"),
        ((date(2021, 12, 23), date(2022, 1, 23)), ("", 0), "From 23 December 2021 to 23 January 2022,"),
        ((date(2021, 12, 23), date(2022, 1, 23)), ("", 88), "In the 88th month, 23 December 2021"),
        ((date(2021, 12, 23), date(2022, 1, 23)), ("Watch", 112), "In the 112th month of Watch,"),
    ],
)
def test_the_period_is_told_as_the_monitor_tells_it(days, series, begins):
    assert draft_headline(NAMES, *days, *series).startswith(begins)


def test_nothing_counted_gives_no_headline():
    assert draft_headline({}, date(2022, 1, 1), date(2022, 2, 1)) == ""


def test_one_is_singular_and_none_is_no_number():
    names = bound([make_figure("killed", "civilian", number(1)), make_figure("injured", "civilian", None)])
    names["injured-civilian"].figure.data |= {"number": None, "reported_none": True}
    said = rendered(draft_headline(names, date(2022, 1, 1), date(2022, 2, 1)), names)
    assert said == "In January 2022, the desk recorded the killing of 1 civilian. None reported: injured, civilians."
