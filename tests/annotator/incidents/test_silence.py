"""Silence is kept apart from nothing reported, from none reported, from no number, and from figures."""

from datetime import date

import pytest

from annotator.incidents.constant_sources import constant_series
from annotator.incidents.facts import Number, Window
from annotator.incidents.silence import Cell, Report, coverage, months
from annotator.incidents.tally import tally

from .making import CIVILIANS, JANUARY, fact, none_reported, unquantified

YEAR = Window(date(2022, 1, 1), date(2022, 4, 1))
FEBRUARY = Window(date(2022, 2, 1), date(2022, 3, 1))
MARCH = Window(date(2022, 3, 1), date(2022, 4, 1))


def report(source, window, *places):
    return Report(source, window.start, window.end, places)


def states(reports, *facts, **options):
    cells = coverage(reports, tally(facts, YEAR), facts, months(YEAR), **options)
    return {(cell.place, cell.window.start.month): cell.state for cell in cells}


def test_where_no_source_looks_there_is_silence():
    found = states([report("a", JANUARY, "Raqqa")])
    assert found == {("Raqqa", 1): "covered", ("Raqqa", 2): "silent", ("Raqqa", 3): "silent"}


def test_a_source_that_reports_on_a_month_covers_its_whole_scope():
    found = states([report("a", JANUARY, "Raqqa"), report("a", FEBRUARY, "Homs")])
    assert found["Raqqa", 2] == "covered"
    assert found["Homs", 1] == "covered"
    assert found["Homs", 3] == "silent"


def test_a_scope_may_be_known_from_elsewhere():
    found = states([report("a", JANUARY)], scopes={"a": ["Hama"], "b": ["Idlib"]})
    assert found["Hama", 1] == "covered"
    assert found["Idlib", 1] == "silent"


STATES = [
    (fact(1, n=3, admin1="Raqqa"), "figures"),
    (unquantified(1, admin1="Raqqa"), "unquantified"),
    (none_reported(1, admin1="Raqqa"), "reported_none"),
    (fact(1, n=3, admin1="Raqqa", status="rejected"), "covered"),
    (fact(1, n=3, admin1="Raqqa", modality="alleged"), "covered"),
]


@pytest.mark.parametrize(("told", "state"), STATES, ids=[state for _, state in STATES])
def test_what_is_said_of_a_place_and_month_has_one_of_five_states(told, state):
    assert states([report("a", JANUARY, "Raqqa")], told)["Raqqa", 1] == state


def test_figures_outrank_none_reported_and_name_their_claims():
    facts = [fact(1, n=3, admin1="Raqqa"), none_reported(2, incident_id=2, admin1="Raqqa", victim_status="combatant")]
    cells = coverage([report("a", JANUARY, "Raqqa")], tally(facts, YEAR), facts, months(YEAR))
    assert cells[0] == Cell("Raqqa", JANUARY, "figures", ("a",), (1,))


def test_a_place_that_was_told_of_is_a_row_even_if_no_report_covers_it():
    assert states([], fact(1, n=3, admin1="Homs"))["Homs", 1] == "figures"


def test_claims_of_places_that_are_not_known_are_in_no_cell():
    assert states([], fact(1, n=3), fact(2, n=3, incident_id=2, places=("Nowhere",))) == {}


def test_months_run_from_the_day_on_which_the_window_begins():
    found = months(Window(date(2021, 12, 23), date(2022, 2, 10)))
    assert [(one.start, one.end) for one in found] == [
        (date(2021, 12, 23), date(2022, 1, 23)),
        (date(2022, 1, 23), date(2022, 2, 10)),
    ]


def numbers(series):
    return [found and found.number for found in (one.figure(CIVILIANS) for one in series.tallies)]


def test_R20_a_source_that_joins_does_not_move_the_constant_series():
    facts = [
        fact(1, n=3, independence_group="old"),
        fact(2, n=3, incident_id=2, independence_group="old", date_start=date(2022, 2, 3), date_end=None),
        fact(3, n=9, incident_id=3, independence_group="new", date_start=date(2022, 2, 4), date_end=None),
    ]
    series = constant_series(facts, [JANUARY, FEBRUARY])
    assert (series.sources, series.left_out) == (("old",), ("new",))
    assert numbers(series) == [Number(3, 3, 3), Number(3, 3, 3)]
    assert tally(facts, FEBRUARY).figure(CIVILIANS).number == Number(12, 12, 12)


def test_R20_a_source_that_reports_and_has_nothing_to_count_was_there_all_the_same():
    facts = [fact(1, n=3, independence_group="a")]
    both = [report("a", JANUARY), report("a", FEBRUARY)]
    assert constant_series(facts, [JANUARY, FEBRUARY], both).sources == ("a",)
    assert constant_series(facts, [JANUARY, FEBRUARY]).sources == ()


def test_R20_support_by_a_source_that_is_not_constant_makes_nothing_less_provisional():
    facts = [
        fact(1, n=3, independence_group="a", supported_by=("b",)),
        fact(2, n=1, incident_id=2, independence_group="a", date_start=date(2022, 2, 3), date_end=None),
    ]
    series = constant_series(facts, [JANUARY, FEBRUARY])
    assert series.tallies[0].figure(CIVILIANS).provisional
    assert not tally(facts, JANUARY).figure(CIVILIANS).provisional


def test_R20_no_window_has_no_series():
    assert constant_series([fact(1)], []).tallies == ()
